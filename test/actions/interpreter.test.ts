import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { Running } from '../../server/compose.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs, holderOf } from '../harness/asking.ts';
import { addInterpreter, foreignerIn, madinaOf } from '../harness/interpreting.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { waitIn } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { deskSweepMs: 100, codeAgainMs: 0, codesAnHour: 1000 } });
});
afterAll(() => server?.stopAll());

const newLine = (desks = 1) => addLine(server, demo.offices.almalyDistrict, desks);
const newInterpreter = () => addInterpreter(server, demo.offices.almalyDistrict);

const read = ({ ticketId }: TicketPrincipal) =>
  holderOf(server, ticketId).then((holder) => doAs(server, holder, 'ticket.read', { ticketId }));

/** The interpreter takes the person and says that they are ready. */
async function readyFor(who: StaffPrincipal, { ticketId }: TicketPrincipal): Promise<void> {
  await doAs(server, who, 'interpreter.take', { ticketId });
  await doAs(server, who, 'interpreter.setReady', { ticketId, ready: true });
}

const callNext = ({ desks }: Line, desk = 0) =>
  askAs(server, desks[desk]!.principal, 'desk.callNext', { deskId: desks[desk]!.deskId });

const listedTo = async (who: StaffPrincipal, { ticketId }: TicketPrincipal) =>
  (await doAs(server, who, 'interpreter.list', {})).people.find((one) => one.ticketId === ticketId);

/** No word has come from the interpreter for longer than the lease. */
const fallSilent = ({ staffId }: StaffPrincipal) =>
  server.database.owner.query(
    `UPDATE "InterpreterUnit" SET "leaseUntil" = now() - interval '1 second'
     WHERE "staffId" = $1 AND "leaseUntil" IS NOT NULL`,
    [staffId],
  );

const peopleIn = async (sessionId: string) =>
  (await server.deps.store.session(sessionId))!.participants.map(({ kind, staffId }) => [kind, staffId]);

