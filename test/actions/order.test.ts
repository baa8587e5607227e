import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inCallingOrder } from '../../server/contract/order.ts';
import { placeAfter, type Place } from '../../server/contract/place.ts';
import { demo } from '../../prisma/seed/demo.ts';
import type { Running } from '../../server/compose.ts';
import type { QueueChanged } from '../../server/contract/queue.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addInterpreter, foreignerIn } from '../harness/interpreting.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { Browser, takeTicket, type Page } from '../harness/people.ts';
import { waitIn, type RtpCapabilities } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

const DESKS = 3;
const PEOPLE = 40;

let server: TestServer;
let rtpCapabilities: RtpCapabilities;
beforeAll(async () => {
  // Everyone here has one telephone, and proves it within a moment of each other.
  server = await startTestServer({ settings: { codeAgainMs: 0, codesAnHour: 10_000 } });
  ({ rtpCapabilities } = await doAs(server, { kind: 'anyone' }, 'media.capabilities', {}));
});
afterAll(() => server?.stopAll());

/** What people do, each with a number that says which of them does it. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ does: 'take' as const, who: 0 }) },
  { weight: 3, arbitrary: fc.constant({ does: 'takeForeign' as const, who: 0 }) },
  ...(['ready', 'ready', 'notReady'] as const).map((does) => ({
    weight: 2,
    arbitrary: fc.record({ does: fc.constant(does), who: fc.nat(PEOPLE) }),
  })),
  ...(['stepAway', 'comeBack', 'leave'] as const).map((does) => ({
    weight: 2,
    arbitrary: fc.record({ does: fc.constant(does), who: fc.nat(PEOPLE) }),
  })),
  ...(['call', 'call', 'noShow', 'finish'] as const).map((does) => ({
    weight: 3,
    arbitrary: fc.record({ does: fc.constant(does), who: fc.nat(DESKS - 1) }),
  })),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One person's page: a place read once, and from then on worked out from what it hears. */
type Waiting = {
  holder: TicketPrincipal;
  key: [number, number, number];
  place: Place;
  read: number;
  /** Of two who interpret for everybody, the one who interprets for this person. */
  interpreter: StaffPrincipal | null;
};
type World = Line & { interpreters: StaffPrincipal[] };

describe('the order that people see is the order in which they are called', () => {
  test.each(['back_to_place', 'to_end'])('when who does not come goes %s', async (policy) => {
    const offices = { back_to_place: demo.offices.almalyDistrict, to_end: demo.offices.astana };
    const steps = fc.array(step, { minLength: 8, maxLength: 25 });
    let workedOut = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const officeId = offices[policy as keyof typeof offices];
        const line = await addLine(server, officeId, DESKS);
        const interpreters = [await addInterpreter(server, officeId), await addInterpreter(server, officeId)];
        workedOut += await live({ ...line, interpreters }, history);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(workedOut).toBeGreaterThanOrEqual(8);
  });
});

/** Plays one history and judges it; answers how many changes were worked out by the pages themselves. */
async function live(line: World, history: Step[]): Promise<number> {
  const board = new Browser(server.url);
  const page = await board.connect({ kind: 'anyone' });
  await page.watch(`queue:${line.queueId}`);
  const people: Waiting[] = [];
  try {
    for (const one of history) {
      await act(line, people, one);
      await seenPlacesAreRight(line, people);
      await nobodyIsInTwoTalks(line);
    }
    await oneMoreChange(line, people, page);
    return await pagesAgree(line, people, page);
  } finally {
    board.close();
  }
}

/** However a history ends, its last person has read the place and hears of one change after that. */
async function oneMoreChange(line: World, people: Waiting[], page: Page): Promise<void> {
  for (let i = 0; i < 2; i++) await act(line, people, { does: 'take', who: 0 });
  await heardAll(line, page);
  await act(line, people, { does: 'leave', who: people.length - 2 });
}

async function heardAll({ queueId }: Line, page: Page): Promise<void> {
  const version = Number((await stream(`queue:${queueId}`)) ?? 0);
  await page.hear<QueueChanged>('queue.changed', ({ to }) => to === version);
}

