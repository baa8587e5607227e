import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { confirmedLine } from '../harness/near.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeEach(async () => {
  // Everyone here has one telephone, and proves it within a moment of each other.
  server = await startTestServer({ settings: { codeAgainMs: 0, codesAnHour: 1000 } });
  // A Wednesday, ten in the morning in Kazakhstan.
  server.clock.set('2026-11-25T05:00:00Z');
});
afterEach(() => server?.stopAll());

const EVENING = '2026-11-25T13:31:00Z';
const NEXT_MORNING = '2026-11-26T04:01:00Z';
/** This office keeps the decree's hours, 9:00 to 18:30 on working days. */
const keepsHours = (desks: number) => addLine(server, demo.offices.saryarqaDistrict, desks);
const turn = () => server.jobs.runNow('day.turn', {});
type Holder = Awaited<ReturnType<typeof waitIn>>['holder'];
const read = (holder: Holder) => doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });
const callNext = ({ desks: [desk] }: Line) =>
  askAs(server, desk!.principal, 'desk.callNext', { deskId: desk!.deskId });
const take = async (line: Line, more: object = {}) => (await waitIn(server, line, more)).holder;

describe('O87-39: at the end of the day nobody is refused', () => {
  test('whoever was not received is carried over with the place kept, and is called first in the morning', async () => {
    const line = await keepsHours(1);
    const [first, second] = [await take(line), await take(line)];
    const before = await read(second);
    server.clock.set(EVENING);
    await turn();
    const carried = await read(first);
    expect(carried).toMatchObject({ state: 'carried_over', day: '2026-11-26', label: carried.label });
    expect(carried.act?.kind).toBe('carried_over');
    expect(await callNext(line)).toMatchObject({ code: 'QUEUE_EMPTY' });

    server.clock.set(NEXT_MORNING);
    const newcomer = await take(line);
    await turn();
    expect(await read(first)).toMatchObject({ state: 'waiting', place: { ahead: 0 } });
    expect(await read(second)).toMatchObject({ label: before.label, key: before.key, place: { ahead: 1 } });
    expect(await read(newcomer)).toMatchObject({ place: { ahead: 2 } });
    expect(await callNext(line)).toMatchObject({ ok: true, output: { ticketId: first.ticketId } });
  });

  test('over a weekend the next working day is Monday', async () => {
    const line = await keepsHours(1);
    server.clock.set('2026-11-27T06:00:00Z');
    const holder = await take(line);
    server.clock.set('2026-11-27T14:00:00Z');
    await turn();
    expect(await read(holder)).toMatchObject({ state: 'carried_over', day: '2026-11-30' });
    server.clock.set('2026-11-28T06:00:00Z');
    await turn();
    expect((await read(holder)).state).toBe('carried_over');
    server.clock.set('2026-11-30T04:30:00Z');
    await turn();
    expect((await read(holder)).state).toBe('waiting');
  });

  test('whoever was away is away in the morning, and whoever is in a talk is not disturbed', async () => {
    const line = await keepsHours(1);
    const [called, away] = [await take(line), await take(line)];
    await doAs(server, away, 'ticket.stepAway', { ticketId: away.ticketId });
    await callNext(line);
    server.clock.set(EVENING);
    await turn();
    expect((await read(called)).state).toBe('called');
    expect((await read(away)).state).toBe('carried_over');
    server.clock.set(NEXT_MORNING);
    await turn();
    expect((await read(away)).state).toBe('away');
  });

  test('a person carried over may leave by their own will', async () => {
    const line = await keepsHours(1);
    const holder = await take(line);
    server.clock.set(EVENING);
    await turn();
    await doAs(server, holder, 'ticket.leave', { ticketId: holder.ticketId });
    server.clock.set(NEXT_MORNING);
    await turn();
    expect((await read(holder)).state).toBe('left');
  });

  test('an office that never closes moves the day under its line without a word', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const holder = await take(line);
    server.clock.set('2026-11-25T19:30:00Z');
    await turn();
    expect(await read(holder)).toMatchObject({ state: 'waiting', day: '2026-11-26', place: { ahead: 0 } });
  });

  test('what was carried over once is not carried over again by a second look', async () => {
    const line = await keepsHours(1);
    const holder = await take(line);
    server.clock.set(EVENING);
    await turn();
    await turn();
    const { rows } = await server.database.owner.query(
      `SELECT "kind" FROM "QueueAct" WHERE "ticketId" = $1`,
      [holder.ticketId],
    );
    expect(rows).toEqual([{ kind: 'carried_over' }]);
  });
});

