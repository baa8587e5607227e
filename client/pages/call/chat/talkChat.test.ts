import { beforeEach, expect, test, vi } from 'vitest';
import type { ChatMessage } from '../../../../server/contract/chat.ts';
import type { Connection, Watching } from '../../../lib/connection.svelte.ts';
import { Refused } from '../../../lib/refused.ts';
import { TalkChat } from './talkChat.svelte.ts';

const SESSION = '00000000-0000-4000-8000-000000000000';

let storage: Map<string, string>;
beforeEach(() => {
  storage = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  });
});

const message = (seq: number, you = false): ChatMessage => ({
  ...{ messageId: `${seq}`, seq, at: '2026-11-25T10:00:00.000Z', kind: 'official', you, words: `${seq}` },
  name: { surname: 'Нұрланова', givenName: 'Айгерім' },
});

/** A server that answers what it is told to, and the page's chat. */
function open() {
  let told!: Watching;
  const call = vi.fn().mockResolvedValue({ messages: [] });
  const press = vi.fn().mockResolvedValue({ messageId: 'm', seq: 1 });
  const watch = (_stream: string, watching: Watching) => {
    told = watching;
    return () => {};
  };
  const chat = new TalkChat({ call, press, watch } as unknown as Connection, SESSION);
  return { chat, call, press, told };
}

test('of two readings that cross nothing is shown twice, and each reads on from what is here', async () => {
  const { chat, call } = open();
  call.mockResolvedValueOnce({ messages: [message(1), message(2)] });
  call.mockResolvedValueOnce({ messages: [message(1), message(2), message(3)] });
  await Promise.all([chat.read(), chat.read()]);
  await chat.read();
  expect(chat.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(call).toHaveBeenLastCalledWith('session.readChat', { sessionId: SESSION, after: 3 });
});

test('only what was written by others since the page was opened is said aloud', async () => {
  const { chat, call } = open();
  call.mockResolvedValueOnce({ messages: [message(1)] });
  await chat.read();
  expect(chat.news).toEqual([]);
  call.mockResolvedValueOnce({ messages: [message(2, true), message(3)] });
  await chat.read();
  expect(chat.news.map(({ seq }) => seq)).toEqual([3]);
});

test('what was looked at stays read when the page is loaded again', async () => {
  const { chat, call } = open();
  call.mockResolvedValueOnce({ messages: [message(1), message(2, true), message(3)] });
  await chat.read();
  expect(chat.unread).toBe(2);
  chat.look();
  expect(chat.unread).toBe(0);
  const again = open();
  again.call.mockResolvedValueOnce({ messages: [message(1), message(2, true), message(3), message(4)] });
  await again.chat.read();
  expect(again.chat.unread).toBe(1);
});

test('what is refused stays in the field and in the tab, and the same words go again under the same key', async () => {
  const { chat, press } = open();
  chat.text = 'Құжат\n14-2';
  press.mockRejectedValueOnce(new Refused({ code: 'TRY_AGAIN' }));
  await chat.say();
  expect(chat.refusal?.code).toBe('TRY_AGAIN');
  expect(open().chat.text).toBe('Құжат\n14-2');
  await chat.say();
  expect(chat.text).toBe('');
  expect(open().chat.text).toBe('');
  const keys = press.mock.calls.map(([, , options]) => (options as { key: string }).key);
  expect(keys[0]).toBe(keys[1]);
  chat.text = 'Құжат\n14-2';
  await chat.say();
  expect(press.mock.calls[2]![2]).not.toEqual({ key: keys[0] });
});

test('whoever types on while a message is on its way keeps what is new', async () => {
  const { chat, press } = open();
  chat.text = 'бір';
  press.mockImplementationOnce(async () => void (chat.text = 'бір екі'));
  await chat.say();
  expect(chat.text).toBe(' екі');
});

test('another talk of the same tab begins with an empty field', () => {
  open().chat.text = 'ескі';
  const other = new TalkChat({ watch: () => () => {} } as unknown as Connection, SESSION.replace('4', '5'));
  expect(other.text).toBe('');
});

test('an event that something was written is read at once, other events are not its matter', async () => {
  const { call, told } = open();
  const event = { stream: `session:${SESSION}`, seq: 1, at: '', payload: {} };
  told.onEvent({ ...event, type: 'session.changed' } as never);
  expect(call).not.toHaveBeenCalled();
  told.onEvent({ ...event, type: 'chat.changed' } as never);
  expect(call).toHaveBeenCalledOnce();
});
