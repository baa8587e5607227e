import { expect, test } from 'vitest';
import type { MessageStatus } from '$contract/message.ts';
import { deliveryOf } from './delivery.ts';

const message = (at: string, change: Partial<MessageStatus>): MessageStatus => ({
  messageId: 'one',
  kind: 'code',
  channel: 'sms',
  to: '+7 701 ••• •• 67',
  state: 'sent',
  at: `2026-11-25T04:${at}Z`,
  ...change,
});

test('the newest code of the channel tells whether the message went out', () => {
  const messages = [
    message('10:00.000', { state: 'failed' }),
    message('12:00.000', { state: 'sent' }),
    message('13:00.000', { channel: 'email', state: 'failed' }),
    message('14:00.000', { kind: 'called', state: 'queued' }),
  ];
  expect(deliveryOf(messages, { channel: 'sms' })).toBe('sent');
  expect(deliveryOf([...messages].reverse(), { channel: 'sms' })).toBe('sent');
  expect(deliveryOf(messages, { channel: 'email' })).toBe('failed');
});

test('of a code that nobody has told of nothing is said', () => {
  expect(deliveryOf([message('10:00.000', { kind: 'called' })], { channel: 'sms' })).toBeNull();
});
