import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, demo } from '../../prisma/seed/demo.ts';
import { ERROR_CODES } from '../../server/contract/errors.ts';
import { LANGUAGES } from '../../server/contract/language.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { fill } from '../../server/contract/texts/text.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { settledDigestOf } from '../harness/digest.ts';
import { addLine } from '../harness/lines.ts';
import { memoryLog } from '../harness/memory-log.ts';
import { Browser, newSecret, openDesk, signIn, takeTicket, ticketInput } from '../harness/people.ts';
import { microphone, openReception, waitIn, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const { log, text: logged } = memoryLog();
/** What people told the server in this file, and what only they may know. */
const told = ['Әбілқасымов', 'Ғани', 'Өмірұлы', '77011234567', '950101300016', DEMO_PASSWORD];

let server: TestServer;
let reception: Reception;
let before: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer({ log });
  reception = await openReception(server);
});
beforeEach(async () => void (before = await settledDigestOf(server)));
afterAll(() => server?.stopAll());

const nobody = { kind: 'anyone' as const };
const nothingIsWritten = async () => expect(await settledDigestOf(server)).toEqual(before);

async function code(response: Response): Promise<[number, string]> {
  const answer = (await response.json()) as { ok: boolean; code?: string };
  return [response.status, answer.ok ? 'done' : answer.code!];
}

const applicant = { name: { surname: 'Әбілқасымов', givenName: 'Ғани' } };
const named = (surname: string) => ({ applicant: { name: { surname, givenName: 'Ғани' } } });
const WRONG: [what: string, change: object | null | unknown[]][] = [
  ['nothing', null],
  ['a list', []],
  ['a number for an office', { officeId: 5 }],
  ['a word for an office', { officeId: 'almaly' }],
  ['a list for a person', { applicant: [] }],
  ['no languages', { languages: null }],
  ['a language nobody receives in', { languages: { reception: 'fr', screen: 'kk' } }],
  ['a word where yes or no is asked', { consentToVideo: 'yes' }],
  ['a person without a name', { applicant: { name: { surname: ' ', givenName: 'Ғани' } } }],
  ['a name with a control character', named('Әбіл\u0007')],
  ['a name with a line break', named('Әбіл\nқасымов')],
  ['a name that turns the line around', named('Әбіл\u202eқасымов')],
  ['a name made of mark-up', named('<b>Әбіл</b>')],
  ['a name of a thousand letters', named('Ә'.repeat(1000))],
  ['an essence with a null character', { essence: 'шағым\u0000' }],
  ['an essence that turns the text around', { essence: 'шағым\u2067' }],
  ['an essence beyond measure', { essence: 'ш'.repeat(4001) }],
  ['an essence with half a character', { essence: 'шағым \ud83d' }],
  ['an address with half a character', { applicant: { ...applicant, address: 'Абай к. \udc00' } }],
  ['a personal number with a wrong check digit', { applicant: { ...applicant, iin: '950101300015' } }],
  ['a personal number of letters', { applicant: { ...applicant, iin: '95010130001O' } }],
  ['a telephone that is a word', { applicant: { ...applicant, phone: 'телефон' } }],
  ['a letter box without a place', { applicant: { ...applicant, email: 'ghani' } }],
  [
    'an organisation with a wrong number',
    { applicant: { ...applicant, organisation: { name: 'ЖШС', bin: '1' } } },
  ],
  ['a short secret', { secret: 'abc' }],
  ['a secret with a space', { secret: `${'a'.repeat(42)} ` }],
];

