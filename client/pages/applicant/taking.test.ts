import { expect, test } from 'vitest';
import type { ErrorCode } from '$contract/errors.ts';
import { Refused } from '../../lib/refused.ts';
import { emptyDraft, inputOf } from './form.ts';
import { takeTicket, type Sent } from './taking.ts';

test('a person whose answer was lost gets the same ticket, though the screen is in another language now', async () => {
  const { press, given } = office();
  await expect(press('kk', 'lost after')).rejects.toThrow('TRY_AGAIN');
  expect(await press('ru')).toMatchObject({ label: 'A-1', secret: 'secret of kk' });
  expect(given).toHaveLength(1);
});

test('a person whose press never reached the office gets one ticket', async () => {
  const { press, given } = office();
  await expect(press('kk', 'TRY_AGAIN')).rejects.toThrow('TRY_AGAIN');
  await expect(press('ru', 'TOO_MANY_REQUESTS')).rejects.toThrow('TOO_MANY_REQUESTS');
  expect(await press('en')).toMatchObject({ label: 'A-1', secret: 'secret of kk' });
  expect(given).toHaveLength(1);
});

test('a person who was told what is wrong sends what they corrected', async () => {
  const { press, given } = office();
  await expect(press('kk', 'CONSENT_NEEDED')).rejects.toThrow('CONSENT_NEEDED');
  expect(await press('ru')).toMatchObject({ label: 'A-1', secret: 'secret of ru' });
  expect(given).toHaveLength(1);
});

test('a lost press that turns out to be refused gives way to the new one', async () => {
  const { press } = office();
  await expect(press('kk', 'TRY_AGAIN')).rejects.toThrow('TRY_AGAIN');
  expect(await press('ru', 'BAD_INPUT')).toMatchObject({ label: 'A-1', secret: 'secret of ru' });
});

test('a person may take another ticket after one was given', async () => {
  const { press, given } = office();
  await press('kk');
  expect(await press('ru')).toMatchObject({ label: 'A-2', secret: 'secret of ru' });
  expect(given).toHaveLength(2);
});

/** An office that gives one ticket for one key, and a tab that presses; each fate befalls one sending. */
function office() {
  const given: Sent[] = [];
  let kept: Sent | null = null;
  const press = (screen: 'kk' | 'ru' | 'en', fate?: ErrorCode | 'lost after') => {
    let awaiting = fate;
    const next = { key: `key of ${screen}`, input: inputOf(emptyDraft('kk'), screen, `secret of ${screen}`) };
    return takeTicket(next, {
      unanswered: () => kept,
      keepUnanswered: (sent) => (kept = sent),
      send: async (sent) => {
        const met = awaiting;
        awaiting = undefined;
        if (met && met !== 'lost after') throw new Refused({ code: met });
        if (!given.some(({ key }) => key === sent.key)) given.push(sent);
        if (met) throw new Refused({ code: 'TRY_AGAIN' });
        const number = given.findIndex(({ key }) => key === sent.key) + 1;
        return { ticketId: `ticket ${number}`, label: `A-${number}` };
      },
    });
  };
  return { press, given };
}
