import { eachOf } from './measure.ts';
import type { Errand, FromPages, Held, ToPages } from './crowd.ts';
import { openBarePage, openPage, type Page } from './page.ts';

/** A share of the crowd: real Socket.IO clients with the pauses of the real page, which come back by themselves. */
const pages: Page[] = [];
let standing = new Set<Page>();
let cpuBefore = 0;

process.on('message', (message: ToPages) => {
  if (message.do === 'open') void open(message.errand);
  else if (message.do === 'look') tell({ did: 'looked', held: held() });
  else forget();
});
process.on('disconnect', () => process.exit(0));

async function open({ url, tickets, queueId, bareBytes }: Errand): Promise<void> {
  const onStand = (page: Page) => {
    standing.add(page);
    if (standing.size === tickets.length) tell({ did: 'stand', held: held(), cpuMs: cpu() - cpuBefore });
  };
  await eachOf(tickets, 40, async (ticket) => {
    const page =
      bareBytes === null
        ? openPage(url, ticket, queueId, onStand)
        : openBarePage(url, ticket, bareBytes, onStand);
    pages.push(page);
    await page.stood;
  });
  // Opened side by side: back to the order of the tickets.
  const rank = new Map(tickets.map(({ ticketId }, i) => [ticketId, i]));
  pages.sort((a, b) => rank.get(a.ticketId)! - rank.get(b.ticketId)!);
}

function forget(): void {
  standing = new Set();
  cpuBefore = cpu();
  tell({ did: 'forgot' });
}

const held = (): Held[] => pages.map(({ held }) => held);
const tell = (message: FromPages) => process.send!(message);

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
