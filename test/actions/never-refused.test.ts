import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { COMMAND_NAMES, type CallInput, type CommandName } from '../../server/contract/commands.ts';
import { OUTCOMES } from '../../server/contract/record.ts';
import type { Principal, StaffPrincipal } from '../../server/domain/principal.ts';
import { ENDED_TICKET_STATES } from '../../server/domain/ticket.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { inputsAtDesk, inputsFor } from '../harness/inputs.ts';
import { addLine } from '../harness/lines.ts';
import { openReception, waitIn, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

/** How a ticket of a district office may end by a command; a command that is not here does not compile. */
type End = 'received' | 'left by their own will' | 'sent on with their agreement';
const NO_END = null;
const ENDS: Record<CommandName, End | typeof NO_END> = {
  'session.finish': 'received',
  'ticket.leave': 'left by their own will',
  'desk.transfer': 'sent on with their agreement',
  'estimate.readErrors': null,
  'quality.read': null,
  'interpreter.list': null,
  'interpreter.take': null,
  'interpreter.release': null,
  'interpreter.setReady': null,
  'interpreter.keep': null,

  'catalogue.read': NO_END,
  'catalogue.officials': NO_END,
  'board.read': NO_END,
  'ticket.take': NO_END,
  'ticket.open': NO_END,
  'ticket.read': NO_END,
  'ticket.stepAway': NO_END,
  'ticket.comeBack': NO_END,
  'ticket.claimOutOfTurn': NO_END,
  'ticket.follow': NO_END,
  'ticket.askToWait': NO_END,
  'ticket.askCode': NO_END,
  'ticket.confirm': NO_END,
  'ticket.setContact': NO_END,
  'ticket.saveDeviceTest': NO_END,
  'ticket.keepPush': NO_END,
  'ticket.dropPush': NO_END,
  'ticket.readDossier': NO_END,
  'ticket.addFile': NO_END,
  'ticket.removeFile': NO_END,
  'ticket.declineCloseUp': NO_END,
  'ticket.submitAppeal': NO_END,
  'ticket.signAppeal': NO_END,
  'ticket.returnAppeal': NO_END,
  'ticket.replyCompletion': NO_END,
  'push.readKey': NO_END,
  'account.askCode': NO_END,
  'account.signIn': NO_END,
  'account.signOut': NO_END,
  'account.read': NO_END,
  'account.openTicket': NO_END,
  'paper.check': NO_END,
  'outbox.read': NO_END,
  'staff.signIn': NO_END,
  'staff.signOut': NO_END,
  'staff.readSelf': NO_END,
  'staff.giveSecondFactor': NO_END,
  'staff.beginEnrolment': NO_END,
  'staff.confirmEnrolment': NO_END,
  'staff.dropSecondFactor': NO_END,
  'staff.changePassword': NO_END,
  'staff.readSecurity': NO_END,
  'staff.revokeSession': NO_END,
  'desk.list': NO_END,
  'desk.read': NO_END,
  'desk.open': NO_END,
  'desk.keep': NO_END,
  'desk.close': NO_END,
  'desk.pause': NO_END,
  'desk.resume': NO_END,
  'desk.callNext': NO_END,
  'desk.callTicket': NO_END,
  'desk.recall': NO_END,
  'desk.noShow': NO_END,
  'desk.putBack': NO_END,
  'desk.park': NO_END,
  'desk.unpark': NO_END,
  'desk.readTargets': NO_END,
  'desk.offer': NO_END,
  'desk.sendNotice': NO_END,
  'desk.checkClaim': NO_END,
  'desk.vouchInterpreter': NO_END,
  'desk.searchLine': NO_END,
  'desk.readActs': NO_END,
  'session.read': NO_END,
  'session.pause': NO_END,
  'session.resume': NO_END,
  'session.join': NO_END,
  'session.leave': NO_END,
  'session.say': NO_END,
  'session.readChat': NO_END,
  'record.read': NO_END,
  'record.saveNotes': NO_END,
  'dossier.read': NO_END,
  'identity.record': NO_END,
  'identity.askCloseUp': NO_END,
  'file.add': NO_END,
  'file.takeBack': NO_END,
  'appeal.offer': NO_END,
  'appeal.register': NO_END,
  'appeal.listSubmitted': NO_END,
  'completion.ask': NO_END,
  'completion.close': NO_END,
  'media.capabilities': NO_END,
  'media.prepare': NO_END,
  'media.connect': NO_END,
  'media.warm': NO_END,
  'media.produce': NO_END,
  'media.pause': NO_END,
  'media.stop': NO_END,
  'media.resume': NO_END,
  'media.restartIce': NO_END,
  'media.layer': NO_END,
  'media.flow': NO_END,
  'media.hand': NO_END,
  'media.ease': NO_END,
  'media.quality': NO_END,
  'probe.open': NO_END,
  'probe.connect': NO_END,
  'probe.echo': NO_END,
  'probe.close': NO_END,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    settings: { probesAtOnce: 1_000, probeLifeMs: 600_000, codeAgainMs: 0, codesAnHour: 1000 },
  });
  // An office may even write the strictest policy into its rules by mistake.
  await server.database.owner.query(
    `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
     VALUES ($1, 'ticket.noShow', $2, '{"policy": "close"}', '2020-01-01', 'test'),
            ($3, 'queue.capacity', $2, '{"ticketsADay": 1}', '2020-01-01', 'test'),
            ($4, 'ticket.confirmation', $2, '{"codeRequired": true}', '2020-01-01', 'test')`,
    [randomUUID(), demo.offices.almalyDistrict, randomUUID(), randomUUID()],
  );
});
afterAll(() => server?.stopAll());

