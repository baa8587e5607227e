import { expect, test } from 'vitest';
import type { LineEntry } from '../../server/contract/desk.ts';
import { TICKET_STATES } from '../../server/contract/ticket.ts';
import { ticketMachine, type TicketAct } from '../../server/domain/ticket.ts';
import { actsOn, type PersonAct } from '../../client/pages/desk/line/personActs.ts';

type Standing = Pick<LineEntry, 'state' | 'waitsFor' | 'claim'>;
const waiting: Standing = { state: 'waiting', waitsFor: null, claim: null };
const claim = { category: 'disability', name: { kk: '', ru: '', en: '' }, reason: '', proof: '' };

test.each<[string, Standing, boolean, PersonAct[]]>([
  ['who waits', waiting, true, ['call', 'park', 'transfer', 'write']],
  ['who waits while the desk receives somebody', waiting, false, ['park', 'transfer', 'write']],
  ['who waits for a colleague', { ...waiting, waitsFor: 'colleague' }, true, ['park', 'transfer', 'write']],
  [
    'who waits for an interpreter',
    { ...waiting, waitsFor: 'interpreter' },
    false,
    ['vouch', 'park', 'transfer', 'write'],
  ],
  ['who is set aside', { ...waiting, state: 'parked' }, true, ['call', 'unpark', 'transfer', 'write']],
  ['who is away', { ...waiting, state: 'away' }, true, ['write']],
  [
    'who is in the talk',
    { ...waiting, state: 'in_session' },
    false,
    ['putBack', 'park', 'transfer', 'write'],
  ],
  [
    'whose claim was not proved',
    { ...waiting, claim: { ...claim, state: 'unproven' } },
    false,
    ['checkClaim', 'park', 'transfer', 'write'],
  ],
])('the official may do with one %s what the rules allow', (_, standing, free, acts) => {
  expect(actsOn(standing, { free, next: false })).toEqual(acts);
});

test('whoever is next is called in order, without a reason', () => {
  expect(actsOn(waiting, { free: true, next: true })).toEqual(['park', 'transfer', 'write']);
});

test('nothing is offered that the table of states refuses', () => {
  const asked: Partial<Record<PersonAct, TicketAct>> = {
    call: 'call',
    unpark: 'unpark',
    putBack: 'putBack',
    park: 'park',
    transfer: 'transfer',
  };
  for (const state of TICKET_STATES) {
    for (const act of actsOn({ ...waiting, state }, { free: true, next: false })) {
      const does = asked[act];
      if (does)
        expect({ act, from: ticketMachine[does].from }).toMatchObject({
          from: expect.arrayContaining([state]),
        });
    }
  }
});
