import { addDesks } from './desks.ts';
import { doAs } from './asking.ts';
import { waitIn } from './reception.ts';
import type { TestServer } from './server.ts';

const MINUTE = 60_000;

/**
 * A morning at a queue: people take tickets, are told a wait, and are called by two desks; `talkOf` says how many minutes
 * of the test's clock the talk of the n-th of them lasts, from 0 on. Every wait comes to an end.
 */
export async function foretoldHistory(
  server: TestServer,
  line: { officeId: string; queueId: string; serviceId: string },
  { people, talkOf }: { people: number; talkOf: (n: number) => number },
): Promise<void> {
  const desks = await addDesks(server, line.queueId, 2);
  const free = desks.map(() => 0);
  const holders = new Map<string, Awaited<ReturnType<typeof waitIn>>['holder']>();
  const talking = desks.map(() => '');
  const comeIn = async () => {
    const { holder } = await waitIn(server, line);
    holders.set(holder.ticketId, holder);
  };
  let [came, called, minute] = [0, 0, 0];
  for (; called < people; minute++) {
    if (came < people && (came < 5 || minute % 6 === 0)) {
      await comeIn();
      came += 1;
    }
    for (const [index, desk] of desks.entries()) {
      if (free[index]! > minute || called === came) continue;
      await leave(talking[index]!);
      const { ticketId } = await doAs(server, desk.principal, 'desk.callNext', { deskId: desk.deskId });
      talking[index] = ticketId;
      free[index] = minute + talkOf(called);
      called += 1;
    }
    server.clock.advance(MINUTE);
  }

  async function leave(ticketId: string) {
    const holder = holders.get(ticketId);
    if (holder) await doAs(server, holder, 'ticket.leave', { ticketId });
  }
}