/** Where the person whom the commands are about stands: each reached by commands from a person who waits. */
const STAGES = ['in the talk', 'ringing', 'gone from the talk', 'waiting', 'away', 'parked'] as const;
type Stage = (typeof STAGES)[number];

/** A reception whose holder stands at this stage; for those who are at no desk, so does the one who waits beside it. */
async function receptionAt(stage: Stage): Promise<Reception> {
  if (stage === 'ringing') return ringing();
  const reception = await openReception(server);
  const { sessionId, holder, deskId, official, waiting } = reception;
  const { ticketId } = waiting.holder;
  if (stage === 'gone from the talk') await doAs(server, holder, 'session.leave', { sessionId });
  if (stage === 'away') await doAs(server, waiting.holder, 'ticket.stepAway', { ticketId });
  if (stage === 'parked')
    await doAs(server, official, 'desk.park', { deskId, ticketId, reason: 'Құжат күтеді' });
  if (stage === 'in the talk' || stage === 'gone from the talk')
    return { ...reception, waiting: itself(reception) };
  return reception;
}

const itself = ({ holder, waiting }: Reception): Reception['waiting'] => ({ ...waiting, holder });

async function ringing(): Promise<Reception> {
  const talk = await openReception(server);
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const { deskId, principal: official } = line.desks[0]!;
  const person = await waitIn(server, line);
  const { sessionId } = await doAs(server, official, 'desk.callNext', { deskId });
  return { ...talk, line, deskId, official, sessionId, holder: person.holder, waiting: person };
}

/** Besides what is asked rightly: what an official might press who wants to be rid of a person. */
function variants(name: CommandName, { deskId, sessionId, waiting }: Reception): object[] {
  const { ticketId } = waiting.holder;
  const reason = 'Құжаты жоқ, уақыт бітті';
  const of = { deskId, ticketId, reason };
  const more: { [N in CommandName]?: CallInput<N>[] } = {
    'session.finish': OUTCOMES.map((outcome) => ({
      ...{ sessionId, outcome, answer: outcome === 'not_held' ? '' : 'Жауап.', oralConsent: true },
    })),
    'desk.transfer': [{ ...of, to: { queueId: demo.queues.almaty.reception }, agreed: false }],
    'desk.checkClaim': [{ ...of, proved: false }],
    'desk.callTicket': [of],
    'desk.park': [of],
  };
  return more[name] ?? [];
}

async function people(reception: Reception): Promise<Principal[]> {
  const region = await officialOf(demo.staff.yerlan, demo.offices.almaty);
  const colleague = await officialOf(demo.staff.daulet, demo.offices.almalyDistrict);
  return [reception.official, colleague, region, reception.waiting.holder, reception.holder];
}

async function officialOf(staffId: string, officeId: string): Promise<StaffPrincipal> {
  const office = (await server.deps.store.offices()).find(({ id }) => id === officeId)!;
  const grants = [{ role: 'official' as const, officeId, officePath: office.path }];
  return { kind: 'staff', staffId, staffSessionId: randomUUID(), officeId, grants };
}

async function asEveryone(
  reception: Reception,
  name: CommandName,
  inputs: Partial<Record<CommandName, object>>,
): Promise<void> {
  for (const who of await people(reception)) {
    for (const input of [inputs[name], ...variants(name, reception)])
      await askAs(server, who, name, input as never);
  }
}

