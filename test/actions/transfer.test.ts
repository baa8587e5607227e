import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { verifyChain } from '../../server/audit/verify.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { actsOf, complain, queueOf, shownAt, talk, ticketNow } from '../harness/queue.ts';
import { waitIn } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  // Everyone here has one telephone, and proves it within a moment of each other.
  server = await startTestServer({ settings: { codeAgainMs: 0, codesAnHour: 10_000 } });
});
afterAll(() => server?.stopAll());

const reason = 'Мәселе облыс прокуратурасының құзыретінде';
const { almalyDistrict, almaty, astana } = demo.offices;
type Queue = Awaited<ReturnType<typeof queueOf>>;
type To = CallInput<'desk.transfer'>['to'];

const send = ({ desk }: Pick<Queue, 'desk'>, ticketId: string, to: To, agreed = true) =>
  doAs(server, desk.principal, 'desk.transfer', { deskId: desk.deskId, ticketId, to, reason, agreed });
const ask = ({ desk }: Pick<Queue, 'desk'>, ticketId: string, to: To, agreed = true) =>
  askAs(server, desk.principal, 'desk.transfer', { deskId: desk.deskId, ticketId, to, reason, agreed });

describe('a person is sent on', () => {
  test('to a colleague’s desk of the same queue: only that desk calls them, at the place they had', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 2, desks: 2 });
    const [first, second] = here.waiting.map(({ ticketId }) => ticketId) as [string, string];
    const { queueId } = here.line;
    const next = await send(here, first, { queueId, deskId: here.other.deskId });
    expect(await ticketNow(server, { ticketId: first })).toMatchObject({
      state: 'transferred',
      successorId: next.ticketId,
    });
    expect((await shownAt(server, here.desk)).line).toEqual([second]);
    expect((await shownAt(server, here.other)).line).toEqual([next.ticketId, second]);
    const old = await ticketNow(server, { ticketId: first });
    expect(await ticketNow(server, next)).toMatchObject({
      ...{ leg: 2, label: old.label, number: old.number, visitId: old.visitId, orderAt: old.orderAt },
    });
    expect(await actsOf(server, here.line)).toMatchObject([{ kind: 'transferred', ticketId: first, reason }]);
    const holder = { ...here.waiting[0]!, ticketId: next.ticketId };
    const { sentOn } = await doAs(server, holder, 'ticket.read', { ticketId: next.ticketId });
    const { desk: other } = await doAs(server, here.other.principal, 'desk.read', {
      deskId: here.other.deskId,
    });
    expect(sentOn).toMatchObject({ sameQueue: true, desk: other.label, post: null, reason });
    const { acts } = await doAs(server, here.desk.principal, 'desk.readActs', { deskId: here.desk.deskId });
    expect(acts[0]).toMatchObject({ kind: 'transferred', to: { desk: other.label } });
  });

  test('and keeps what officials have said to them alone, through every office; what was said to all stays there', async () => {
    const [here, above, there] = [
      await queueOf(server, almalyDistrict, { people: 1 }),
      await queueOf(server, almaty, { people: 0 }),
      await queueOf(server, astana, { people: 0 }),
    ];
    const [person] = here.waiting as [Queue['waiting'][number]];
    const say = (queue: Queue, ticketId: string | null, words: string) =>
      doAs(server, queue.desk.principal, 'desk.sendNotice', { deskId: queue.desk.deskId, ticketId, words });
    await say(here, person.ticketId, 'Шағымның көшірмесін дайындаңыз');
    await say(here, null, 'Түскі үзіліс ұзарады');
    const second = await send(here, person.ticketId, { queueId: above.line.queueId });
    await say(above, second.ticketId, 'Жеке куәлігіңізді алыңыз');
    const third = await send(above, second.ticketId, { queueId: there.line.queueId });
    const { visitId } = await ticketNow(server, third);
    const holder = { ...person, ticketId: third.ticketId, visitId };
    const { notices } = await doAs(server, holder, 'ticket.read', { ticketId: third.ticketId });
    expect(notices.map(({ words }) => words)).toEqual([
      'Жеке куәлігіңізді алыңыз',
      'Шағымның көшірмесін дайындаңыз',
    ]);
  });

  test('to another queue, where their arrival decides: before whoever came later, after whoever came earlier', async () => {
    const there = await queueOf(server, almalyDistrict, { people: 1 });
    const here = await queueOf(server, almalyDistrict, { people: 1 });
    const later = (await waitIn(server, there.line)).holder;
    const next = await send(here, here.waiting[0]!.ticketId, { queueId: there.line.queueId });
    const order = [there.waiting[0]!.ticketId, next.ticketId, later.ticketId];
    expect((await shownAt(server, there.desk)).line).toEqual(order);
    expect((await shownAt(server, here.desk)).line).toEqual([]);
  });

  test('out of the talk: it ends, the desk is free, and the colleague finds the notes of the same visit', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1 });
    const there = await queueOf(server, almalyDistrict, { people: 0 });
    const [person] = here.waiting as [Queue['waiting'][number]];
    const { deskId, principal } = here.desk;
    const { visitId } = person;
    await doAs(server, principal, 'desk.callNext', { deskId });
    const join = await talk(server, here.desk, person);
    const { version } = await doAs(server, principal, 'record.read', { visitId });
    await doAs(server, principal, 'record.saveNotes', { visitId, version, notes: 'Жері туралы' });
    await send(here, person.ticketId, { queueId: there.line.queueId });
    expect(await askAs(server, person, 'session.join', join)).toMatchObject({ code: 'SESSION_ENDED' });
    const { desk } = await doAs(server, principal, 'desk.read', { deskId });
    expect(desk.current).toBeNull();
    await doAs(server, there.desk.principal, 'desk.callNext', { deskId: there.desk.deskId });
    const record = await doAs(server, there.desk.principal, 'record.read', { visitId });
    expect(record.notes).toBe('Жері туралы');
  });

  test('to another office: the chains of both tell it, each with the same act and whose it was; within one office one does', async () => {
    const there = await queueOf(server, almaty, { people: 0 });
    const here = await queueOf(server, almalyDistrict, { people: 2 });
    const [first, second] = here.waiting.map(({ ticketId }) => ticketId) as [string, string];
    const next = await send(here, first, { queueId: there.line.queueId });
    await send(here, second, { queueId: here.line.queueId });
    const { rows } = await server.database.owner.query<{ officeId: string; body: string }>(
      `SELECT "officeId", "body" FROM "AuditEntry" WHERE "body" LIKE '%desk.transfer%' AND "body" ~ $1 ORDER BY "seq"`,
      [`${first}|${second}`],
    );
    const told = rows.map(({ officeId, body }) => {
      const { did, of, by, about } = JSON.parse(body);
      return { officeId, did, of, by, ticketId: about.ticketId, nextTicketId: about.nextTicketId };
    });
    const by = `staff:${here.desk.principal.staffId}`;
    const act = { did: 'desk.transfer', by, ticketId: first, nextTicketId: next.ticketId };
    const chainOf = (officeId: string) => told.filter((row) => row.officeId === officeId);
    expect(chainOf(almaty)).toEqual([{ ...act, officeId: almaty, of: almalyDistrict }]);
    expect(chainOf(almalyDistrict)).toMatchObject([act, { ticketId: second, of: undefined }]);
    for (const officeId of [almaty, almalyDistrict])
      expect(await verifyChain(server.database.owner, officeId)).toMatchObject({ broken: null });
  });

  test('and whoever holds the ticket’s link opens the leg that follows; nobody else does', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 2 });
    const [person, neighbour] = here.waiting as [Queue['waiting'][number], Queue['waiting'][number]];
    const { ticketId } = person;
    expect(await askAs(server, person, 'ticket.follow', { ticketId })).toMatchObject({ code: 'WRONG_STATE' });
    const next = await send(here, ticketId, { queueId: here.line.queueId });
    expect(await doAs(server, person, 'ticket.follow', { ticketId })).toEqual({ ticketId: next.ticketId });
    expect(await askAs(server, neighbour, 'ticket.follow', { ticketId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('not to a queue, desk or post that is not there, nor to the official they complain of', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1, desks: 2 });
    const [person] = here.waiting as [Queue['waiting'][number]];
    const { queueId } = here.line;
    const elsewhere = await queueOf(server, almaty, { people: 0 });
    const { ticketId } = person;
    for (const to of [
      { queueId: randomUUID() },
      { queueId, deskId: elsewhere.desk.deskId },
      { queueId, postId: randomUUID() },
    ])
      expect(await ask(here, ticketId, to)).toMatchObject({ code: 'NOT_FOUND' });
    await complain(server, person, here.other.principal.staffId);
    const to = { queueId, deskId: here.other.deskId };
    expect(await ask(here, ticketId, to)).toMatchObject({ code: 'COMPLAINED_OF' });
    expect((await shownAt(server, here.desk)).line).toEqual([ticketId]);
  });

  test('not twice: of two officials who send them on at once one is told that they are gone', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1, desks: 2 });
    const there = await queueOf(server, almalyDistrict, { people: 0 });
    const { ticketId } = here.waiting[0]!;
    const to = { queueId: there.line.queueId };
    const answers = await Promise.all([ask(here, ticketId, to), ask({ desk: here.other }, ticketId, to)]);
    expect(answers.map((a) => (a.ok ? 'sent' : a.code)).sort()).toEqual(['WRONG_STATE', 'sent']);
    expect((await shownAt(server, there.desk)).line).toHaveLength(1);
  });
});