describe('O87-7: a person and their interpreter are called together or not at all:', () => {
  test('who needs one is passed by until theirs is ready, and then has the place of the taking', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const { holder: second } = await waitIn(server, line);
    const { holder: third } = await waitIn(server, line);
    const interpreter = await newInterpreter();
    expect(await read(foreigner)).toMatchObject({ waitsFor: 'interpreter', place: { ahead: 0 } });
    expect((await read(second)).place).toMatchObject({ ahead: 0 });

    expect(await callNext(line)).toMatchObject({ output: { ticketId: second.ticketId } });
    const { deskId, principal } = line.desks[0]!;
    await doAs(server, principal, 'desk.putBack', { deskId, reason: 'Сынақ' });
    await readyFor(interpreter, foreigner);
    expect(await read(foreigner)).toMatchObject({ waitsFor: null, place: { ahead: 0 } });
    expect((await read(third)).place).toMatchObject({ ahead: 2 });
    const called = await callNext(line);
    expect(called).toMatchObject({ output: { ticketId: foreigner.ticketId } });
    expect(await peopleIn(called.ok ? called.output.sessionId : '')).toEqual(
      expect.arrayContaining([['interpreter', interpreter.staffId]]),
    );
  });

  test('who is not ready any more, or gives the person up, takes them out of the order again', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const { ticketId } = foreigner;
    const interpreter = await newInterpreter();
    for (const stop of ['interpreter.setReady', 'interpreter.release'] as const) {
      await readyFor(interpreter, foreigner);
      expect(await read(foreigner)).toMatchObject({ waitsFor: null });
      await doAs(server, interpreter, stop, { ticketId, ready: false });
      expect(await read(foreigner)).toMatchObject({ waitsFor: 'interpreter' });
      expect(await callNext(line)).toMatchObject({ code: 'QUEUE_EMPTY' });
    }
    expect(await listedTo(interpreter, foreigner)).toMatchObject({ taken: 'nobody', ready: false });
  });

  test('an interpreter who falls silent is not ready: the place is kept, page and desk are told', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const interpreter = await newInterpreter();
    await readyFor(interpreter, foreigner);
    const { key } = await read(foreigner);
    const before = await heads(foreigner, line);
    await fallSilent(interpreter);
    await expect.poll(async () => (await read(foreigner)).waitsFor).toBe('interpreter');
    expect((await read(foreigner)).key).toEqual(key);
    const after = await heads(foreigner, line);
    expect(after.map((seq, i) => seq - before[i]!)).toEqual([1, 1, 1]);
    // The same person may come back to them, as long as nobody else took them.
    expect(await doAs(server, interpreter, 'interpreter.keep', {})).toMatchObject({
      leaseUntil: expect.any(String),
    });
    expect(await listedTo(interpreter, foreigner)).toMatchObject({ taken: 'you', ready: false });
  });

  test('a word in time keeps the unit ready', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const interpreter = await newInterpreter();
    await readyFor(interpreter, foreigner);
    const [first, second] = [
      await doAs(server, interpreter, 'interpreter.keep', {}),
      await doAs(server, interpreter, 'interpreter.keep', {}),
    ];
    expect(Date.parse(second.leaseUntil!)).toBeGreaterThan(Date.parse(first.leaseUntil!));
    expect(await doAs(server, await newInterpreter(), 'interpreter.keep', {})).toEqual({ leaseUntil: null });
  });

  test('a word keeps nobody of an office where the interpreter may not interpret any more', async () => {
    const elsewhere = await addLine(server, demo.offices.saryarqaDistrict, 0);
    const { grants: there } = await addInterpreter(server, demo.offices.saryarqaDistrict);
    const here = await newInterpreter();
    const both = { ...here, grants: [...here.grants, ...there] };
    const [stays, goes] = [await foreignerIn(server, await newLine()), await foreignerIn(server, elsewhere)];
    await readyFor(both, stays);
    await readyFor(both, goes);
    const leaseOf = async ({ ticketId }: TicketPrincipal) =>
      (await server.deps.store.unitOf(ticketId)).unit!.leaseUntil!.getTime();
    const before = [await leaseOf(stays), await leaseOf(goes)];
    await doAs(server, here, 'interpreter.keep', {});
    expect(await leaseOf(stays)).toBeGreaterThan(before[0]!);
    expect(await leaseOf(goes)).toBe(before[1]);
    await doAs(server, both, 'interpreter.keep', {});
    expect(await leaseOf(goes)).toBeGreaterThan(before[1]!);
  });

  test('out of the order, too: only once the official vouches that they understand each other', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const { ticketId } = foreigner;
    const interpreter = await newInterpreter();
    await doAs(server, interpreter, 'interpreter.take', { ticketId });
    const { deskId, principal } = line.desks[0]!;
    const asked = { deskId, ticketId, reason: 'Қызы аударады' };
    expect(await askAs(server, principal, 'desk.callTicket', asked)).toMatchObject({
      code: 'INTERPRETER_NOT_READY',
    });
    await doAs(server, principal, 'desk.vouchInterpreter', asked);
    expect(await read(foreigner)).toMatchObject({ waitsFor: null });
    // Nobody else is needed: the person leaves the interpreters' list.
    expect(await listedTo(interpreter, foreigner)).toBeUndefined();
    expect(await askAs(server, interpreter, 'interpreter.take', { ticketId })).toMatchObject({
      code: 'WRONG_STATE',
    });
    const { sessionId } = await doAs(server, principal, 'desk.callTicket', asked);
    expect((await peopleIn(sessionId)).map(([kind]) => kind).sort()).toEqual(['applicant', 'official']);
    const { acts } = await doAs(server, principal, 'desk.readActs', { deskId });
    expect(acts.map(({ kind }) => kind)).toEqual(['called_out_of_order', 'interpreter_vouched']);
  });
});

describe('what has ended is over:', () => {
  test('whoever interpreted for a person is nobody’s interpreter any more once the ticket has ended', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const interpreter = await newInterpreter();
    await readyFor(interpreter, foreigner);
    const { ticketId } = foreigner;
    const { deskId, principal } = line.desks[0]!;
    const holderInterprets = async () => (await server.deps.store.callSituation(deskId))!.holderInterprets;
    await server.database.owner.query('UPDATE "InterpreterUnit" SET "staffId" = $1 WHERE "ticketId" = $2', [
      ...[principal.staffId, ticketId],
    ]);
    expect(await holderInterprets()).toBe(true);
    await doAs(server, await holderOf(server, ticketId), 'ticket.leave', { ticketId });
    expect(await holderInterprets()).toBe(false);
    await fallSilent(principal);
    const unit = async () => (await server.deps.store.unitOf(ticketId)).unit;
    await expect.poll(unit).toMatchObject({ readyAt: null, leaseUntil: null });
  });
});