/** Tickets of a queue that have ended, and how. */
async function endedIn({ line: { queueId } }: Reception) {
  const { rows } = await server.database.owner.query<{ id: string; state: string; successor: string | null }>(
    `SELECT t."id", t."state", n."state" AS successor FROM "Ticket" t LEFT JOIN "Ticket" n ON n."id" = t."successorId"
     WHERE t."queueId" = $1 AND t."state" = ANY($2::"TicketState"[])`,
    [queueId, [...ENDED_TICKET_STATES]],
  );
  return rows;
}

test('every command says how a ticket of a district office may end by it', () => {
  expect(Object.keys(ENDS).sort()).toEqual([...COMMAND_NAMES].sort());
});

const NEVER = COMMAND_NAMES.filter((name) => ENDS[name] === NO_END);
/** What is asked of a person who stands somewhere is walked at every place, the rest with a person in the talk. */
const ABOUT_A_PLACE = NEVER.filter((name) =>
  /^desk\.|^session\.|^ticket\.(stepAway|comeBack|claimOutOfTurn|follow)$/.test(name),
);

describe('O87-39: at a district office no command refuses to receive a person,', () => {
  test.each(ABOUT_A_PLACE)('%s ends no ticket, wherever the person stands and whoever asks', async (name) => {
    for (const stage of STAGES) {
      const reception = await receptionAt(stage);
      await asEveryone(reception, name, await inputsAtDesk(server, reception));
      expect({ stage, ended: await endedIn(reception) }).toEqual({ stage, ended: [] });
    }
  });

  test('nor does any other command', async () => {
    const reception = await receptionAt('in the talk');
    const inputs = await inputsFor(server, reception);
    for (const name of NEVER.filter((one) => !ABOUT_A_PLACE.includes(one))) {
      await asEveryone(reception, name, inputs);
      expect({ name, ended: await endedIn(reception) }).toEqual({ name, ended: [] });
    }
  });

  test.each(STAGES)(
    'an official finishes nobody’s reception without having received them: %s',
    async (stage) => {
      for (const input of variants('session.finish', await receptionAt(stage))) {
        const reception = await receptionAt(stage);
        const { sessionId } = reception;
        const answer = await askAs(server, reception.official, 'session.finish', {
          ...input,
          sessionId,
        } as never);
        const [ended] = await endedIn(reception);
        const { outcome } = input as { outcome: string };
        if (outcome === 'not_held') expect(answer).toMatchObject({ code: 'MUST_NOT_REFUSE' });
        if (stage === 'ringing' || outcome === 'not_held') expect(ended).toBeUndefined();
        else expect(ended).toMatchObject({ id: reception.holder.ticketId, state: 'finished' });
      }
    },
  );

  test.each(STAGES)('nobody makes a person leave but themselves: %s', async (stage) => {
    const reception = await receptionAt(stage);
    const { ticketId } = reception.waiting.holder;
    for (const who of await people(reception)) {
      if (who === reception.waiting.holder || who === reception.holder) continue;
      expect(await askAs(server, who, 'ticket.leave', { ticketId })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await endedIn(reception)).toEqual([]);
    await doAs(server, reception.waiting.holder, 'ticket.leave', { ticketId });
    expect(await endedIn(reception)).toMatchObject([{ id: ticketId, state: 'left' }]);
  });

  test.each(STAGES)(
    'nobody is sent to another office without their agreement, and whoever is stands where they were sent: %s',
    async (stage) => {
      const reception = await receptionAt(stage);
      for (const input of variants('desk.transfer', reception)) {
        const answer = await askAs(server, reception.official, 'desk.transfer', input as never);
        expect(answer.ok).toBe(false);
      }
      expect(await endedIn(reception)).toEqual([]);
      const { 'desk.transfer': agreed } = await inputsAtDesk(server, reception);
      const answer = await askAs(server, reception.official, 'desk.transfer', agreed);
      const ended = await endedIn(reception);
      if (answer.ok) expect(ended).toMatchObject([{ state: 'transferred', successor: 'waiting' }]);
      else expect([stage, ended]).toEqual(['away', []]);
    },
  );

  test('and a full day, a missing document and a missing matter keep nobody out', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 0);
    const name = { surname: 'Сейдахмет', givenName: 'Айша' };
    for (let i = 0; i < 3; i++) await waitIn(server, line, { applicant: { name }, essence: '' });
    expect(await server.deps.store.inLine(line.queueId)).toBe(3);
  });
});