describe('what does not fit is refused with a closed code, and nothing is written:', () => {
  afterEach(nothingIsWritten);

  test.each(WRONG)('a ticket asked for with %s', async (_what, change) => {
    const input = change && !Array.isArray(change) ? { ...ticketInput(), ...change } : change;
    const response = await new Browser(server.url).post('ticket.take', { key: randomUUID(), input });
    expect(await code(response)).toEqual([400, 'BAD_INPUT']);
  });

  test.each([
    ['no key', { input: ticketInput() }],
    ['a key that is a word', { key: 'key', input: ticketInput() }],
    ['no envelope', 'null'],
    ['a list for an envelope', '[]'],
    ['half a JSON', '{"key":'],
    ['a number', '5'],
    ['nothing at all', ''],
  ])('a command with %s', async (_what, body) => {
    const response = await new Browser(server.url).post('ticket.take', body);
    expect(await code(response)).toEqual([400, 'BAD_INPUT']);
  });

  test('a body that is no JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    const response = await new Browser(server.url).post('ticket.take', 'ticket', headers);
    expect(await code(response)).toEqual([400, 'BAD_INPUT']);
  });

  test('a body that is too large', async () => {
    const input = { ...ticketInput(), essence: 'ш'.repeat(70_000) };
    const response = await new Browser(server.url).post('ticket.take', { key: randomUUID(), input });
    expect(await code(response)).toEqual([413, 'TOO_LARGE']);
  });

  test.each([
    'ticket.steal',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '%00',
    'session.join',
  ])('a command named %s', async (name) => {
    const response = await new Browser(server.url).post(name, { key: randomUUID(), input: {} });
    expect(await code(response)).toEqual([404, 'UNKNOWN_COMMAND']);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'nonsense'])(
    'a request from a page of %s',
    async (origin) => {
      const body = { key: randomUUID(), input: ticketInput() };
      const response = await new Browser(server.url).post('ticket.take', body, { origin });
      expect(await code(response)).toEqual([403, 'WRONG_ORIGIN']);
    },
  );

  test.each(['q_staff=%E0%A4%A', '=;;==;q_staff', `q_staff=${'x'.repeat(5000)}`, '__proto__=1; q_staff='])(
    'a request with the cookies %s is a request of nobody',
    async (cookie) => {
      const response = await new Browser(server.url).post('desk.list', { input: {} }, { cookie });
      expect(await code(response)).toEqual([401, 'NOT_SIGNED_IN']);
    },
  );

  test('a service of another office', async () => {
    const input = ticketInput({ serviceId: demo.services.esilDistrict.prosecutor });
    expect(await askAs(server, nobody, 'ticket.take', input)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('things that do not exist', async () => {
    const { official, holder } = reception;
    const nowhere = randomUUID();
    const answers = [
      await askAs(server, nobody, 'board.read', { queueId: nowhere }),
      await askAs(server, holder, 'ticket.read', { ticketId: nowhere }),
      await askAs(server, official, 'desk.read', { deskId: nowhere }),
      await askAs(server, official, 'desk.callNext', { deskId: nowhere }),
      await askAs(server, official, 'session.read', { sessionId: nowhere }),
      await askAs(server, official, 'record.read', { visitId: nowhere }),
      await askAs(server, official, 'media.prepare', {
        visitId: nowhere,
        rtpCapabilities: reception.rtpCapabilities,
      }),
    ];
    expect(answers.map((a) => (a.ok ? 'done' : a.code))).toEqual(Array(7).fill('NOT_FOUND'));
  });

  test('a link with the secret of another, and a link to nothing', async () => {
    const { holder, secret } = reception.waiting;
    const mine = await askAs(server, nobody, 'ticket.open', { ticketId: reception.holder.ticketId, secret });
    const none = await askAs(server, nobody, 'ticket.open', { ticketId: randomUUID(), secret });
    const made = await askAs(server, nobody, 'ticket.open', {
      ticketId: holder.ticketId,
      secret: newSecret(),
    });
    for (const answer of [mine, none, made]) expect(answer).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  test('a login and notes that no database could keep, and a fence beyond all counting', async () => {
    const { official, holder, deskId } = reception;
    const { visitId } = holder;
    const answers = [
      await askAs(server, nobody, 'staff.signIn', { login: 'aige\u0000rim', password: 'nope' }),
      await askAs(server, nobody, 'staff.signIn', { login: 'aige\ud800rim', password: 'nope' }),
      await askAs(server, official, 'record.saveNotes', { visitId, version: 1, notes: '\ud800' }),
      await askAs(server, official, 'record.saveNotes', { visitId, version: 2 ** 52, notes: 'x' }),
      await askAs(server, official, 'desk.keep', { deskId, fence: 2 ** 52 }),
      await askAs(server, official, 'desk.keep', { deskId, fence: -(2 ** 40) }),
    ];
    expect(answers.map((a) => (a.ok ? 'done' : a.code))).toEqual([
      ...['BAD_INPUT', 'BAD_INPUT', 'BAD_INPUT', 'CHANGED_MEANWHILE', 'BAD_INPUT', 'BAD_INPUT'],
    ]);
  });

  test('a wrong password and a login nobody has, alike', async () => {
    const wrong = await askAs(server, nobody, 'staff.signIn', { login: 'aigerim', password: 'nope' });
    const none = await askAs(server, nobody, 'staff.signIn', { login: 'nobody', password: 'nope' });
    for (const answer of [wrong, none]) expect(answer).toMatchObject({ code: 'WRONG_LOGIN', fields: [] });
  });

  test('an ending without its answer, without consent to an oral one, or as a refusal to receive', async () => {
    const { official, sessionId } = reception;
    const end = { sessionId, outcome: 'oral_answer' as const, answer: '', oralConsent: true };
    expect(await askAs(server, official, 'session.finish', end)).toMatchObject({ fields: ['answer'] });
    const unasked = { ...end, answer: 'Жауап.', oralConsent: false };
    expect(await askAs(server, official, 'session.finish', unasked)).toMatchObject({
      fields: ['oralConsent'],
    });
    const refusal = { ...end, outcome: 'refused' as 'explained' };
    expect(await askAs(server, official, 'session.finish', refusal)).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('what comes out of order is refused with a closed code, and nothing is written:', () => {
  test('publishing before joining, and finishing before the applicant came', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const { deskId, principal } = line.desks[0]!;
    const { holder } = await waitIn(server, line);
    const { sessionId } = await doAs(server, principal, 'desk.callNext', { deskId });
    const { rtpCapabilities } = reception;
    const { epoch } = await doAs(server, holder, 'media.prepare', {
      visitId: holder.visitId,
      rtpCapabilities,
    });
    before = await settledDigestOf(server);
    const place = { visitId: holder.visitId, epoch };
    const early = await askAs(server, holder, 'media.produce', { ...place, ...microphone(1) });
    expect(early).toMatchObject({ code: 'NO_SESSION' });
    const stale = await askAs(server, holder, 'media.produce', {
      ...place,
      epoch: epoch - 1,
      ...microphone(1),
    });
    expect(stale).toMatchObject({ code: 'MEDIA_STALE' });
    const end = { sessionId, outcome: 'explained' as const, answer: 'Жоқ.', oralConsent: false };
    expect(await askAs(server, principal, 'session.finish', end)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await askAs(server, principal, 'session.pause', { sessionId })).toMatchObject({
      code: 'WRONG_STATE',
    });
    await nothingIsWritten();
  });

  test('a no-show and a second ring when nobody is called', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const { deskId, principal } = line.desks[0]!;
    before = await settledDigestOf(server);
    expect(await askAs(server, principal, 'desk.noShow', { deskId })).toMatchObject({ code: 'NO_SESSION' });
    expect(await askAs(server, principal, 'desk.recall', { deskId })).toMatchObject({ code: 'NO_SESSION' });
    expect(await askAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
      code: 'QUEUE_EMPTY',
    });
    expect(await askAs(server, principal, 'desk.resume', { deskId })).toMatchObject({ code: 'WRONG_STATE' });
    await nothingIsWritten();
  });

  test('a no-show, a new ring and a step away of one who is in the talk', async () => {
    const { official, holder, deskId } = reception;
    const { ticketId } = holder;
    const answers = [
      await askAs(server, official, 'desk.noShow', { deskId }),
      await askAs(server, official, 'desk.recall', { deskId }),
      await askAs(server, holder, 'ticket.stepAway', { ticketId }),
      await askAs(server, holder, 'ticket.comeBack', { ticketId }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ code: 'WRONG_STATE' });
    expect(await askAs(server, official, 'desk.close', { deskId })).toMatchObject({ code: 'DESK_BUSY' });
    await nothingIsWritten();
  });

  test('notes written over a version that is not the last', async () => {
    const { official, holder } = reception;
    const { visitId } = holder;
    const { version } = await doAs(server, official, 'record.read', { visitId });
    await doAs(server, official, 'record.saveNotes', { visitId, version, notes: 'Бірінші терезе.' });
    before = await settledDigestOf(server);
    const late = await askAs(server, official, 'record.saveNotes', { visitId, version, notes: 'Екінші.' });
    expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await nothingIsWritten();
  });

  test('a second ending, and notes after the end', async () => {
    const ended = await openReception(server);
    const { official, sessionId, holder } = ended;
    const end = { sessionId, outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
    await doAs(server, official, 'session.finish', end);
    before = await settledDigestOf(server);
    const { visitId } = holder;
    const answers = [
      await askAs(server, official, 'session.finish', end),
      await askAs(server, official, 'record.saveNotes', { visitId, version: 2, notes: 'Кеш.' }),
      await askAs(server, holder, 'session.join', {
        sessionId,
        rtpCapabilities: ended.rtpCapabilities,
        ready: [],
      }),
    ];
    expect(answers.map((a) => (a.ok ? 'done' : a.code))).toEqual([
      'SESSION_ENDED',
      'SESSION_ENDED',
      'SESSION_ENDED',
    ]);
    await nothingIsWritten();
  });

  test('a key used again for something else', async () => {
    const key = randomUUID();
    const { browser, ticketId } = await takeTicket(server.url);
    await browser.ask('ticket.stepAway', { ticketId }, key);
    expect(await browser.ask('ticket.stepAway', { ticketId }, key)).toEqual({ state: 'away' });
    const page = await browser.connect({ kind: 'ticket', ticketId });
    before = await settledDigestOf(server);
    const another = page.ask('ticket.stepAway', { ticketId: randomUUID() }, key);
    await expect(another).rejects.toThrow(/KEY_REUSED|NOT_FOUND/);
    await nothingIsWritten();
    browser.close();
  });
});

describe('what nobody declared', () => {
  test('does not come in: a person cannot put a band or a state on their own ticket', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 0);
    const wish = { band: 0, state: 'called', orderAt: '2000-01-01T00:00:00Z', number: 1 };
    const input = { ...ticketInput({ officeId: line.officeId, serviceId: line.serviceId }), ...wish };
    const output = await doAs(server, nobody, 'ticket.take', input);
    expect(Object.keys(output).sort()).toEqual(['label', 'ticketId']);
    const ticket = await server.deps.store.ticket(output.ticketId);
    expect(ticket).toMatchObject({ band: 2, state: 'waiting' });
    expect(ticket!.orderAt.getFullYear()).toBeGreaterThan(2020);
  });

  test('poisons no object', async () => {
    const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const browser = new Browser(server.url);
    const input = JSON.stringify(ticketInput()).replace('{', `${poison},`);
    const body = `{"key":"${randomUUID()}","__proto__":{"polluted":1},"input":${input}}`;
    expect(await code(await browser.post('ticket.take', body))).toEqual([200, 'done']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

test('every refusal has a text in each language', () => {
  for (const one of ERROR_CODES) {
    const texts = LANGUAGES.map((language) => fill(errorTexts[one], language));
    for (const text of texts) expect(text.length).toBeGreaterThan(10);
    expect(new Set(texts).size).toBe(3);
    expect(texts[2]).not.toMatch(/[\u0400-\u04ff]/);
  }
});

test('after all this no line of the log holds a name, a number, a password, a secret or a cookie', async () => {
  const { browser, ticketId, secret } = await takeTicket(server.url, {
    applicant: { name: { surname: 'Әбілқасымов', givenName: 'Ғани' }, iin: '950101300016' },
  });
  const official = await signIn(server.url, 'aigerim');
  const { browser: desk } = await openDesk(server.url, 'saule', demo.desks.almalyDistrict['1']);
  await browser.post('ticket.open', { key: 'not a key', input: { ticketId, secret } });
  await browser.post('session.read', { input: { sessionId: 'нет' } });
  const cookies = [browser, official, desk].flatMap((one) => one.cookie.split('; '));
  const secrets = [...told, secret, reception.waiting.secret, ...cookies.map((c) => c.split('=')[1]!)];
  const text = logged();
  expect(text).toContain('BAD_INPUT');
  expect(secrets.filter((one) => text.includes(one))).toEqual([]);
  for (const one of [browser, official, desk]) one.close();
});