describe('one interpreter, one talk:', () => {
  test('of two who take the same person one wins; a silent one loses them to the next', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const { ticketId } = foreigner;
    const both = [await newInterpreter(), await newInterpreter()];
    const second = await startBeside(server);
    try {
      const answers = await Promise.all(
        both.map((who, i) => askAs(i ? second : server, who, 'interpreter.take', { ticketId })),
      );
      expect(answers.map((a) => (a.ok ? 'done' : a.code)).sort()).toEqual(['PERSON_TAKEN', 'done']);
      const winner = both[answers.findIndex((a) => a.ok)]!;
      const loser = both.find((one) => one !== winner)!;
      expect(await listedTo(loser, foreigner)).toMatchObject({ taken: 'another' });
      for (const name of ['interpreter.setReady', 'interpreter.release'] as const) {
        const answer = await askAs(server, loser, name, { ticketId, ready: true });
        expect(answer).toMatchObject({ code: 'PERSON_NOT_YOURS' });
      }
      await doAs(server, winner, 'interpreter.setReady', { ticketId, ready: true });
      await fallSilent(winner);
      expect(await listedTo(loser, foreigner)).toMatchObject({ taken: 'nobody' });
      await doAs(server, loser, 'interpreter.take', { ticketId });
      expect(await askAs(server, winner, 'interpreter.setReady', { ticketId, ready: true })).toMatchObject({
        code: 'PERSON_NOT_YOURS',
      });
      expect(await read(foreigner)).toMatchObject({ waitsFor: 'interpreter' });
    } finally {
      await second.stop();
    }
  });

  test('a call takes the interpreter out of all other units at once, and only their own word brings them back', async () => {
    const [here, there] = [await newLine(), await newLine()];
    const interpreter = await newInterpreter();
    const first = await foreignerIn(server, here);
    const others = [await foreignerIn(server, here), await foreignerIn(server, there)];
    for (const one of [first, ...others]) await readyFor(interpreter, one);

    const called = await callNext(here);
    expect(called).toMatchObject({ output: { ticketId: first.ticketId } });
    for (const one of others) expect(await read(one)).toMatchObject({ waitsFor: 'interpreter' });
    expect(await callNext(there)).toMatchObject({ code: 'QUEUE_EMPTY' });
    const { ticketId } = others[1]!;
    const ready = { ticketId, ready: true };
    expect(await askAs(server, interpreter, 'interpreter.setReady', ready)).toMatchObject({
      code: 'INTERPRETER_IN_TALK',
    });
    expect(
      await askAs(server, interpreter, 'interpreter.release', { ticketId: first.ticketId }),
    ).toMatchObject({ code: 'INTERPRETER_IN_TALK' });
    expect(await listedTo(interpreter, first)).toMatchObject({ session: { state: 'connecting' } });

    const { deskId, principal } = here.desks[0]!;
    await doAs(server, principal, 'desk.putBack', { deskId, reason: 'Кейін' });
    // The one who was put back may be called again: the interpreter has been there all the time.
    expect(await read(first)).toMatchObject({ waitsFor: null });
    for (const one of others) expect(await read(one)).toMatchObject({ waitsFor: 'interpreter' });
    await doAs(server, interpreter, 'interpreter.setReady', ready);
    expect(await callNext(there)).toMatchObject({ output: { ticketId } });
    expect(await read(first)).toMatchObject({ waitsFor: 'interpreter' });
  });

  test('two desks of two servers call at one moment: one of two people who share an interpreter', async () => {
    const second: Running = await startBeside(server);
    try {
      for (let round = 0; round < 8; round++) {
        const lines = [await newLine(), await newLine()];
        const interpreter = await newInterpreter();
        for (const line of lines) await readyFor(interpreter, await foreignerIn(server, line));
        const answers = await Promise.all(
          lines.map(({ desks: [desk] }, i) =>
            askAs(i ? second : server, desk!.principal, 'desk.callNext', { deskId: desk!.deskId }),
          ),
        );
        expect(answers.map((a) => (a.ok ? 'called' : a.code)).sort()).toEqual(['QUEUE_EMPTY', 'called']);
      }
    } finally {
      await second.stop();
    }
  });

  test('a call and the word that the interpreter is ready for somebody else at one moment leave one talk', async () => {
    for (let round = 0; round < 8; round++) {
      const [here, there] = [await newLine(), await newLine()];
      const interpreter = await newInterpreter();
      const [first, other] = [await foreignerIn(server, here), await foreignerIn(server, there)];
      await readyFor(interpreter, first);
      await doAs(server, interpreter, 'interpreter.take', { ticketId: other.ticketId });
      await Promise.all([
        callNext(here),
        askAs(server, interpreter, 'interpreter.setReady', { ticketId: other.ticketId, ready: true }),
      ]);
      expect(await read(other)).toMatchObject({ waitsFor: 'interpreter' });
    }
  });

  test('an official who interprets besides is not waited for while receiving', async () => {
    const [here, there] = [await newLine(), await newLine()];
    const { principal } = here.desks[0]!;
    const official: StaffPrincipal = {
      ...principal,
      grants: [...principal.grants, { ...principal.grants[0]!, role: 'interpreter' }],
    };
    const foreigner = await foreignerIn(server, there);
    await readyFor(official, foreigner);
    await waitIn(server, here);
    expect(await callNext(here)).toMatchObject({ ok: true });
    expect(await read(foreigner)).toMatchObject({ waitsFor: 'interpreter' });
  });
});