async function act(line: World, people: Waiting[], { does, who }: Step): Promise<void> {
  if (does === 'take' || does === 'takeForeign') {
    const foreign = does === 'takeForeign';
    const holder = foreign ? await foreignerIn(server, line) : (await waitIn(server, line)).holder;
    const { key, place } = await read(holder);
    const interpreter = foreign ? line.interpreters[people.length % 2]! : null;
    people.push({ holder, key, place: place!, read: place!.version, interpreter });
    return;
  }
  if (does === 'ready' || does === 'notReady') {
    const foreigners = people.filter((one) => one.interpreter !== null);
    const one = foreigners[who % Math.max(1, foreigners.length)];
    if (one) await say(one, does === 'ready');
    return;
  }
  if (does === 'stepAway' || does === 'comeBack' || does === 'leave') {
    const person = people[who % Math.max(1, people.length)];
    // What the person's state does not allow is refused and changes nothing: that is part of the history.
    if (person) await askAs(server, person.holder, `ticket.${does}`, { ticketId: person.holder.ticketId });
    return;
  }
  const { deskId, principal } = line.desks[who]!;
  if (does === 'call') return callFirst(line, who);
  if (does === 'noShow') {
    await askAs(server, principal, 'desk.noShow', { deskId });
    return;
  }
  const { desk } = await doAs(server, principal, 'desk.read', { deskId });
  if (!desk.current) return;
  const { sessionId, ticket } = desk.current;
  const { holder } = people.find((p) => p.holder.ticketId === ticket.ticketId)!;
  await doAs(server, principal, 'session.join', { sessionId, rtpCapabilities, ready: [] });
  await doAs(server, holder, 'session.join', { sessionId, rtpCapabilities, ready: [] });
  const end = { sessionId, outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
  await doAs(server, principal, 'session.finish', end);
}

/** Whom the interpreter is expected by already, or who is received, lets it be refused: that is part of the history. */
async function say({ holder: { ticketId }, interpreter }: Waiting, ready: boolean): Promise<void> {
  await askAs(server, interpreter!, 'interpreter.take', { ticketId });
  await askAs(server, interpreter!, 'interpreter.setReady', { ticketId, ready });
}

/** Nobody can be called whose interpreter is expected in another talk, and no interpreter is expected in two. */
async function nobodyIsInTwoTalks({ queueId }: Line): Promise<void> {
  const { rows } = await server.database.owner.query(
    `WITH expected AS (SELECT p."staffId", s."ticketId" FROM "Participant" p JOIN "Session" s ON s."id" = p."sessionId"
       WHERE p."kind" = 'interpreter' AND s."state" <> 'ended')
     SELECT e."staffId" FROM expected e GROUP BY e."staffId" HAVING count(*) > 1
     UNION ALL
     SELECT u."staffId" FROM "InterpreterUnit" u JOIN "Ticket" t ON t."id" = u."ticketId"
       JOIN expected e ON e."staffId" = u."staffId" AND e."ticketId" <> t."id"
       WHERE t."queueId" = $1 AND t."interpreted" AND t."state" IN ('waiting', 'away', 'parked')`,
    [queueId],
  );
  expect(rows).toEqual([]);
}

async function callFirst(line: Line, desk: number): Promise<void> {
  const { deskId, principal } = line.desks[desk]!;
  const seen = await doAs(server, principal, 'desk.read', { deskId });
  const first = seen.line.find((entry) => entry.state === 'waiting');
  const answer = await askAs(server, principal, 'desk.callNext', { deskId });
  if (seen.desk.current) expect(answer).toMatchObject({ code: 'DESK_BUSY' });
  else if (!first) expect(answer).toMatchObject({ code: 'QUEUE_EMPTY' });
  else expect(answer).toMatchObject({ ok: true, output: { ticketId: first.ticketId } });
}

async function seenPlacesAreRight({ desks }: Line, people: Waiting[]): Promise<void> {
  const { deskId, principal } = desks[0]!;
  const { line, others } = await doAs(server, principal, 'desk.read', { deskId });
  const views = await Promise.all(people.map(({ holder }) => read(holder)));
  const keyOf = new Map(views.map(({ ticketId, key }) => [ticketId, key]));
  const shown = line.map(({ ticketId }) => keyOf.get(ticketId)!);
  expect(inCallingOrder(shown, (key) => key, ROUND)).toEqual(shown);
  for (const { ticketId, place, key } of views) {
    const kept = others.some((entry) => entry.ticketId === ticketId);
    const stands = line.findIndex((entry) => entry.ticketId === ticketId);
    // Whoever is away has the place that they would come back to.
    const ahead = kept ? inCallingOrder([...shown, key], (one) => one, ROUND).indexOf(key) : stands;
    expect(place?.ahead ?? null).toBe(ahead < 0 ? null : ahead);
  }
}

/** These offices blend nothing. */
const ROUND = { turn: 0, blending: { booked: 1, arrivals: 0 } };

/** Every page applies all it heard since its own reading, and stands where a fresh reading says. */
async function pagesAgree(line: Line, people: Waiting[], page: Page): Promise<number> {
  await heardAll(line, page);
  let workedOut = 0;
  for (const person of people) {
    const now = await read(person.holder);
    if (!now.place || now.key.join() !== person.key.join()) continue;
    let place: Place | null = person.place;
    for (const changed of page.heard<QueueChanged>('queue.changed')) {
      // One message may hold changes from before and after the reading: the page then reads again.
      if (changed.from < person.read && person.read < changed.to) place = null;
      if (place && changed.from >= person.read) {
        place = placeAfter(place, changed, person.key);
        expect(place).not.toBeNull();
        workedOut += 1;
      }
    }
    if (place) expect([place.ahead, place.version]).toEqual([now.place.ahead, now.place.version]);
  }
  return workedOut;
}

const read = (holder: TicketPrincipal) => doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });

async function stream(id: string): Promise<string | undefined> {
  const { rows } = await server.database.owner.query('SELECT "seq" FROM "Stream" WHERE "id" = $1', [id]);
  return rows[0]?.seq;
}

describe('two app servers over one database', () => {
  let second: Running;
  beforeAll(async () => void (second = await startBeside(server)));
  afterAll(() => second?.stop());

  test('thirty officials spread over both call at once: thirty people, each once, nobody overtaken', async () => {
    const line = await addLine(server, demo.offices.bostandyqDistrict, 30);
    const waiting: string[] = [];
    for (let i = 0; i < 30; i++) waiting.push((await waitIn(server, line)).holder.ticketId);
    const answers = await Promise.all(
      line.desks.map(({ principal, deskId }, i) =>
        askAs(i % 2 ? second : server, principal, 'desk.callNext', { deskId }),
      ),
    );
    expect(answers.filter((a) => !a.ok).map((a) => a.code)).toEqual([]);
    const { rows } = await server.database.owner.query<{ ticket: string }>(
      `SELECT ("body"::jsonb -> 'about' ->> 'ticketId') AS ticket FROM "AuditEntry"
       WHERE "body"::jsonb ->> 'did' = 'desk.callNext' AND "body"::jsonb -> 'about' ->> 'queueId' = $1
       ORDER BY "seq"`,
      [line.queueId],
    );
    expect(rows.map((row) => row.ticket)).toEqual(waiting);
  });

  test('what is done through one server is heard by a page connected to the other', async () => {
    const { ticketId, browser } = await takeTicket(server.url);
    const page = await onServer(second, browser, ticketId);
    const version = await page.watch(`ticket:${ticketId}`);
    await browser.ask('ticket.stepAway', { ticketId });
    await page.hear('announced', (e: { type: string; seq: number }) => e.seq === version + 1);
    await browser.ask('ticket.comeBack', { ticketId });
    await page.hear('announced', (e: { type: string; seq: number }) => e.seq === version + 2);
    expect(page.heard<{ payload: { state: string } }>('announced').map((e) => e.payload.state)).toEqual([
      'away',
      'waiting',
    ]);
  });

  test('a person’s own page on the other server works out the place from changes of both', async () => {
    const line = await addLine(server, demo.offices.bostandyqDistrict, 1);
    const people = [];
    for (let i = 0; i < 4; i++) people.push(await waitIn(i % 2 ? second : server, line));
    const [first, , third, last] = people.map((p) => p.holder);
    const browser = new Browser(second.url);
    const page = await browser.connect({ kind: 'anyone' });
    await page.watch(`queue:${line.queueId}`);
    const { key, place } = await doAs(second, last!, 'ticket.read', { ticketId: last!.ticketId });
    await doAs(server, first!, 'ticket.stepAway', { ticketId: first!.ticketId });
    await doAs(second, third!, 'ticket.leave', { ticketId: third!.ticketId });
    await page.hear<QueueChanged>('queue.changed', ({ to }) => to >= place!.version + 2);
    const worked = page
      .heard<QueueChanged>('queue.changed')
      .reduce<Place | null>((now, changed) => now && placeAfter(now, changed, key), place);
    expect([place?.ahead, worked?.ahead]).toEqual([3, 1]);
    browser.close();
  });
});

/** The same browser at another server: the balancer sends it anywhere. */
const onServer = ({ url }: Running, { cookie }: Browser, ticketId: string): Promise<Page> =>
  new Browser(url, cookie).connect({ kind: 'ticket', ticketId });
