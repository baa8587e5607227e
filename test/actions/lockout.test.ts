import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import { GUESSES } from '../../server/adapters/guesses.ts';
import { Browser, type Refused } from '../harness/people.ts';
import { codeOf } from '../harness/second-factor.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const few = { points: 3, seconds: 3600 };
let server: TestServer;
beforeAll(async () => {
  const guesses = {
    ...GUESSES,
    ...{ passwordAtKnownDevice: few, passwordAtUnknownDevices: few },
    ...{
      codeInSignIn: few,
      codeAtKnownDevice: { ...few, points: 5 },
      codeAtUnknownDevices: { ...few, points: 5 },
    },
  };
  server = await startTestServer({ settings: { guesses } });
});
afterAll(() => server?.stopAll());

const said = (asked: Promise<{ stage: string }>) =>
  asked.then(
    ({ stage }) => stage,
    (error: Refused) => error.code as string,
  );
const attempt = (browser: Browser, login: string, password = DEMO_PASSWORD) =>
  said(browser.ask('staff.signIn', { login, password }));
const give = (browser: Browser, code: string) => said(browser.ask('staff.giveSecondFactor', { code }));

/** Guesses from a fresh browser each time, as one who throws every cookie away. */
async function guessFromAnywhere(login: string, times: number): Promise<string[]> {
  const codes = [];
  for (let i = 0; i < times; i++) codes.push(await attempt(new Browser(server.url), login, `guess ${i}`));
  return codes;
}

describe('who guesses passwords', () => {
  test('is held off at every unknown browser, with the right one too; the official’s own browser stays open', async () => {
    const own = new Browser(server.url);
    expect(await attempt(own, 'aigerim')).toBe('full');
    await own.ask('staff.signOut', {});
    expect(await guessFromAnywhere('aigerim', 4)).toEqual([
      ...Array<string>(3).fill('WRONG_LOGIN'),
      'TOO_MANY_REQUESTS',
    ]);
    expect(await attempt(new Browser(server.url), 'aigerim')).toBe('TOO_MANY_REQUESTS');
    expect(await attempt(own, 'aigerim')).toBe('full');
    expect(await attempt(new Browser(server.url), 'daulet')).toBe('full');
  });

  test('at the official’s own browser is held off there, and elsewhere nobody is', async () => {
    const own = new Browser(server.url);
    await attempt(own, 'nurlan');
    for (let i = 0; i < 3; i++) expect(await attempt(own, 'nurlan', `guess ${i}`)).toBe('WRONG_LOGIN');
    expect(await attempt(own, 'nurlan')).toBe('TOO_MANY_REQUESTS');
    expect(await attempt(new Browser(server.url), 'nurlan')).toBe('full');
  });

  test('is answered alike for a login that nobody has', async () => {
    expect(await guessFromAnywhere('nobody.at.all', 4)).toEqual([
      ...Array<string>(3).fill('WRONG_LOGIN'),
      'TOO_MANY_REQUESTS',
    ]);
  });

  test('all at once gets no more looks than one after the other', async () => {
    const guesses = Array.from({ length: 20 }, (_, i) =>
      attempt(new Browser(server.url), 'dinara', `guess ${i}`),
    );
    const looked = (await Promise.all(guesses)).filter((code) => code === 'WRONG_LOGIN');
    expect(looked).toHaveLength(3);
  });

  test('does not become known by the name of another, nor by a cookie of another', async () => {
    const own = new Browser(server.url);
    await attempt(own, 'zhanar');
    const cookies = own.cookie.split('; ').filter((pair) => pair.startsWith('q_d_'));
    expect(cookies).toHaveLength(1);
    const [name, value] = cookies[0]!.split('=');
    const yerlan = new Browser(server.url);
    await attempt(yerlan, 'yerlan');
    const [nameOfYerlan] = yerlan.cookie
      .split('; ')
      .find((pair) => pair.startsWith('q_d_'))!
      .split('=');
    expect(nameOfYerlan).not.toBe(name);
    await guessFromAnywhere('yerlan', 3);
    const forged = new Browser(server.url, `${nameOfYerlan}=${value}`);
    expect(await attempt(forged, 'yerlan')).toBe('TOO_MANY_REQUESTS');
  });

  test('right passwords cost nothing, however many', async () => {
    for (let i = 0; i < 6; i++) expect(await attempt(new Browser(server.url), 'timur')).toBe('full');
  });

  test('a new password makes unknown what knew the old one, but not the browser it was changed in', async () => {
    const next = 'тау бұлақ домбыра күз';
    const [here, there] = [new Browser(server.url), new Browser(server.url)];
    for (const one of [here, there]) await attempt(one, 'azamat');
    await here.ask('staff.changePassword', { current: DEMO_PASSWORD, next });
    await guessFromAnywhere('azamat', 3);
    expect(await attempt(there, 'azamat', next)).toBe('TOO_MANY_REQUESTS');
    expect(await attempt(here, 'azamat', next)).toBe('full');
  });

  test('the current password of an open browser is guessed no more often', async () => {
    const browser = new Browser(server.url);
    await attempt(browser, 'kamila');
    const change = (current: string) =>
      said(browser.ask('staff.changePassword', { current, next: 'тау бұлақ домбыра күз' }));
    for (let i = 0; i < 3; i++) expect(await change(`guess ${i}`)).toBe('WRONG_PASSWORD');
    expect(await change(DEMO_PASSWORD)).toBe('TOO_MANY_REQUESTS');
  });
});

