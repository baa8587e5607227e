import { describe, expect, test } from 'vitest';
import { APPEAL_STATES } from '../../server/contract/appeal-state.ts';
import { deskState } from '../../server/contract/desk.ts';
import { SESSION_STATES } from '../../server/contract/session-state.ts';
import { TICKET_STATES } from '../../server/contract/ticket.ts';
import { appealLabel, appealMachine } from '../../server/domain/appeal.ts';
import { deskMachine } from '../../server/domain/desk.ts';
import { after, type Machine } from '../../server/domain/machine.ts';
import { sessionMachine } from '../../server/domain/session.ts';
import { ENDED_TICKET_STATES, noShowAct, ticketMachine } from '../../server/domain/ticket.ts';

const machines: [string, Machine<string, string>, readonly string[]][] = [
  ['ticket', ticketMachine, TICKET_STATES],
  ['session', sessionMachine, SESSION_STATES],
  ['desk', deskMachine, deskState.options],
  ['appeal', appealMachine, APPEAL_STATES],
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

describe('GOV: acceptance is compulsory', () => {
  test('from wherever an appeal is, a way leads to its registration, and nothing leads out of that', () => {
    const waysFrom = (state: string) =>
      Object.values(appealMachine).filter(({ from }) => from.some((f) => f === state));
    for (const start of APPEAL_STATES) {
      const reached = new Set<string>([start]);
      for (const state of reached) for (const { to } of waysFrom(state)) reached.add(to);
      expect([...reached]).toContain('registered');
    }
    expect(waysFrom('registered')).toEqual([]);
  });

  test('no state of an appeal, and no command, is a refusal', () => {
    expect([...APPEAL_STATES].sort()).toEqual(['offered', 'registered', 'returned', 'submitted']);
  });
});

test('an appeal’s number names its office and year', () => {
  expect(appealLabel('75-1', 2026, 7)).toBe('75-1-2026-00007');
});