describe('from a district to a region', () => {
  test('O87-39: only with the person’s agreement', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1 });
    const there = await queueOf(server, almaty, { people: 0 });
    const { ticketId } = here.waiting[0]!;
    const to = { queueId: there.line.queueId };
    expect(await ask(here, ticketId, to, false)).toMatchObject({ code: 'AGREEMENT_NEEDED' });
    expect((await shownAt(server, here.desk)).line).toEqual([ticketId]);
    expect(await ask(here, ticketId, to, true)).toMatchObject({ ok: true });
  });

  test('while where refusing is allowed nobody is asked', async () => {
    const here = await queueOf(server, almaty, { people: 1 });
    const there = await queueOf(server, astana, { people: 0 });
    const to = { queueId: there.line.queueId };
    expect(await ask(here, here.waiting[0]!.ticketId, to, false)).toMatchObject({ ok: true });
  });

  test('the region gets a visit of its own with who came and why, the number and the hour of arrival', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 0 });
    const there = await queueOf(server, almaty, { people: 1 });
    const { holder } = await waitIn(server, here.line, { outOfTown: 'Талғар' });
    const next = await send(here, holder.ticketId, { queueId: there.line.queueId });
    const [old, leg] = [await ticketNow(server, holder), await ticketNow(server, next)];
    expect(leg.visitId).not.toBe(old.visitId);
    expect(leg).toMatchObject({ officeId: almaty, label: old.label, number: old.number, leg: 2 });
    expect(leg.orderAt).toEqual(old.orderAt);
    expect(leg.visit).toMatchObject({
      ...{ originVisitId: old.visitId, outOfTown: 'Талғар', essence: old.visit.essence },
      applicant: { surname: old.visit.applicant.surname, phone: old.visit.applicant.phone },
    });
  });

  test('whoever receives them there reads where they come from, and what was left behind, but changes none of it', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1 });
    const there = await queueOf(server, almaty, { people: 0 });
    const [person] = here.waiting as [Queue['waiting'][number]];
    const { deskId, principal } = here.desk;
    const { visitId } = person;
    await doAs(server, principal, 'desk.callNext', { deskId });
    await talk(server, here.desk, person);
    const { fileId } = await doAs(server, person, 'ticket.addFile', {
      ...{ ticketId: person.ticketId, purpose: 'scan', name: 'арыз.pdf' },
    });
    const next = await send(here, person.ticketId, { queueId: there.line.queueId });
    const nextVisit = (await ticketNow(server, next)).visitId;
    const receiver = there.desk.principal;
    const early = { visitId };
    expect(await askAs(server, receiver, 'dossier.read', early)).toMatchObject({ code: 'NOT_FOUND' });
    await doAs(server, receiver, 'desk.callNext', { deskId: there.desk.deskId });
    const { legs } = await doAs(server, receiver, 'dossier.read', { visitId: nextVisit });
    expect(legs).toMatchObject([
      { visitId, state: 'transferred', sentOn: { reason, by: { surname: 'Сынақ' } } },
      { visitId: nextVisit, state: 'called', sentOn: null },
    ]);
    expect(legs.map(({ officeName }) => officeName.en)).toEqual([
      expect.stringContaining('Almaly'),
      expect.stringContaining('Almaty'),
    ]);
    const { files } = await doAs(server, receiver, 'dossier.read', early);
    expect(files).toMatchObject([{ fileId }]);
    const record = await doAs(server, receiver, 'record.read', early);
    const notes = { ...early, version: record.version, notes: 'x' };
    const lacking = { ...early, items: ['essence' as const], note: '' };
    expect(await askAs(server, receiver, 'record.saveNotes', notes)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await askAs(server, receiver, 'completion.ask', lacking)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await doAs(server, principal, 'dossier.read', early)).toMatchObject({ legs: [{ visitId }] });
    // Whoever receives there no longer has nothing to read here.
    const gone = { ...receiver, grants: [] };
    for (const name of ['dossier.read', 'record.read'] as const)
      expect(await askAs(server, gone, name, early)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });

  test('a claim to be received out of turn goes with them, and so does whom they complain of', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 0, desks: 2 });
    const there = await queueOf(server, almaty, { people: 1 });
    const outOfTurn = { category: 'disability', proof: 'Анықтама' };
    const { holder } = await waitIn(server, here.line, { outOfTurn });
    await complain(server, holder, here.other.principal.staffId);
    const sent = await send(here, holder.ticketId, { queueId: there.line.queueId });
    expect((await shownAt(server, there.desk)).line).toEqual([sent.ticketId, there.waiting[0]!.ticketId]);
    const { line } = await doAs(server, there.desk.principal, 'desk.read', { deskId: there.desk.deskId });
    expect(line[0]!.claim).toMatchObject({ ...outOfTurn, state: 'claimed' });
    const back = await send(there, sent.ticketId, { queueId: here.line.queueId });
    const { others } = await shownAt(server, here.other);
    expect(others).toMatchObject([{ ticketId: back.ticketId, waitsFor: 'colleague' }]);
  });

  test('whoever was understood without an interpreter of the system is so there, too; whoever waits for one waits on', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 0 });
    const there = await queueOf(server, almaty, { people: 0 });
    const languages = { reception: 'ru', screen: 'en', interpreterFor: 'English' } as const;
    const [vouched, waits] = [
      (await waitIn(server, here.line, { languages })).holder,
      (await waitIn(server, here.line, { languages })).holder,
    ];
    const { deskId, principal } = here.desk;
    await doAs(server, principal, 'desk.vouchInterpreter', { deskId, ticketId: vouched.ticketId, reason });
    const first = await send(here, vouched.ticketId, { queueId: there.line.queueId });
    const second = await send(here, waits.ticketId, { queueId: there.line.queueId });
    const { line, others } = await shownAt(server, there.desk);
    expect(line).toEqual([first.ticketId]);
    expect(others).toMatchObject([{ ticketId: second.ticketId, waitsFor: 'interpreter' }]);
  });
});

