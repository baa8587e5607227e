import { expect, test } from 'vitest';
import type { CodeChannel, SentCode } from '$contract/code.ts';
import type { ErrorCode } from '$contract/errors.ts';
import { Refused } from '../refused.ts';
import { CodeEntering } from './codeEntering.svelte.ts';

const CODE_IDS = ['0f7a1c5e-1111-4222-8333-123456789abc', '0f7a1c5e-2222-4222-8333-123456789abc'];
const SENT_AT = Date.parse('2026-11-25T04:00:00Z');

test('a code may be pasted with spaces and with the words around it', () => {
  const { entering } = phone();
  expect(entering.type('123')).toBe(false);
  expect(entering.type(' 123 456 ')).toBe(true);
  expect(entering.digits).toBe('123456');
  entering.type('Код 654-321 действует 10 минут');
  expect(entering.digits).toBe('654321');
  entering.type('1234567');
  expect(entering.digits).toBe('123456');
});

test('the same code in the field is given once, not with each keystroke', () => {
  const { entering } = phone();
  expect(entering.type('123456')).toBe(true);
  expect(entering.type('123456x')).toBe(false);
});

test('a right code is taken, and the tab forgets it', async () => {
  const { entering, given } = phone();
  await entering.send('sms');
  entering.type('123456');
  expect(await entering.give()).toBe(true);
  expect(given).toMatchObject([{ codeId: CODE_IDS[0], code: '123456' }]);
  expect(entering.sent).toBeNull();
});

test('a wrong code stays in the field with the reason, until the person types', async () => {
  const { entering, refuse } = phone();
  await entering.send('sms');
  entering.type('111111');
  refuse('CODE_WRONG');
  expect(await entering.give()).toBe(false);
  expect(entering.digits).toBe('111111');
  expect(entering.wrong?.code).toBe('CODE_WRONG');
  entering.type('1');
  expect(entering.wrong).toBeNull();
});

test('an answer that was lost is asked for again under the same key; another code has its own', async () => {
  const { entering, given, refuse } = phone();
  await entering.send('sms');
  entering.type('123456');
  refuse('TRY_AGAIN');
  await entering.give();
  refuse('CODE_WRONG');
  await entering.give();
  entering.type('654321');
  await entering.give();
  const [lost, again, other] = given.map(({ key }) => key);
  expect(again).toBe(lost);
  expect(other).not.toBe(lost);
});

test('minutes and seconds are counted down, and a code that is over says so at once', async () => {
  const { entering, clock, refuse } = phone();
  await entering.send('sms');
  expect([entering.minutesLeft(), entering.secondsToNext()]).toEqual([10, 60]);
  clock.at += 59_500;
  expect([entering.minutesLeft(), entering.secondsToNext()]).toEqual([10, 1]);
  clock.at += 9 * 60_000 + 500;
  expect([entering.minutesLeft(), entering.secondsToNext()]).toEqual([0, 0]);
  await entering.send('sms');
  entering.type('123456');
  refuse('CODE_OVER');
  await entering.give();
  expect(entering.minutesLeft()).toBe(0);
});

test.each([-3_600_000, 3_600_000])(
  'with a clock that is %i ms wrong a person waits no longer',
  async (ms) => {
    const { entering, clock } = phone();
    clock.at += ms;
    await entering.send('sms');
    expect([entering.minutesLeft(), entering.secondsToNext()]).toEqual([10, 60]);
  },
);

test('a refused sending leaves the code that came before', async () => {
  const { entering, refuse } = phone();
  await entering.send('sms');
  refuse('CODE_TOO_SOON');
  expect(await entering.send('email')).toBe(false);
  expect(entering.notSent?.code).toBe('CODE_TOO_SOON');
  expect(entering.sent).toMatchObject({ codeId: CODE_IDS[0], channel: 'sms' });
});

test('a phone that dropped the page behind the messages opens it again at the same code', async () => {
  const { entering, open } = phone();
  await entering.send('sms');
  const again = open();
  expect(again.sent).toEqual(entering.sent);
  again.type('123456');
  expect(await again.give()).toBe(true);
  expect(open().sent).toBeNull();
});

test('a code that ran out while the page was gone is not offered any more', async () => {
  const { entering, open, clock } = phone();
  await entering.send('sms');
  clock.at += 600_000;
  expect(open().sent).toBeNull();
});

/** A person at a page, and a server that sends codes for ten minutes, one in a minute. */
function phone() {
  const clock = { at: SENT_AT };
  let refusal: ErrorCode | null = null;
  let sent = 0;
  const given: { codeId: string; code: string; key: string }[] = [];
  const answer = () => {
    const code = refusal;
    refusal = null;
    if (code) throw new Refused({ code });
  };
  const serverNow = () => SENT_AT + sent * 660_000;
  const ways = {
    async send(channel: CodeChannel): Promise<SentCode> {
      answer();
      const at = serverNow();
      return {
        codeId: CODE_IDS[sent++]!,
        channel,
        to: '+7 701 ••• •• 67',
        sentAt: new Date(at).toISOString(),
        expiresAt: new Date(at + 600_000).toISOString(),
        againAt: new Date(at + 60_000).toISOString(),
      };
    },
    async give(codeId: string, code: string, key: string) {
      given.push({ codeId, code, key });
      answer();
    },
  };
  let kept: string | null = null;
  const memory = { read: () => kept, write: (text: string | null) => void (kept = text) };
  const open = () => new CodeEntering(ways, memory, () => clock.at);
  return { entering: open(), open, clock, given, refuse: (code: ErrorCode) => (refusal = code) };
}
