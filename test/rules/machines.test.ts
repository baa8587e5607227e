import { describe, expect, test } from 'vitest';
import { deskState } from '../../server/contract/desk.ts';
import { SESSION_STATES } from '../../server/contract/session-state.ts';
import { TICKET_STATES } from '../../server/contract/ticket.ts';
import { deskMachine } from '../../server/domain/desk.ts';
import { after, type Machine } from '../../server/domain/machine.ts';
import { sessionMachine } from '../../server/domain/session.ts';
import { ENDED_TICKET_STATES, noShowAct, ticketMachine } from '../../server/domain/ticket.ts';

const machines: [string, Machine<string, string>, readonly string[]][] = [
  ['ticket', ticketMachine, TICKET_STATES],
  ['session', sessionMachine, SESSION_STATES],
  ['desk', deskMachine, deskState.options],
];

describe.each(machines)('a %s', (_name, machine, states) => {
  test('goes only where its table says: every other pair of state and act is refused', () => {
    for (const state of states) {
      for (const act of Object.keys(machine)) {
        const { from, to } = machine[act]!;
        expect(after(machine, state, act)).toBe(from.includes(state) ? to : null);
      }
    }
  });

  test('names only states that exist', () => {
    for (const { from, to } of Object.values(machine)) {
      for (const state of [...from, to]) expect(states).toContain(state);
    }
  });
});

test('nothing follows the end of a ticket', () => {
  for (const state of ENDED_TICKET_STATES) {
    for (const act of Object.keys(ticketMachine)) {
      expect(after(ticketMachine, state, act as keyof typeof ticketMachine)).toBeNull();
    }
  }
});

test('O87-39: where refusing is forbidden, a no-show is never closed, whatever the policy says', () => {
  expect(noShowAct('back_to_place', false)).toBe('setAside');
  expect(noShowAct('to_end', false)).toBe('putBack');
  expect(noShowAct('close', false)).toBe('setAside');
  expect(noShowAct('close', true)).toBe('noShow');
});