describe('two people never answer to one number', () => {
  test('where the number is somebody else’s the leg tells them apart; back at the own queue it is their own again', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 1 });
    const there = await queueOf(server, almaty, { people: 1 });
    const mine = await samePrefix(here, there);
    const next = await send(here, here.waiting[0]!.ticketId, { queueId: there.line.queueId });
    expect(next.label).toBe(`${mine}-2`);
    const back = await send(there, next.ticketId, { queueId: here.line.queueId });
    expect(back.label).toBe(mine);
  });

  test('nor when the number was given there today and its holder has gone, nor when it will be given yet', async () => {
    const here = await queueOf(server, almalyDistrict, { people: 2 });
    const there = await queueOf(server, almaty, { people: 1 });
    const mine = await samePrefix(here, there);
    const [gone] = there.waiting as [Queue['waiting'][number]];
    await doAs(server, gone, 'ticket.leave', { ticketId: gone.ticketId });
    const to = { queueId: there.line.queueId };
    const labels = [];
    for (const { ticketId } of here.waiting) labels.push((await send(here, ticketId, to)).label);
    expect(labels).toEqual([`${mine}-2`, `${mine.replace('-001', '-002')}-2`]);
  });

  /** As in real offices, where every queue of one kind has one prefix; answers the first number of both. */
  async function samePrefix(here: Queue, there: Queue): Promise<string> {
    const { label } = await ticketNow(server, here.waiting[0]!);
    await server.database.owner.query(
      `UPDATE "Queue" SET "prefix" = (SELECT "prefix" FROM "Queue" WHERE "id" = $1) WHERE "id" = $2`,
      [here.line.queueId, there.line.queueId],
    );
    await server.database.owner.query(`UPDATE "Ticket" SET "label" = $1 WHERE "queueId" = $2`, [
      label,
      there.line.queueId,
    ]);
    return label;
  }
});

