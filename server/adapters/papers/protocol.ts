import type { ProtocolFacts } from '../../domain/paper-facts.ts';
import { outcomeTexts } from '../../contract/texts/desk.ts';
import { paperTexts as texts, receptionLanguageTexts } from '../../contract/texts/papers.ts';
import { fill, type Parameters, type Text } from '../../contract/texts/text.ts';
import { setCheckBlock } from './check-block.ts';
import { dayAndTime } from './dates.ts';
import { setFooters } from './footer.ts';
import { setLetterhead } from './letterhead.ts';
import { setAppeals } from './protocol-appeals.ts';
import { setMessages } from './protocol-messages.ts';
import { setChecks, setParticipants } from './protocol-people.ts';
import { setHeading, setLongText, setSubheading } from './prose.ts';
import { setRows } from './rows.ts';
import { INK, Sheet, SOFT_INK, TICKET, type Style } from './sheet.ts';

const OFFICE: Style = { weight: 'semibold', size: 11, colour: INK };
const TITLE: Style = { weight: 'bold', size: 22, colour: TICKET, leading: -3 };
const UNDER_TITLE: Style = { weight: 'regular', size: 11, colour: SOFT_INK };
const BODY: Style = { weight: 'regular', size: 10.5, colour: INK };
const LETTERHEAD = { band: 6, emblem: 34, beside: 12, below: 20, office: OFFICE };

export type Say = (text: Text, parameters?: Parameters) => string;

/** The protocol of a reception: what was, who took part, what was said, answered and agreed to. */
export async function printProtocol(facts: ProtocolFacts, checkUrl: string): Promise<Uint8Array> {
  const { language } = facts;
  const say: Say = (text, parameters) => fill(text, language, parameters);
  const title = `${say(texts.protocol)} ${facts.ticketLabel}`;
  const sheet = new Sheet({
    size: 'A4',
    margins: { top: 54, right: 60, bottom: 64, left: 68 },
    title,
    language,
    issuedAt: new Date(facts.issuedAt),
  });
  const time = (at: string) => dayAndTime(at, facts.timeZone, language);
  setTitle(sheet, facts, say, time);
  setHeading(sheet, say(texts.about));
  setRows(sheet, aboutRows(facts, say, time));
  setHeading(sheet, say(texts.participants));
  setParticipants(sheet, facts, say);
  setHeading(sheet, say(texts.checks));
  setChecks(sheet, facts, say, time);
  setHeading(sheet, say(texts.content));
  setSubheading(sheet, say(texts.essence));
  setLongText(sheet, facts.essence || say(texts.noEssence));
  setAppeals(sheet, facts.appeals, say);
  setMessages(sheet, facts, say, time);
  setOutcome(sheet, facts, say);
  setHeading(sheet, say(texts.consents));
  for (const consent of consentsOf(facts, say, time)) sheet.write('P', consent, BODY, { paragraphGap: 3 });
  sheet.space(18);
  setCheckBlock(sheet, checkUrl, language, 96);
  setFooters(sheet, title, language);
  return sheet.bytes();
}

type Time = (at: string) => string;

function setTitle(sheet: Sheet, facts: ProtocolFacts, say: Say, time: Time): void {
  setLetterhead(sheet, facts.office[facts.language], LETTERHEAD);
  sheet.write('H1', say(texts.protocol), TITLE);
  sheet.space(2);
  sheet.write('P', `${facts.ticketLabel} · ${time(facts.endedAt)}`, UNDER_TITLE);
}

function aboutRows(facts: ProtocolFacts, say: Say, time: Time) {
  const { language, office, desk, service, startedAt, endedAt, interpreterFor } = facts;
  return [
    { label: say(texts.place), value: office[language] },
    { label: say(texts.way), value: say(texts.byVideo, { desk }) },
    { label: say(texts.ticket), value: facts.ticketLabel },
    { label: say(texts.service), value: service[language] },
    ...(startedAt ? [{ label: say(texts.startedAt), value: time(startedAt) }] : []),
    { label: say(texts.endedAt), value: time(endedAt) },
    { label: say(texts.language), value: say(receptionLanguageTexts[facts.receptionLanguage]) },
    {
      label: say(texts.interpreter),
      value: interpreterFor
        ? say(texts.interpreterFor, { language: interpreterFor })
        : say(texts.noInterpreter),
    },
  ];
}

function setOutcome(sheet: Sheet, { outcome, answer }: ProtocolFacts, say: Say): void {
  const { title, description } = outcomeTexts[outcome];
  setHeading(sheet, say(texts.outcome));
  sheet.write('P', `${say(title)}. ${say(description)}`, BODY);
  if (!answer) return;
  setSubheading(sheet, say(texts.answer));
  setLongText(sheet, answer);
}

function consentsOf({ consentToVideoAt, oralConsentAt }: ProtocolFacts, say: Say, time: Time): string[] {
  const given = [
    ...(consentToVideoAt ? [say(texts.consentToVideo, { time: time(consentToVideoAt) })] : []),
    ...(oralConsentAt ? [say(texts.consentToOral, { time: time(oralConsentAt) })] : []),
  ];
  return given.length > 0 ? given : [say(texts.noConsents)];
}
