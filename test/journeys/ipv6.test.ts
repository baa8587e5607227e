import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { openNetwork, type Network } from '../harness/network.ts';
import { waysOf } from '../harness/paths.ts';
import { startProcess, type ServerProcess } from '../harness/process.ts';
import { RELAY_SECRET, startRelay, type TestRelay } from '../harness/relay.ts';
import { button, callNext, joinTalk, openDeskAs, seesTheOther, takeTicketAtAlmaly } from './steps.ts';

const HZ = { ghani: 440, aigerim: 880 };
const TONES = Object.values(HZ);

let network: Network;
let dataDir: string;
let relay: TestRelay;
let server: ServerProcess;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  network = await openNetwork();
  dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-ipv6-'));
  await chmod(dataDir, 0o711);
  const { office, home } = network;
  const ipv6 = await network.takeIPv4Away();
  relay = await startRelay({ address: office.address, door: ipv6, within: office.within });
  const variables = {
    ...{ HOST: ipv6, MEDIA_LISTEN_IP: office.address, MEDIA_LISTEN_IPV6: ipv6 },
    ...{ TURN_URLS: relay.urls.udp, TURN_SECRET: RELAY_SECRET },
  };
  server = await startProcess(dataDir, '0', variables, office.within);
  const flags = [`--unsafely-treat-insecure-origin-as-secure=${server.url}`];
  [ghani, aigerim] = await Promise.all([
    openPerson(HZ.ghani, {}, 'allowed', { chromium: home.chromium, flags }),
    openPerson(HZ.aigerim, {}, 'allowed', { chromium: office.chromium, flags }),
  ]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.end('SIGTERM');
  await relay?.stop();
  await network?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const hears = ({ page }: Person) => expect.poll(() => loudestTone(page, TONES));

async function bothSeeAndHear(): Promise<void> {
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
  await hears(ghani).toBe(HZ.aigerim);
  await hears(aigerim).toBe(HZ.ghani);
}

test('Ghani’s provider gives him IPv6 alone: he talks with Aigerim, straight to the media port', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await Promise.all([
    takeTicketAtAlmaly(ghani.page, server.url),
    openDeskAs(aigerim.page, server.url, 'aigerim', '1'),
  ]);
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await bothSeeAndHear();
  expect(await waysOf(ghani.page)).toEqual(['host udp', 'host udp']);
});

test('his network then keeps the media port back: over IPv6 to the relay, and from there over IPv4', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const doors = [server.url, relay.urls.udp].map((url) => /:(\d+)(\?|$)/.exec(url)![1]);
  await network.firewall([`out: meta l4proto { tcp, udp } th dport != { ${doors.join(', ')} } drop`]);
  await button(page, callTexts.leave).click();
  await button(page, ticketTexts.returnToTalk).click();
  await bothSeeAndHear();
  expect(await waysOf(page)).toEqual(['relay udp', 'relay udp']);
});
