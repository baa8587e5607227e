import { documentKindTexts } from '../../contract/texts/dossier.ts';
import type { ProtocolFacts } from '../../domain/paper-facts.ts';
import { surnameAndInitials } from '../../domain/initials.ts';
import type { PersonName } from '../../contract/person.ts';
import { documentConcernsTexts, paperTexts as texts, participantTexts } from '../../contract/texts/papers.ts';
import type { Say } from './protocol.ts';
import { setRows } from './rows.ts';
import { INK, type Sheet, type Style } from './sheet.ts';

const BODY: Style = { weight: 'regular', size: 10.5, colour: INK };

export function setParticipants(sheet: Sheet, facts: ProtocolFacts, say: Say): void {
  const { language, organisation, authority } = facts;
  setRows(sheet, [
    ...facts.participants.map(({ name, kind, post, joined }) => ({
      label: say(participantTexts[kind]),
      value: [
        joined ? fullName(name) : `${fullName(name)} (${say(texts.didNotJoin)})`,
        ...(post ? [post[language]] : []),
      ].join('\n'),
    })),
    ...(organisation ? [{ label: say(texts.organisation), value: organisation }] : []),
    ...(authority ? [{ label: say(texts.authority), value: authority }] : []),
  ]);
}

/** O87-10: what was shown, whether it matched, by whom and when checked. Never a number. */
export function setChecks(sheet: Sheet, facts: ProtocolFacts, say: Say, time: (at: string) => string): void {
  if (facts.checks.length === 0) {
    sheet.write('P', say(texts.noChecks), BODY);
    return;
  }
  setRows(
    sheet,
    facts.checks.map(({ document, concerns, matches, checkedBy, at }) => {
      const by = say(texts.checkedBy, { name: surnameAndInitials(checkedBy), time: time(at) });
      const shown = say(documentKindTexts[document]);
      const judged = say(matches ? texts.matches : texts.matchesNot);
      return {
        label: say(documentConcernsTexts[concerns]),
        value: `${document === 'none' ? shown : `${shown}: ${judged}`}\n${by}`,
      };
    }),
  );
}

const fullName = ({ surname, givenName, patronymic }: PersonName) =>
  [surname, givenName, patronymic].filter(Boolean).join(' ');
