import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection.svelte.ts';
import { createCall } from './call.svelte.ts';

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  const empty = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  for (const storage of ['localStorage', 'sessionStorage']) vi.stubGlobal(storage, empty);
});
afterEach(() => vi.unstubAllGlobals());

/** A page of an applicant whose browser has no WebRTC: it gets as far as asking what the server can. */
function page() {
  const asked: string[] = [];
  const connection = {
    state: 'live',
    call: async (name: string) => void asked.push(name),
    on: () => () => {},
    inTalk: () => {},
  } as unknown as Connection;
  return { asked, call: createCall({ connection, visitId: 'visit' }) };
}

test('whoever leaves while the page still gets ready has left, and is not taken into the talk', async () => {
  const { asked, call } = page();
  void call.prepare();
  const joining = call.join('session');
  await Promise.all([call.leave(), joining]);
  expect(call.state.kind).toBe('left');
  expect(asked).toEqual(['media.capabilities', 'session.leave']);
});

test('a call that was closed while it was loaded cannot be joined any more', async () => {
  const { asked, call } = page();
  call.close();
  await call.join('session');
  expect(asked).toEqual([]);
});
