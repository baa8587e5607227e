import { afterAll, expect, test, vi } from 'vitest';
import type { Announced } from '$contract/events.ts';
import type { TicketView } from '$contract/ticket.ts';
import type { connect, Connection, Watching } from '../../lib/connection.svelte.ts';

const TICKET = '00000000-0000-4000-8000-000000000001';
const SESSION = '00000000-0000-4000-8000-000000000002';
const WAITING = { state: 'waiting', session: null, queueId: 'queue', place: null } as unknown as TicketView;
const CALLED = {
  ...WAITING,
  state: 'called',
  session: { sessionId: SESSION, state: 'connecting' },
} as TicketView;

// The page's own identity is kept by the browser.
vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
vi.stubGlobal('window', new EventTarget());
const { FollowedTicket } = await import('./ticket.svelte.ts');
afterAll(() => vi.unstubAllGlobals());

/** A ticket's page whose server answers the readings when the test says so, the oldest first. */
async function page() {
  const readings: ((view: TicketView) => void)[] = [];
  let watching: Watching | undefined;
  const connection = {
    state: 'live',
    ended: false,
    call: (name: string) =>
      new Promise((resolve) => name === 'ticket.read' && readings.push(resolve as (typeof readings)[0])),
    watch: (stream: string, told: Watching) => {
      if (stream === `ticket:${TICKET}`) watching = told;
      return () => {};
    },
    on: () => () => {},
    onEnded: () => () => {},
    close: () => {},
  } as unknown as Connection;
  const ticket = new FollowedTicket(TICKET, '', (() => connection) as typeof connect);
  await ticket.open();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ticket,
    stale: () => watching!.onStale(),
    called: () =>
      watching!.onEvent({
        type: 'ticket.changed',
        payload: { state: 'called', desk: '1', calls: 1, sessionId: SESSION },
      } as unknown as Announced),
    async answers(view: TicketView) {
      await settled();
      readings.shift()!(view);
      await settled();
    },
    unanswered: () => readings.length,
  };
}

test('Ghani is called while his page reads its ticket: an answer from before the call does not take it back', async () => {
  const { ticket, stale, called, answers, unanswered } = await page();
  stale();
  await answers(WAITING);
  expect(ticket.view?.state).toBe('waiting');
  stale();
  await Promise.resolve();
  called();
  expect([ticket.view?.state, ticket.view?.session?.sessionId, ticket.rings]).toEqual(['called', SESSION, 1]);
  await answers(WAITING);
  expect([ticket.view?.state, ticket.rings]).toEqual(['called', 1]);
  await answers(CALLED);
  expect([ticket.view?.state, ticket.rings, unanswered()]).toEqual(['called', 1, 0]);
});
