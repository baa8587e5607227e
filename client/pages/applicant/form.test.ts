import { describe, expect, test } from 'vitest';
import type { TicketRules } from '$contract/catalogue.ts';
import { fieldTexts } from '$contract/texts/applicant.ts';
import { takeTicket } from '$contract/ticket.ts';
import {
  emptyDraft,
  inputOf,
  shownPhone,
  STEP_FIELDS,
  stepOfField,
  STEPS,
  wrongFields,
  type Draft,
} from './form.ts';

const officeId = '0f7a1c5e-1111-4222-8333-123456789abc';
const serviceId = '0f7a1c5e-2222-4222-8333-123456789abc';
const secret = 'a'.repeat(43);
const inAll = (text: string) => ({ kk: text, ru: text, en: text });
const regional: TicketRules = {
  particularsRequired: true,
  essenceRequired: true,
  codeRequired: true,
  videoOnly: false,
  legalRef: 'O87-3',
  outOfTurn: [{ key: 'disability', name: inAll('Мүгедектік'), proof: inAll('Анықтама') }],
  outOfTownSameDay: true,
};
const district: TicketRules = {
  ...regional,
  particularsRequired: false,
  essenceRequired: false,
  codeRequired: false,
};

const aigul: Draft = {
  ...emptyDraft('kk'),
  officeId,
  serviceId,
  surname: 'Әбдіқадырова',
  givenName: 'Айгүл',
  consent: true,
};
const wrongOf = (draft: Partial<Draft>, rules: TicketRules) =>
  wrongFields(inputOf({ ...aigul, ...draft }, 'kk', secret), rules);

describe('the form of a ticket', () => {
  test('O87-39: at a district office a name and the consent are enough', () => {
    expect(wrongOf({}, district)).toEqual([]);
    expect(takeTicket.input.parse(inputOf(aigul, 'kk', secret)).applicant).toEqual({
      name: { surname: 'Әбдіқадырова', givenName: 'Айгүл' },
    });
  });

  test('O87-3: elsewhere the essence is asked for, and a telephone or an address', () => {
    expect(wrongOf({}, regional).sort()).toEqual(['applicant.phone', 'essence']);
    const uncoded = { ...regional, codeRequired: false };
    expect(wrongOf({ essence: 'Тергеу созылды', address: 'Семей, Абай к. 1' }, uncoded)).toEqual([]);
  });

  test('TRP: where a code proves the contact, a telephone or an e-mail is asked for, an address is not enough', () => {
    const essence = 'Тергеу созылды';
    expect(wrongOf({ essence, address: 'Семей, Абай к. 1' }, regional)).toEqual(['applicant.phone']);
    expect(wrongOf({ essence, email: 'aigul@example.kz' }, regional)).toEqual([]);
    expect(wrongOf({ essence, phone: '8 701 123 45 67' }, regional)).toEqual([]);
  });

  test('O87-10: a power of attorney names its last day, as a date field gives it or as people write it', () => {
    const forAnother = {
      forAnother: true,
      representativeSurname: 'Серікова',
      representativeGivenName: 'Дана',
    };
    const untilOf = (authorityUntil: string) =>
      inputOf({ ...aigul, ...forAnother, authorityUntil }, 'kk', secret).applicant.representative
        ?.authorityUntil;
    expect(untilOf('2026-12-31')).toBe('2026-12-31');
    expect(untilOf('1.2.2027')).toBe('2027-02-01');
    expect(untilOf('')).toBeUndefined();
    expect(wrongOf({ ...forAnother, authorityUntil: '31.02.2027' }, district)).toEqual([
      'applicant.representative.authorityUntil',
    ]);
  });

  test('a wrong digit of the IIN is found before sending, an empty IIN is no mistake', () => {
    expect(wrongOf({ iin: '840101300001' }, district)).toEqual(['applicant.iin']);
    expect(wrongOf({ iin: '' }, district)).toEqual([]);
  });

  test('a telephone may be written as people write it', () => {
    const input = inputOf({ ...aigul, phone: '8 (701) 123-45-67' }, 'ru', secret);
    expect(takeTicket.input.parse(input).applicant.phone).toBe('+77011234567');
  });

  test('an organisation and a representative count only while their boxes are ticked', () => {
    expect(wrongOf({ organisationName: '', representativeSurname: '7' }, district)).toEqual([]);
    const wrong = wrongOf({ forOrganisation: true, forAnother: true }, district);
    expect(wrong.sort()).toEqual([
      'applicant.organisation.name',
      'applicant.representative.name.givenName',
      'applicant.representative.name.surname',
    ]);
  });

  test('O87-9, O87-8: special cases count only while their boxes are ticked', () => {
    const typed = {
      category: 'disability',
      proof: 'Анықтама',
      outOfTown: 'Қаскелең',
      complainsOf: [serviceId],
    };
    expect(inputOf({ ...aigul, ...typed }, 'kk', secret)).toMatchObject({ complainsOf: [] });
    expect(inputOf({ ...aigul, ...typed }, 'kk', secret).outOfTurn).toBeUndefined();
    const ticked = { ...typed, outOfTurn: true, fromOutOfTown: true, complains: true };
    expect(wrongOf(ticked, district)).toEqual([]);
    expect(inputOf({ ...aigul, ...ticked }, 'kk', secret)).toMatchObject({
      outOfTurn: { category: 'disability', proof: 'Анықтама' },
      outOfTown: 'Қаскелең',
      complainsOf: [serviceId],
    });
  });

  test('O87-9: a category that this office’s rule does not name, or no paper, is found before sending', () => {
    const claims = { outOfTurn: true, category: 'minister', proof: ' ' };
    expect(wrongOf(claims, district).sort()).toEqual(['outOfTurn.category', 'outOfTurn.proof']);
  });

  test('a ticked case with nothing in it is a mistake, not silence', () => {
    const ticked = { fromOutOfTown: true, complains: true };
    expect(wrongOf(ticked, district).sort()).toEqual(['complainsOf', 'outOfTown']);
  });

  test('one who reads English chooses the language of the talk; it is not chosen for them', () => {
    const english = {
      ...emptyDraft('en'),
      officeId,
      serviceId,
      surname: 'Smith',
      givenName: 'Ann',
      consent: true,
    };
    expect(wrongFields(inputOf(english, 'en', secret), district)).toEqual(['languages.reception']);
  });

  test('whatever can be wrong has a text and a step to show it in', () => {
    const everything = {
      ...emptyDraft('en'),
      forOrganisation: true,
      forAnother: true,
      needInterpreter: true,
      outOfTurn: true,
      fromOutOfTown: true,
      complains: true,
    };
    const wrong = wrongFields(inputOf(everything, 'en', secret), regional);
    for (const path of wrong) expect(stepOfField([path]), path).toBeDefined();
    for (const path of STEPS.flatMap((step) => STEP_FIELDS[step]))
      expect(fieldTexts[path], path).toBeDefined();
  });
});

test.each([
  ['87011234567', '+7 701 123 45 67'],
  ['+7 (701) 123-45-67', '+7 701 123 45 67'],
  ['+49 30 1234567', '+49301234567'],
  [' 701 ', '701'],
  ['', ''],
])('a telephone typed as %j is shown as %j to be checked', (typed, shown) => {
  expect(shownPhone(typed)).toBe(shown);
});