describe('who has a stolen password and guesses codes', () => {
  async function enrolled(login: string) {
    const own = new Browser(server.url);
    await attempt(own, login);
    const { secret } = await own.ask('staff.beginEnrolment', {});
    await own.ask('staff.confirmEnrolment', { code: codeOf(secret, server.clock, -1) });
    return { own, secret };
  }

  test('has few in one sign-in and few in all; the official’s own browser stays open', async () => {
    const { own, secret } = await enrolled('asel');
    const guesses = [];
    for (let signIns = 0; signIns < 3; signIns++) {
      const thief = new Browser(server.url);
      expect(await attempt(thief, 'asel')).toBe('second_factor');
      for (let i = 0; i < 4; i++) guesses.push(await give(thief, '000000'));
    }
    expect(guesses.slice(0, 4)).toEqual([...Array<string>(3).fill('CODE_WRONG'), 'TOO_MANY_REQUESTS']);
    expect(guesses.filter((code) => code === 'CODE_WRONG')).toHaveLength(5);
    const elsewhere = new Browser(server.url);
    await attempt(elsewhere, 'asel');
    expect(await give(elsewhere, codeOf(secret, server.clock))).toBe('TOO_MANY_REQUESTS');

    await own.ask('staff.signOut', {});
    expect(await attempt(own, 'asel')).toBe('second_factor');
    expect(await give(own, codeOf(secret, server.clock))).toBe('full');
  });

  test('does not become a known browser by the password alone', async () => {
    await enrolled('marat');
    const thief = new Browser(server.url);
    await attempt(thief, 'marat');
    expect(thief.cookie).not.toContain('q_d_');
  });

  test('all at once gets no more looks than one after the other', async () => {
    await enrolled('rustem');
    const thief = new Browser(server.url);
    await attempt(thief, 'rustem');
    const answers = await Promise.all(Array.from({ length: 30 }, () => give(thief, '000000')));
    expect(answers.filter((code) => code === 'CODE_WRONG')).toHaveLength(3);
  });

  test('cannot switch the second factor off by guessing at an open browser', async () => {
    const { own } = await enrolled('aizhan');
    const drop = () =>
      own.ask('staff.dropSecondFactor', { code: '000000' }).catch((error: Refused) => error.code);
    for (let i = 0; i < 3; i++) expect(await drop()).toBe('CODE_WRONG');
    expect(await drop()).toBe('TOO_MANY_REQUESTS');
  });
});
