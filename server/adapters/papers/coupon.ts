import type { CouponFacts } from '../../domain/paper-facts.ts';
import { surnameAndInitials } from '../../domain/initials.ts';
import { appealFormTexts, paperTexts as texts } from '../../contract/texts/papers.ts';
import { fill, type Text } from '../../contract/texts/text.ts';
import { setCheckBlock } from './check-block.ts';
import { dayAndTime, dayInWords } from './dates.ts';
import { setFooters } from './footer.ts';
import { setLetterhead } from './letterhead.ts';
import { setStacked, type StackedRow } from './rows.ts';
import { INK, Sheet, SOFT_INK, TICKET, type Style } from './sheet.ts';

const OFFICE: Style = { weight: 'semibold', size: 8.5, colour: INK, leading: -0.5 };
const KIND: Style = { weight: 'semibold', size: 8.5, colour: SOFT_INK };
const NUMBER: Style = { weight: 'bold', size: 30, colour: TICKET, leading: -4 };
const MARK: Style = { weight: 'semibold', size: 9, colour: TICKET };
const LETTERHEAD = { band: 5, emblem: 26, beside: 10, below: 9, office: OFFICE };
/** The side of the code: 26 mm. */
const CHECK = 74;

/** The coupon of an accepted appeal (GOV, MFA; O87-40): as small as a ticket, as wide as a phone, and of one page where it can be. */
export async function printCoupon(facts: CouponFacts, checkUrl: string): Promise<Uint8Array> {
  const whole = setCoupon(facts, checkUrl, { bottom: 16 });
  if (whole.pages === 1) return whole.bytes();
  const parted = setCoupon(facts, checkUrl, { bottom: 48 });
  setFooters(parted, titleOf(facts), facts.language);
  return parted.bytes();
}

const titleOf = ({ language, label }: CouponFacts) => `${fill(texts.coupon, language)} ${label}`;

function setCoupon(facts: CouponFacts, checkUrl: string, { bottom }: { bottom: number }): Sheet {
  const { language } = facts;
  const say = (text: Text) => fill(text, language);
  const sheet = new Sheet({
    size: 'A6',
    margins: { top: 22, right: 24, bottom, left: 24 },
    title: titleOf(facts),
    language,
    issuedAt: new Date(facts.issuedAt),
  });
  setHead(sheet, facts, say);
  setStacked(sheet, linesOf(facts, say));
  sheet.toFoot(CHECK + 10);
  setCheckBlock(sheet, checkUrl, language, CHECK);
  return sheet;
}

function setHead(sheet: Sheet, facts: CouponFacts, say: (text: Text) => string): void {
  setLetterhead(sheet, facts.office[facts.language], LETTERHEAD);
  sheet.write('H1', `${say(texts.coupon)} · ${say(texts.number)}`, KIND);
  sheet.write('P', facts.label, sizedFor(sheet, facts.label));
  if (facts.fromReception) sheet.write('P', say(texts.fromReception), MARK);
  sheet.space(6);
  sheet.rule();
  sheet.space(6);
}

/** The number stands on one line, however long it is. */
function sizedFor(sheet: Sheet, label: string): Style {
  const wide = sheet.use(NUMBER).widthOfString(label);
  return { ...NUMBER, size: Math.min(NUMBER.size, (NUMBER.size * sheet.width) / (wide + 1)) };
}

function linesOf(facts: CouponFacts, say: (text: Text) => string): StackedRow[][] {
  const { language, timeZone, acceptedBy, term, answerPlace } = facts;
  const form = say(appealFormTexts[facts.form]);
  const { surname, givenName, patronymic } = facts.applicant;
  return [
    [
      {
        label: say(texts.registeredAt),
        value: dayAndTime(facts.registeredAt, timeZone, language),
        strong: true,
      },
    ],
    [{ label: say(texts.applicant), value: [surname, givenName, patronymic].filter(Boolean).join(' ') }],
    [
      {
        label: say(texts.acceptedBy),
        value: surnameAndInitials(acceptedBy.name),
        note: acceptedBy.post[language],
      },
    ],
    [
      {
        label: say(texts.form),
        value: facts.complaint ? `${form}, ${say(texts.complaint)}` : form,
      },
      ...(term ? [{ label: say(texts.term), value: dayInWords(term, language), strong: true }] : []),
    ],
    ...(answerPlace ? [[{ label: say(texts.answerPlace), value: answerPlace[language] }]] : []),
  ];
}