describe('a talk with an interpreter', () => {
  test('goes on when the interpreter falls silent; put back after that, the person waits for one again', async () => {
    const line = await newLine();
    const interpreter = await newInterpreter();
    const foreigner = await foreignerIn(server, line);
    await readyFor(interpreter, foreigner);
    await callNext(line);
    await fallSilent(interpreter);
    await expect.poll(async () => (await listedTo(interpreter, foreigner))?.ready).toBe(false);
    expect(await read(foreigner)).toMatchObject({ state: 'called', session: { state: 'connecting' } });
    expect(await listedTo(interpreter, foreigner)).toMatchObject({ session: { state: 'connecting' } });
    const { deskId, principal } = line.desks[0]!;
    await doAs(server, principal, 'desk.putBack', { deskId, reason: 'Аудармашы жоқ' });
    expect(await read(foreigner)).toMatchObject({ state: 'waiting', waitsFor: 'interpreter' });
  });

  test('that is sent on to another queue needs an interpreter of its own there', async () => {
    const [here, there] = [await newLine(), await newLine()];
    const interpreter = await newInterpreter();
    const foreigner = await foreignerIn(server, here);
    await readyFor(interpreter, foreigner);
    const { deskId, principal } = here.desks[0]!;
    const sent = { deskId, reason: 'Басқа бөлім', agreed: true, to: { queueId: there.queueId } };
    const next = await doAs(server, principal, 'desk.transfer', { ...sent, ticketId: foreigner.ticketId });
    const leg = await holderOf(server, next.ticketId);
    expect(await read(leg)).toMatchObject({ waitsFor: 'interpreter' });
    expect(await listedTo(interpreter, foreigner)).toBeUndefined();
    expect(await listedTo(interpreter, leg)).toMatchObject({ taken: 'nobody' });
    await readyFor(interpreter, leg);
    expect(await callNext(there)).toMatchObject({ output: { ticketId: leg.ticketId } });
  });

  test('of somebody who is understood without one stays so where they are sent on to', async () => {
    const [here, there] = [await newLine(), await newLine()];
    const { ticketId } = await foreignerIn(server, here);
    const { deskId, principal } = here.desks[0]!;
    await doAs(server, principal, 'desk.vouchInterpreter', { deskId, ticketId, reason: 'Ұлы аударады' });
    const sent = { deskId, reason: 'Басқа бөлім', agreed: true, to: { queueId: there.queueId } };
    const next = await doAs(server, principal, 'desk.transfer', { ...sent, ticketId });
    expect(await callNext(there)).toMatchObject({ output: { ticketId: next.ticketId } });
  });
});

describe('an interpreter sees', () => {
  test('of a person the number and the languages, and neither name nor matter', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const interpreter = await newInterpreter();
    const listed = await listedTo(interpreter, foreigner);
    expect(listed).toMatchObject({ language: 'oʻzbekcha', receptionLanguage: 'ru', ahead: 0, session: null });
    const text = JSON.stringify(listed);
    for (const secret of ['Әбілқасымов', 'Ғани', '77011234567', 'Тергеуші'])
      expect(text).not.toContain(secret);
  });

  test('the people of their own offices and of those below, and can take no other', async () => {
    const line = await newLine();
    const foreigner = await foreignerIn(server, line);
    const elsewhere = await addInterpreter(server, demo.offices.esilDistrict);
    expect(await listedTo(elsewhere, foreigner)).toBeUndefined();
    for (const name of ['interpreter.take', 'interpreter.release', 'interpreter.setReady'] as const) {
      const answer = await askAs(server, elsewhere, name, { ticketId: foreigner.ticketId, ready: true });
      expect(answer).toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const who of [await madinaOf(server), await addInterpreter(server, demo.offices.almaty)]) {
      expect(await listedTo(who, foreigner)).toMatchObject({ taken: 'nobody' });
    }
  });

  test('nobody who needs none', async () => {
    const line = await newLine();
    const { holder } = await waitIn(server, line);
    const interpreter = await newInterpreter();
    expect(await listedTo(interpreter, holder)).toBeUndefined();
    expect(await askAs(server, interpreter, 'interpreter.take', { ticketId: holder.ticketId })).toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });
});

/** How far the streams of the person, of their officials and of all who wait have come. */
async function heads({ ticketId }: TicketPrincipal, { queueId }: Line): Promise<number[]> {
  const streams = [`ticket:${ticketId}`, `line:${queueId}`, `queue:${queueId}`];
  const { rows } = await server.database.owner.query<{ id: string; seq: string }>(
    'SELECT "id", "seq" FROM "Stream" WHERE "id" = ANY($1)',
    [streams],
  );
  return streams.map((id) => Number(rows.find((row) => row.id === id)?.seq ?? 0));
}