test('people are sent both ways at once between two queues, on two servers, and nobody waits for anybody', async () => {
  const second = await startBeside(server);
  const [here, there] = [
    await queueOf(server, almalyDistrict, { people: 6, desks: 6 }),
    await queueOf(server, almaty, { people: 6, desks: 6 }),
  ];
  const both = [
    [here, there],
    [there, here],
  ] as const;
  const answers = await Promise.all(
    both.flatMap(([from, to]) =>
      from.waiting.map(({ ticketId }, i) => {
        const { deskId, principal } = from.line.desks[i]!;
        const input = { deskId, ticketId, to: { queueId: to.line.queueId }, reason, agreed: true };
        return askAs(i % 2 ? second : server, principal, 'desk.transfer', input);
      }),
    ),
  );
  await second.stop();
  expect(answers.filter((a) => !a.ok)).toEqual([]);
  for (const [from, to] of both) {
    const came = answers.slice(from === here ? 0 : 6, from === here ? 6 : 12);
    const ids = came.map((a) => (a.ok ? a.output.ticketId : ''));
    expect((await shownAt(server, to.desk)).line).toEqual(ids);
  }
});

test('what the official chooses from: queues with how many wait, their desks, posts, and the colleagues of the own office', async () => {
  const here = await queueOf(server, almalyDistrict, { people: 2, desks: 1 });
  const { deskId, principal } = here.desk;
  const targets = await doAs(server, principal, 'desk.readTargets', { deskId, officeId: almalyDistrict });
  const own = targets.queues.find(({ queueId }) => queueId === here.line.queueId);
  expect(own).toMatchObject({ waiting: 2, desks: [{ deskId, presence: 'receiving' }] });
  expect(targets.colleagues.map(({ staffId }) => staffId)).toContain(demo.staff.daulet);
  // The posts of the office itself come first, with who holds them.
  const ofOffice = targets.posts.filter(({ office }) => office === null);
  expect(targets.posts.slice(0, ofOffice.length)).toEqual(ofOffice);
  expect(ofOffice.flatMap(({ holders }) => holders.map(({ givenName }) => givenName))).toContain('Дәулет');
  expect(targets.posts.some(({ office }) => office !== null)).toBe(true);
  // Қ stands where the Kazakh alphabet has it, and who is at work before who is not.
  const absent = targets.colleagues.filter(({ atWork }) => !atWork).map(({ name }) => name.surname);
  expect(absent).toEqual([...absent].sort(new Intl.Collator('kk-KZ').compare));
  expect(absent.findIndex((one) => one.startsWith('Қ'))).toBeLessThan(
    absent.findIndex((one) => one.startsWith('Ы')),
  );
  const region = await doAs(server, principal, 'desk.readTargets', { deskId, officeId: almaty });
  expect(region.queues.length).toBeGreaterThan(0);
});
