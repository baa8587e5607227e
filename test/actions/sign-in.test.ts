import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, demo } from '../../prisma/seed/demo.ts';
import type { Login } from '../../prisma/seed/staff.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import { askAs, memoryBrowser } from '../harness/asking.ts';
import { codeOf } from '../harness/second-factor.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { identifyBy } from '../../server/principals.ts';

const OWN_PASSWORD = 'тау бұлақ домбыра күз';
type Browser = ReturnType<typeof memoryBrowser>;

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

/** Asks as whoever this browser's cookies prove it to be. */
async function ask<N extends CommandName>(browser: Browser, name: N, input: CallInput<N>) {
  const whoIs = identifyBy(server.deps.store, server.clock);
  const claim = name === 'staff.signIn' ? ({ kind: 'anyone' } as const) : ({ kind: 'staff' } as const);
  const principal = await whoIs(claim, (cookie) => browser.cookie(cookie));
  return askAs(server, principal, name, input, browser);
}

async function must<N extends CommandName>(browser: Browser, name: N, input: CallInput<N>) {
  const answer = await ask(browser, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
  return answer.output;
}

async function codeFrom<N extends CommandName>(browser: Browser, name: N, input: CallInput<N>) {
  const answer = await ask(browser, name, input);
  return answer.ok ? 'done' : answer.code;
}

const enter = (login: Login, password = DEMO_PASSWORD, browser = memoryBrowser()) =>
  must(browser, 'staff.signIn', { login, password }).then(({ stage }) => ({ browser, stage }));

/** Each test has a person of its own. */
async function enrol(login: Login) {
  const { browser } = await enter(login);
  const { secret } = await must(browser, 'staff.beginEnrolment', {});
  const { recoveryCodes } = await must(browser, 'staff.confirmEnrolment', {
    code: codeOf(secret, server.clock, -1),
  });
  return { browser, secret, recoveryCodes };
}

const rowOf = async (login: Login) => (await server.deps.store.staff(demo.staff[login]))!;
const setRow = (login: Login, columns: string) =>
  server.database.owner.query(`UPDATE "Staff" SET ${columns} WHERE "id" = $1`, [demo.staff[login]]);
const token = (browser: Browser) => browser.cookie('q_staff');

async function requireSecondFactor(officeId: string) {
  await server.database.owner.query(
    `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
     VALUES (gen_random_uuid(), 'staff.secondFactor', $1, '{"required": true}', '2020-01-01', 'test')`,
    [officeId],
  );
}

describe('step by step', () => {
  test('a given password is changed, a second factor enrolled, and only then is anything else allowed', async () => {
    await requireSecondFactor(demo.offices.urzharDistrict);
    await setRow('zhandos', '"mustChangePassword" = true');
    const { browser, stage } = await enter('zhandos');
    expect(stage).toBe('new_password');
    expect(await codeFrom(browser, 'desk.list', {})).toBe('NOT_SIGNED_IN');
    expect(await codeFrom(browser, 'staff.readSecurity', {})).toBe('NOT_SIGNED_IN');
    expect(await codeFrom(browser, 'staff.beginEnrolment', {})).toBe('WRONG_STATE');

    const weak = { current: DEMO_PASSWORD, next: 'zhandos-zhandos' };
    expect(await codeFrom(browser, 'staff.changePassword', weak)).toBe('PASSWORD_WEAK');
    const same = { current: DEMO_PASSWORD, next: DEMO_PASSWORD };
    expect(await codeFrom(browser, 'staff.changePassword', same)).toBe('PASSWORD_WEAK');
    const wrong = { current: 'бұл ол емес', next: OWN_PASSWORD };
    expect(await codeFrom(browser, 'staff.changePassword', wrong)).toBe('WRONG_PASSWORD');
    const change = { current: DEMO_PASSWORD, next: OWN_PASSWORD };
    expect(await must(browser, 'staff.changePassword', change)).toEqual({ stage: 'enrolment', staff: null });
    expect(await must(browser, 'staff.readSelf', {})).toEqual({ stage: 'enrolment', staff: null });

    const { secret, uri } = await must(browser, 'staff.beginEnrolment', {});
    expect(uri).toBe(
      `otpauth://totp/Qabyldau:zhandos?issuer=Qabyldau&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(await must(browser, 'staff.beginEnrolment', {})).toEqual({ secret, uri });
    expect(await codeFrom(browser, 'staff.confirmEnrolment', { code: '000000' })).toBe('CODE_WRONG');
    const done = await must(browser, 'staff.confirmEnrolment', { code: codeOf(secret, server.clock) });
    expect(done.stage).toBe('full');
    expect(done.staff?.staffId).toBe(demo.staff.zhandos);
    expect(new Set(done.recoveryCodes).size).toBe(10);
    expect(done.recoveryCodes).toEqual(Array(10).fill(expect.stringMatching(/^[A-Z2-7]{10}$/)));
    expect(await codeFrom(browser, 'desk.list', {})).toBe('done');

    expect((await enter('zhandos', OWN_PASSWORD)).stage).toBe('second_factor');
    const refused = await codeFrom(browser, 'staff.dropSecondFactor', { code: done.recoveryCodes[0]! });
    expect(refused).toBe('SECOND_FACTOR_REQUIRED');
  });

  test('each step takes another token, and the one before opens nothing: who planted it is left behind', async () => {
    await requireSecondFactor(demo.offices.aiagozDistrict);
    await setRow('perizat', '"mustChangePassword" = true');
    const { browser } = await enter('perizat');
    const tokens = [token(browser)];
    await must(browser, 'staff.changePassword', { current: DEMO_PASSWORD, next: OWN_PASSWORD });
    tokens.push(token(browser));
    const { secret } = await must(browser, 'staff.beginEnrolment', {});
    await must(browser, 'staff.confirmEnrolment', { code: codeOf(secret, server.clock, -1) });
    tokens.push(token(browser));
    const again = await enter('perizat', OWN_PASSWORD);
    tokens.push(token(again.browser));
    await must(again.browser, 'staff.giveSecondFactor', { code: codeOf(secret, server.clock) });
    tokens.push(token(again.browser));
    expect(new Set(tokens).size).toBe(5);
    for (const old of [tokens[0]!, tokens[1]!, tokens[3]!]) {
      const attacker = memoryBrowser();
      attacker.keep('q_staff', old, 0);
      expect(await codeFrom(attacker, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    }
  });

  test('a step waits ten minutes, whoever is in twelve hours', async () => {
    const { browser, secret } = await enrol('laura');
    const late = await enter('laura');
    server.clock.advance(10 * 60_000 + 1);
    const code = () => codeOf(secret, server.clock);
    expect(await codeFrom(late.browser, 'staff.giveSecondFactor', { code: code() })).toBe('NOT_SIGNED_IN');
    const intime = await enter('laura');
    await must(intime.browser, 'staff.giveSecondFactor', { code: code() });
    server.clock.advance(11 * 3_600_000);
    expect(await codeFrom(intime.browser, 'staff.readSelf', {})).toBe('done');
    server.clock.advance(3_600_000);
    expect(await codeFrom(intime.browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    expect(await codeFrom(browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    server.clock.advance(-12 * 3_600_000 - 10 * 60_000 - 1);
  });

  test('from the middle one goes back to the start', async () => {
    await enrol('timur');
    const { browser } = await enter('timur');
    const held = token(browser)!;
    await must(browser, 'staff.signOut', {});
    expect(token(browser)).toBeUndefined();
    browser.keep('q_staff', held, 0);
    expect(await codeFrom(browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
  });
});

describe('a code is used once', () => {
  test('the step of the enrolment, a step used before, and one older than it are over', async () => {
    const { secret } = await enrol('asel');
    const { browser } = await enter('asel');
    const give = (stepsAway: number) =>
      codeFrom(browser, 'staff.giveSecondFactor', { code: codeOf(secret, server.clock, stepsAway) });
    expect(await give(-1)).toBe('CODE_WRONG');
    expect(await give(-2)).toBe('CODE_WRONG');
    expect(await give(2)).toBe('CODE_WRONG');
    expect(await give(1)).toBe('done');
    const next = await enter('asel');
    for (const stepsAway of [1, 0]) {
      const code = codeOf(secret, server.clock, stepsAway);
      expect(await codeFrom(next.browser, 'staff.giveSecondFactor', { code })).toBe('CODE_WRONG');
    }
  });

  test('of many browsers that give one code at once, one is let in', async () => {
    const { secret, recoveryCodes } = await enrol('marat');
    for (const code of [codeOf(secret, server.clock), recoveryCodes[3]!]) {
      const entered = await Promise.all(Array.from({ length: 5 }, () => enter('marat')));
      const codes = await Promise.all(
        entered.map(({ browser }) => codeFrom(browser, 'staff.giveSecondFactor', { code })),
      );
      expect(codes.sort()).toEqual([...Array<string>(4).fill('CODE_WRONG'), 'done']);
    }
  });

  test('each recovery code opens once, is one fewer then, and may be typed as people type', async () => {
    const { browser, recoveryCodes } = await enrol('kamila');
    const typed = recoveryCodes[0]!.toLowerCase().replace(/^(.{5})/, ' $1-');
    const first = await enter('kamila');
    expect(await codeFrom(first.browser, 'staff.giveSecondFactor', { code: typed })).toBe('done');
    expect((await must(browser, 'staff.readSecurity', {})).recoveryCodesLeft).toBe(9);
    const second = await enter('kamila');
    expect(await codeFrom(second.browser, 'staff.giveSecondFactor', { code: typed })).toBe('CODE_WRONG');
    expect(await codeFrom(second.browser, 'staff.giveSecondFactor', { code: recoveryCodes[1]! })).toBe(
      'done',
    );
  });

  test('neither the secret nor a recovery code lies in the database, and one person’s code is not another’s', async () => {
    const { secret, recoveryCodes } = await enrol('rustem');
    const { rows } = await server.database.owner.query('SELECT s::text AS row FROM "Staff" s');
    const answered = await server.database.owner.query('SELECT a::text AS row FROM "Answered" a');
    const text = [...rows, ...answered.rows].map(({ row }) => row as string).join('\n');
    for (const kept of [secret, ...recoveryCodes]) {
      expect(text).not.toContain(kept);
      expect(text).not.toContain(Buffer.from(kept).toString('hex'));
    }
    await enrol('madina');
    const other = await enter('madina');
    const code = recoveryCodes[0]!;
    expect(await codeFrom(other.browser, 'staff.giveSecondFactor', { code })).toBe('CODE_WRONG');
  });

  test('switched off by a code, on again with another secret; a sign-in under way begins anew', async () => {
    const { browser, secret, recoveryCodes } = await enrol('bolat');
    const underWay = await enter('bolat');
    expect(await codeFrom(browser, 'staff.dropSecondFactor', { code: '123456' })).toBe('CODE_WRONG');
    await must(browser, 'staff.dropSecondFactor', { code: recoveryCodes[9]! });
    expect(await must(browser, 'staff.readSecurity', {})).toMatchObject({
      ...{ secondFactor: false, secondFactorRequired: false, recoveryCodesLeft: 0 },
    });
    expect(await codeFrom(underWay.browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    expect((await enter('bolat')).stage).toBe('full');
    expect((await must(browser, 'staff.beginEnrolment', {})).secret).not.toBe(secret);
  });

  test('another telephone takes the place of the first by a code of the first, and by nothing less', async () => {
    const { browser, secret, recoveryCodes } = await enrol('arman');
    const { secret: offered } = await must(browser, 'staff.beginEnrolment', {});
    expect(offered).not.toBe(secret);
    const code = codeOf(offered, server.clock);
    expect(await codeFrom(browser, 'staff.confirmEnrolment', { code })).toBe('CODE_WRONG');
    expect(await codeFrom(browser, 'staff.confirmEnrolment', { code, current: '123456' })).toBe('CODE_WRONG');
    const renewed = await must(browser, 'staff.confirmEnrolment', { code, current: recoveryCodes[0]! });
    expect(renewed).toMatchObject({ stage: 'full', recoveryCodes: { length: 10 } });
    const { browser: next } = await enter('arman');
    for (const old of [codeOf(secret, server.clock), recoveryCodes[1]!])
      expect(await codeFrom(next, 'staff.giveSecondFactor', { code: old })).toBe('CODE_WRONG');
    expect(await codeFrom(next, 'staff.giveSecondFactor', { code: codeOf(offered, server.clock, 1) })).toBe(
      'done',
    );
  });

  test('two sign-ins that enrol at once are offered different secrets, and the one confirmed first ends the other', async () => {
    await requireSecondFactor(demo.offices.abai);
    const [one, two] = [await enter('abay'), await enter('abay')];
    const [{ secret }, other] = [
      await must(one.browser, 'staff.beginEnrolment', {}),
      await must(two.browser, 'staff.beginEnrolment', {}),
    ];
    expect(other.secret).not.toBe(secret);
    await must(one.browser, 'staff.confirmEnrolment', { code: codeOf(secret, server.clock) });
    const code = codeOf(other.secret, server.clock);
    expect(await codeFrom(two.browser, 'staff.confirmEnrolment', { code })).toBe('NOT_SIGNED_IN');
  });
});

describe('a new password', () => {
  test('ends the person’s other sign-ins, not this one and nobody else’s', async () => {
    const [here, there] = [await enter('saule'), await enter('saule')];
    const colleague = await enter('daulet');
    const held = token(here.browser);
    await must(here.browser, 'staff.changePassword', { current: DEMO_PASSWORD, next: OWN_PASSWORD });
    expect(token(here.browser)).toBe(held);
    expect(await codeFrom(here.browser, 'staff.readSelf', {})).toBe('done');
    expect(await codeFrom(there.browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    expect(await codeFrom(colleague.browser, 'staff.readSelf', {})).toBe('done');
    expect(await codeFrom(memoryBrowser(), 'staff.signIn', { login: 'saule', password: DEMO_PASSWORD })).toBe(
      'WRONG_LOGIN',
    );
    expect((await enter('saule', OWN_PASSWORD)).stage).toBe('full');
    // Said again because its answer was lost.
    const again = { current: DEMO_PASSWORD, next: OWN_PASSWORD };
    expect(await codeFrom(here.browser, 'staff.changePassword', again)).toBe('done');
  });

  test('decided on while someone signs in with the old one leaves no sign-in of the old one behind', async () => {
    const { browser } = await enter('gulnar');
    const raced = Array.from({ length: 4 }, () => memoryBrowser());
    const signIns = raced.map((one) =>
      ask(one, 'staff.signIn', { login: 'gulnar', password: DEMO_PASSWORD }),
    );
    await must(browser, 'staff.changePassword', { current: DEMO_PASSWORD, next: OWN_PASSWORD });
    await Promise.all(signIns);
    for (const one of raced) expect(await codeFrom(one, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
  });

  test('is kept as argon2id, and no fast hash of it anywhere', async () => {
    const { browser } = await enter('azamat');
    await must(browser, 'staff.changePassword', { current: DEMO_PASSWORD, next: OWN_PASSWORD });
    expect((await rowOf('azamat')).passwordHash).toMatch(/^\$argon2id\$/);
    const { rows } = await server.database.owner.query(
      `SELECT count(*)::int AS count FROM "Answered" WHERE "action" IN ('staff.changePassword', 'staff.signIn')`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe('one’s own sign-ins', () => {
  test('are listed, and another’s is ended as little as one that does not exist', async () => {
    const [here, there, other] = [await enter('aizhan'), await enter('aizhan'), await enter('dinara')];
    const { browsers } = await must(here.browser, 'staff.readSecurity', {});
    expect(browsers.map(({ current, connected }) => ({ current, connected }))).toEqual([
      { current: true, connected: false },
      { current: false, connected: false },
    ]);
    const [own, second] = browsers.map(({ staffSessionId }) => ({ staffSessionId }));
    expect(await codeFrom(other.browser, 'staff.revokeSession', second!)).toBe('NOT_FOUND');
    expect(await codeFrom(here.browser, 'staff.revokeSession', second!)).toBe('done');
    expect(await codeFrom(there.browser, 'staff.readSelf', {})).toBe('NOT_SIGNED_IN');
    expect(await codeFrom(here.browser, 'staff.revokeSession', second!)).toBe('NOT_FOUND');
    expect(await codeFrom(here.browser, 'staff.revokeSession', own!)).toBe('done');
    expect(token(here.browser)).toBeUndefined();
  });
});