test('O87-8: a person from out of town stays for this day as long as an official is there', async () => {
  const line = await keepsHours(1);
  const [near, far] = [await take(line), await take(line, { outOfTown: 'Ақкөл ауылы' })];
  server.clock.set(EVENING);
  await turn();
  expect([(await read(near)).state, (await read(far)).state]).toEqual(['carried_over', 'waiting']);
  const [{ principal, deskId }] = line.desks as [Line['desks'][number]];
  await doAs(server, principal, 'desk.close', { deskId });
  await turn();
  expect((await read(far)).state).toBe('carried_over');
});

test('a booked person is called from the time of the booking on, before those who came by then', async () => {
  const line = await keepsHours(1);
  const [walkIn, booked] = [await take(line), await take(line)];
  await server.database.owner.query(
    `UPDATE "Ticket" SET "bookedFor" = $2, "due" = false, "version" = "version" + 1 WHERE "id" = $1`,
    [booked.ticketId, '2026-11-25T06:00:00Z'],
  );
  expect(await read(booked)).toMatchObject({ waitsFor: 'booking', prepare: false });
  await server.jobs.runNow('bookings.due', {});
  expect((await read(booked)).waitsFor).toBe('booking');
  server.clock.set('2026-11-25T06:00:01Z');
  await server.jobs.runNow('bookings.due', {});
  expect(await read(booked)).toMatchObject({ waitsFor: null, place: { ahead: 0 } });
  expect(await read(walkIn)).toMatchObject({ place: { ahead: 1 } });
  expect(await callNext(line)).toMatchObject({ output: { ticketId: booked.ticketId } });
});

describe('who is near is told, each of three things once', () => {
  test('approaching, then next, then called; nobody is told «next» while no official is there', async () => {
    const { line, tell, sentTo } = await confirmedLine(server);
    const [desk] = line.desks as [Line['desks'][number]];
    await doAs(server, desk.principal, 'desk.pause', { deskId: desk.deskId, reason: 'үзіліс' });
    const people = [];
    for (let i = 0; i < 6; i++) people.push(await take(line));
    await tell();
    expect(await sentTo(people)).toEqual([[], [], [], [], [], []]);
    await doAs(server, desk.principal, 'desk.resume', { deskId: desk.deskId });
    await tell();
    await tell();
    const near = ['approaching'];
    expect(await sentTo(people)).toEqual([['next'], near, near, near, [], []]);
    await callNext(line);
    await tell();
    expect(await sentTo(people)).toEqual([['next', 'called'], ['approaching', 'next'], near, near, near, []]);
  });

  test('whoever was told, and stood back from the turn since, is told anew when it comes again', async () => {
    const { line, tell, sentTo } = await confirmedLine(server);
    const [desk] = line.desks as [Line['desks'][number]];
    const [putBack, stepsAway] = [await take(line), await take(line)];
    await tell();
    await callNext(line);
    await tell();
    await doAs(server, desk.principal, 'desk.putBack', { deskId: desk.deskId, reason: 'құжат' });
    await doAs(server, stepsAway, 'ticket.stepAway', { ticketId: stepsAway.ticketId });
    await tell();
    await doAs(server, stepsAway, 'ticket.comeBack', { ticketId: stepsAway.ticketId });
    await tell();
    await tell();
    expect(await sentTo([putBack, stepsAway])).toEqual([
      ['next', 'called', 'next'],
      ['approaching', 'next', 'approaching'],
    ]);
  });
});
