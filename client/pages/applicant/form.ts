import type { TicketRules } from '$contract/catalogue.ts';
import type { CallInput } from '$contract/commands.ts';
import { phone } from '$contract/person.ts';
import { takeTicket } from '$contract/ticket.ts';
import type { Language, ReceptionLanguage } from '$contract/language.ts';

/** What a person has typed so far; all of it plain text, as the fields hold it. */
export type Draft = {
  officeId: string;
  serviceId: string;
  surname: string;
  givenName: string;
  patronymic: string;
  iin: string;
  phone: string;
  email: string;
  address: string;
  forOrganisation: boolean;
  organisationName: string;
  bin: string;
  forAnother: boolean;
  representativeSurname: string;
  representativeGivenName: string;
  representativePatronymic: string;
  authority: string;
  /** As a date field gives it, `2026-12-31`, or as people write it where there is none, `31.12.2026`. */
  authorityUntil: string;
  reception: ReceptionLanguage | '';
  needInterpreter: boolean;
  interpreterFor: string;
  essence: string;
  /** O87-9: received out of turn. */
  outOfTurn: boolean;
  category: string;
  proof: string;
  /** O87-8: from out of town. */
  fromOutOfTown: boolean;
  outOfTown: string;
  /** The matter is a complaint of officials of the office. */
  complains: boolean;
  complainsOf: string[];
  consent: boolean;
};

export const STEPS = ['office', 'person', 'matter', 'consent'] as const;
export type Step = (typeof STEPS)[number];

/** The fields of each step, in the order of the screen, by their paths in the input. */
export const STEP_FIELDS: Record<Step, readonly string[]> = {
  office: ['officeId', 'serviceId'],
  person: [
    'applicant.name.surname',
    'applicant.name.givenName',
    'applicant.name.patronymic',
    'applicant.iin',
    'applicant.phone',
    'applicant.email',
    'applicant.address',
    'applicant.organisation.name',
    'applicant.organisation.bin',
    'applicant.representative.name.surname',
    'applicant.representative.name.givenName',
    'applicant.representative.name.patronymic',
    'applicant.representative.authority',
    'applicant.representative.authorityUntil',
  ],
  matter: [
    'languages.reception',
    'languages.interpreterFor',
    'essence',
    'outOfTurn.category',
    'outOfTurn.proof',
    'outOfTown',
    'complainsOf',
  ],
  consent: ['consentToVideo'],
};

/** A reception is held in Kazakh or Russian; a person who reads English chooses for themselves. */
export const emptyDraft = (language: Language): Draft => ({
  officeId: '',
  serviceId: '',
  surname: '',
  givenName: '',
  patronymic: '',
  iin: '',
  phone: '',
  email: '',
  address: '',
  forOrganisation: false,
  organisationName: '',
  bin: '',
  forAnother: false,
  representativeSurname: '',
  representativeGivenName: '',
  representativePatronymic: '',
  authority: '',
  authorityUntil: '',
  reception: language === 'en' ? '' : language,
  needInterpreter: false,
  interpreterFor: '',
  essence: '',
  outOfTurn: false,
  category: '',
  proof: '',
  fromOutOfTown: false,
  outOfTown: '',
  complains: false,
  complainsOf: [],
  consent: false,
});

export type TakeInput = CallInput<'ticket.take'>;

/** The draft as the contract takes it; what is left empty is left out. */
export function inputOf(draft: Draft, screen: Language, secret: string): TakeInput {
  return {
    officeId: draft.officeId,
    serviceId: draft.serviceId,
    languages: {
      // An empty choice is found by the schema and shown as such.
      reception: draft.reception as ReceptionLanguage,
      screen,
      interpreterFor: draft.needInterpreter ? draft.interpreterFor : undefined,
    },
    applicant: {
      name: { surname: draft.surname, givenName: draft.givenName, patronymic: given(draft.patronymic) },
      iin: given(draft.iin),
      phone: given(draft.phone),
      email: given(draft.email),
      address: given(draft.address),
      organisation: draft.forOrganisation
        ? { name: draft.organisationName, bin: given(draft.bin) }
        : undefined,
      representative: draft.forAnother
        ? {
            name: {
              surname: draft.representativeSurname,
              givenName: draft.representativeGivenName,
              patronymic: given(draft.representativePatronymic),
            },
            authority: given(draft.authority),
            authorityUntil: given(isoDay(draft.authorityUntil)),
          }
        : undefined,
    },
    essence: draft.essence,
    outOfTurn: draft.outOfTurn ? { category: draft.category, proof: draft.proof } : undefined,
    outOfTown: draft.fromOutOfTown ? draft.outOfTown : undefined,
    complainsOf: draft.complains ? someOf(draft.complainsOf) : [],
    consentToVideo: draft.consent,
    secret,
  };
}

/** A complaint of nobody is found by the schema like any empty choice. */
const someOf = (officials: readonly string[]) => (officials.length > 0 ? [...officials] : ['']);

/** The paths of what is wrong, by the contract's schema and by the office's rules of today. */
export function wrongFields(input: TakeInput, rules: TicketRules | undefined): string[] {
  const parsed = takeTicket.input.safeParse(input);
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => fieldOf(path)));
  if (!input.consentToVideo) wrong.add('consentToVideo');
  if (rules?.essenceRequired && !input.essence.trim()) wrong.add('essence');
  const { outOfTurn } = input;
  if (outOfTurn && rules && !rules.outOfTurn.some(({ key }) => key === outOfTurn.category))
    wrong.add('outOfTurn.category');
  if (lacksContact(input.applicant, rules)) wrong.add('applicant.phone');
  return [...wrong];
}

/** The officials complained of are one field, whichever of them is wrong. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'complainsOf' ? 'complainsOf' : path.join('.');

/** Has this person filled in anything of what few people need? */
export const isSpecialCase = ({ outOfTurn, fromOutOfTown, complains }: Draft): boolean =>
  outOfTurn || fromOutOfTown || complains;

/** The step that holds the first of these fields. */
export const stepOfField = (fields: readonly string[]): Step | undefined =>
  STEPS.find((step) => STEP_FIELDS[step].some((field) => fields.includes(field)));

/** A code reaches a telephone or a letter box; an answer also a postal address. */
function lacksContact({ phone, email, address }: TakeInput['applicant'], rules: TicketRules | undefined) {
  if (phone || email) return false;
  return rules?.codeRequired === true || (rules?.particularsRequired === true && !address);
}

/** Safari 14 has no date field on a desk: there the day is typed. */
export const isoDay = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    );

const given = (text: string): string | undefined => text.trim() || undefined;

/** A telephone as it will be kept, in groups that can be checked by eye; what is none is shown as it was typed. */
export function shownPhone(typed: string): string {
  const kept = phone.safeParse(typed);
  if (!kept.success) return typed.trim();
  return kept.data.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4');
}
