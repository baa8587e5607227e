import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { networkTroubleTexts } from '../../server/contract/texts/device-trouble.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { heardWhile, loudestTone } from '../harness/listening.ts';
import { lookEveryWay } from '../harness/look.ts';
import { openNetwork, type Network } from '../harness/network.ts';
import { startProcess, type ServerProcess } from '../harness/process.ts';
import { tellOutage } from '../harness/outage.ts';
import { concealedWhile, connectionsMade, waysOf } from '../harness/paths.ts';
import { RELAY_SECRET, startRelay, type TestRelay } from '../harness/relay.ts';
import { press, tryNetwork } from './devices-steps.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  othersFrames,
  picturesOfOthers,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

/** The media stands behind a NAT that shows its port under another number: so it does in all that follows. */
const [OUTER_PORT, INNER_PORT] = [7001, 7002];

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
  dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-networks-'));
  await chmod(dataDir, 0o711);
  const { office, home } = network;
  const within = await network.translate(OUTER_PORT, INNER_PORT);
  relay = await startRelay({ address: office.address, within: office.within });
  const variables = {
    HOST: office.address,
    ...{ MEDIA_LISTEN_IP: within, MEDIA_PORT: String(INNER_PORT) },
    ...{ MEDIA_ANNOUNCED_ADDRESS: office.address, MEDIA_ANNOUNCED_PORT: String(OUTER_PORT) },
    TURN_URLS: Object.values(relay.urls).join(','),
    TURN_SECRET: RELAY_SECRET,
    NODE_EXTRA_CA_CERTS: relay.certificate,
  };
  server = await startProcess(dataDir, '0', variables, office.within);
  // Only a secure origin is given a camera: the test has no certificate that a browser would trust.
  const flags = [`--unsafely-treat-insecure-origin-as-secure=${server.url}`, '--ignore-certificate-errors'];
  [ghani, aigerim] = await Promise.all([
    openPerson(HZ.ghani, {}, 'allowed', { chromium: home.chromium, flags }),
    openPerson(HZ.aigerim, {}, 'allowed', { chromium: office.chromium, flags }),
  ]);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.end('SIGTERM');
  await relay?.stop();
  await network?.close();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(async () => {
  await network?.firewall([]);
  await network?.slow(null);
});

/** Both see and hear each other, until `ended`. */
async function talk(): Promise<void> {
  await takeTicketAtAlmaly(ghani.page, server.url);
  await talkOfTicket();
}

async function talkOfTicket(): Promise<void> {
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await bothSeeAndHear();
}

async function bothSeeAndHear(): Promise<void> {
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
  await bothHear();
}

/** A picture may come before the sound. */
async function bothHear(): Promise<void> {
  const hears = ({ page }: Person, hertz: number) => expect.poll(() => loudestTone(page, TONES)).toBe(hertz);
  await Promise.all([hears(ghani, HZ.aigerim), hears(aigerim, HZ.ghani)]);
}

async function ended(): Promise<void> {
  await finishWith(aigerim.page, 'Жауап ауызша түсіндірілді.');
  await ghani.page.getByText('Жауап ауызша түсіндірілді.').waitFor();
}

/** Answers the ways that the applicant's sound and picture took. */
async function talkOver(): Promise<string[]> {
  await talk();
  const ways = await waysOf(ghani.page);
  await ended();
  return ways;
}

test('a network that lets everything through: UDP, straight to the media port behind its NAT', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  expect(await talkOver()).toEqual(['host udp', 'host udp']);
});

const DROP_UDP = 'out: meta l4proto udp drop';
const NO_UDP = [DROP_UDP, 'in: meta l4proto udp drop'];
const portOf = (url: string) => /:(\d+)(\?|$)/.exec(url)![1];

/** Where both would do, whichever answers first is taken. */
const notToTheRelay = () =>
  `out: tcp dport { ${[relay.urls.tcp, relay.urls.tls].map(portOf).join(', ')} } drop`;

test('UDP blocked: TCP to the same port and through the same NAT, without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await network.firewall([DROP_UDP, notToTheRelay()]);
  expect(await talkOver()).toEqual(['host tcp', 'host tcp']);
});

/** Nothing passes but the pages of the server and these doors of the relay. */
const onlyTo = (doors: string[], otherwise = 'drop') => {
  const ports = [server.url, ...doors].map(portOf);
  return [DROP_UDP, `out: tcp dport != { ${ports.join(', ')} } ${otherwise}`];
};

test('the media port is not let through at all: Ghani’s check says so and what to do; the relay, over TCP', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  // A firewall that says so: the way over TCP is closed at once, and not when its time is over.
  await network.firewall(onlyTo([relay.urls.tcp], 'reject with tcp reset'));
  const { page } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  await tryNetwork(page);
  await page.getByText(says(networkTroubleTexts.relayOnly.title)).waitFor({ timeout: 60_000 });
  await page.getByText(says(networkTroubleTexts.relayOnly.todo)).waitFor();
  await page.getByText('Open ways: through a relay').waitFor();
  await page.getByText('Closed ways: direct way (UDP), spare way (TCP)').waitFor();
  await press(page, commonTexts.next);
  await talkOfTicket();
  expect(await waysOf(page)).toEqual(['relay tcp', 'relay tcp']);
  await ended();
});

test('nothing but TLS is let through: the relay, over TLS', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await network.firewall(onlyTo([relay.urls.tls]));
  expect(await talkOver()).toEqual(['relay tls', 'relay tls']);
});

/** Each sees new pictures of the other, by what is decoded from now on, and hears them. */
async function bothComeBack(): Promise<void> {
  const comesBack = async ({ page }: Person) => {
    const before = await othersFrames(page);
    await expect.poll(() => othersFrames(page), { timeout: 60_000 }).toBeGreaterThan(before + 5);
  };
  await Promise.all([comesBack(ghani), comesBack(aigerim)]);
  await bothHear();
}

test('every connection dies without a word: the talk heals itself over new ones, without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  await tellOutage('every connection forgotten', [ghani, aigerim], () => network.forgetConnections());
  await bothComeBack();
  await ended();
});

test('a firewall shuts one way after another in the talk: it goes on over TCP, the relay, by voice alone, without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const goesOn = async (what: string, cut: () => Promise<void>, way: string) => {
    await tellOutage(what, [ghani, aigerim], cut);
    await bothComeBack();
    expect(await waysOf(page)).toEqual([way, way]);
  };
  await talk();
  const noUdp = () => network.firewall([...NO_UDP, notToTheRelay()]);
  await goesOn('UDP shut', noUdp, 'host tcp');
  const made = await connectionsMade(page);
  await goesOn('every connection forgotten, without UDP', () => network.forgetConnections(), 'host tcp');
  // Though the engine saw the last of its connections go, its transports stood and were mended.
  expect(await connectionsMade(page)).toBe(made);
  const noMediaPort = () => network.firewall([...NO_UDP, ...onlyTo([relay.urls.tcp])]);
  await goesOn('the media port shut over TCP', noMediaPort, 'relay tcp');

  const shutAt = performance.now();
  await network.firewall([...NO_UDP, ...onlyTo([])]);
  const voiceAlone = page.getByText(says(callTexts.voiceOnly));
  await voiceAlone.waitFor({ timeout: 60_000 });
  console.log(`voice alone is tried after ${((performance.now() - shutAt) / 1000).toFixed(1)} s`);
  await network.firewall([]);
  await bothHear();
  expect(await picturesOfOthers(page)).toBe(0);
  await lookEveryWay(page, 'networks-voice-alone');
  await button(page, callTexts.tryPictures).click();
  await voiceAlone.waitFor({ state: 'detached' });
  await bothComeBack();
  await ended();
});

/** Packets of voices or of cameras do not pass one way, by their payload types; what else there is, checks too, does. */
const noPackets = (way: 'out' | 'in', from: number, mask = 127) =>
  `${way}: meta l4proto udp @th,72,8 & ${mask} == ${from} drop`;
/** Chromium numbers what it sends (VP8, its repetitions, Opus), the engine what it passes on. */
const NO = {
  pictureOut: noPackets('out', 96, 126),
  voiceOut: noPackets('out', 111),
  voiceIn: noPackets('in', 100),
};

test.each([
  { what: 'picture', rule: NO.pictureOut, own: 'youAreNotSeen', others: 'pictureStopped' },
  { what: 'voice', rule: NO.voiceOut, own: 'youAreNotHeard', others: 'voiceStopped' },
] as const)(
  'no $what of Ghani gets through while the rest does: both read so, until it does',
  async (one) => {
    pictureOnFailure(() => ({ ghani, aigerim }));
    await talk();
    const own = ghani.page.getByRole('status').filter({ hasText: says(callTexts[one.own]) });
    await oneWay(one.rule, [own, ...readBy(aigerim, callTexts[one.others])]);
  },
);

test('Ghani’s phone gets everything but Aigerim’s voice: he reads so, until it comes', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  await oneWay(NO.voiceIn, readBy(ghani, callTexts.voiceStopped));
});

/** What is read of the other, beside their name and by a screen reader. */
const readBy = ({ page }: Person, text: Text): Locator[] => [
  page.locator('figcaption').getByText(says(text)),
  page.getByRole('status').filter({ hasText: says(text) }),
];

async function oneWay(rule: string, words: Locator[]): Promise<void> {
  await network.firewall([rule]);
  await Promise.all(words.map((one) => one.waitFor({ state: 'attached' })));
  await network.firewall([]);
  await Promise.all(words.map((one) => one.waitFor({ state: 'detached' })));
  await bothComeBack();
  await ended();
}

test('Ghani’s phone goes to another network while he is muted: the talk follows, and he stays silent', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  const microphone = button(ghani.page, callTexts.microphoneKey);
  await microphone.click();
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBeNull();
  const heard = await heardWhile(aigerim.page, TONES, async () => {
    await tellOutage('another network', [ghani, aigerim], () => network.moveHome());
    await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);
  });
  expect(heard).toEqual([]);
  await microphone.click();
  await bothComeBack();
  await ended();
});

test('a line of 100 kbit/s: the voices come through, and the pictures are back when the line is', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  await network.slow(100);
  const bears = ({ page }: Person) =>
    expect.poll(() => concealedWhile(page, 3), { timeout: 60_000 }).toBeLessThan(0.05);
  await Promise.all([bears(ghani), bears(aigerim)]);
  // Narrower still, no picture fits beside the voice: it is left out, and Ghani reads why.
  await network.slow(60);
  const leftOut = ghani.page.getByText(
    new RegExp(`${says(callTexts.picturesOff)}|${says(callTexts.bothPicturesOff)}`),
  );
  await leftOut.waitFor({ timeout: 60_000 });
  expect(await loudestTone(ghani.page, TONES, 5_000)).toBe(HZ.aigerim);
  await lookEveryWay(ghani.page, 'networks-pictures-off');
  await network.slow(null);
  await leftOut.waitFor({ state: 'detached', timeout: 60_000 });
  await bothComeBack();
  await ended();
});

test('too little passes from Ghani’s phone: his picture makes room for his voice, he reads why, and sees Aigerim all the while', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  await network.slow(70, 'up');
  const leftOut = ghani.page.getByText(says(callTexts.ownPictureOff));
  await leftOut.waitFor({ timeout: 60_000 });
  await aigerim.page.locator('figcaption').getByText(says(callTexts.weakConnection)).waitFor();
  await expect.poll(() => concealedWhile(aigerim.page, 3), { timeout: 60_000 }).toBeLessThan(0.05);
  await seesTheOther(ghani.page);
  await lookEveryWay(ghani.page, 'networks-own-picture-off');
  await network.slow(null, 'up');
  await button(ghani.page, callTexts.tryPictures).click();
  await leftOut.waitFor({ state: 'detached' });
  await bothComeBack();
  await ended();
});

/** Longer than the server needs to find a socket dead; `CUT_SECONDS=45` plays it as long as the place in the talk may be kept. */
const CUT_SECONDS = Number(process.env.CUT_SECONDS ?? 20);

test('the socket is cut and media is not: the talk goes on all the while, and nobody has left it after', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await talk();
  const { port } = server;
  await network.firewall([`out: tcp dport ${port} drop`, `in: tcp sport ${port} drop`]);
  for (let second = 0; second < CUT_SECONDS; second += 5) {
    const before = await othersFrames(ghani.page);
    expect(await loudestTone(ghani.page, TONES, 5_000), `heard at second ${second}`).toBe(HZ.aigerim);
    expect(await othersFrames(ghani.page), `seen at second ${second}`).toBeGreaterThan(before);
  }
  const cut = ghani.page.getByText(says(callTexts.reconnecting)).first();
  await cut.waitFor();
  await network.firewall([]);
  await cut.waitFor({ state: 'detached' });
  // What Ghani says to the server from now on is heard there: muted, he is not heard by Aigerim.
  await ghani.page.getByRole('button', { name: says(callTexts.microphoneKey) }).click();
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBeNull();
  await ghani.page.getByRole('button', { name: says(callTexts.microphoneKey) }).click();
  await bothComeBack();
  expect(await aigerim.page.getByText(says(callTexts.waitingForApplicant)).count()).toBe(0);
  await ended();
});
