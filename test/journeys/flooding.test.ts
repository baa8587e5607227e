import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { lookEveryWay } from '../harness/look.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callNext, joinTalk, openDeskAs, says, seesTheOther, takeTicketAtAlmaly } from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([openPerson(440), openPerson(880)]);
  await Promise.all([keepChannels(ghani.page), sendLoudly(ghani.page)]);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('a page that sends too much loses the source, then the talk until its person presses, and the official stays in it', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const told = (words: string) => page.getByText(words).first();
  await takeTicketAtAlmaly(page, server.url);
  await callNext(aigerim.page);
  await joinTalk(page);
  await Promise.all([seesTheOther(page), seesTheOther(aigerim.page)]);

  /** Of each participant, who has fewest first. */
  const sources = async () =>
    (await server.deps.media.list())[0]?.participants
      .map(({ producers }) =>
        producers.map(({ source, paused }) => `${source} ${paused ? 'held' : 'flows'}`).sort(),
      )
      .sort((one, other) => one.length - other.length);
  const both = ['camera flows', 'microphone flows'];

  const cutOff = told(says(callTexts.cutOff, { what: says(callTexts.microphone) }));
  await cutOff.waitFor({ timeout: 60_000 });
  await expect.poll(sources).toEqual([['camera flows'], both]);
  await lookEveryWay(page, 'talk-cut-off');
  await page.evaluate(() => Object.assign(window, { loud: false }));
  await page.getByRole('button', { name: says(callTexts.switchOnAgain) }).click();
  await cutOff.waitFor({ state: 'detached' });
  await expect.poll(sources).toEqual([both, both]);

  await page.evaluate(floodByData);
  await told(says(errorTexts.MEDIA_REFUSED)).waitFor({ timeout: 60_000 });
  await expect.poll(sources).toEqual([both]);
  await lookEveryWay(page, 'talk-failed');
  await page.getByRole('button', { name: says(commonTexts.tryAgain) }).click();
  await Promise.all([seesTheOther(page), expect.poll(sources).toEqual([both, both])]);
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});

type Kept = { channels: RTCDataChannel[]; loud: boolean };

async function keepChannels(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = window as unknown as Kept;
    kept.channels = [];
    const create = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function (...input) {
      const channel = create.apply(this, input);
      kept.channels.push(channel);
      return channel;
    };
  });
}

/** His browser spends half as much again on a voice as a voice may take, whatever our page asks of it. */
async function sendLoudly(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = window as unknown as Kept;
    kept.loud = true;
    type Accept = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
    const accept: Accept = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp = '' }) {
      const loud = sdp
        .replace(/maxaveragebitrate=\d+/g, 'maxaveragebitrate=400000;cbr=1')
        .replace(/usedtx=1/g, 'usedtx=0')
        .replace(/\bptime=\d+/g, 'ptime=20');
      return accept.call(this, { type, sdp: kept.loud ? loud : sdp });
    };
  });
}

function floodByData(): void {
  const channels = (window as unknown as Kept).channels.filter(({ readyState }) => readyState === 'open');
  const timer = setInterval(() => {
    const open = channels.filter(({ readyState }) => readyState === 'open');
    if (open.length === 0) clearInterval(timer);
    for (const channel of open) {
      while (channel.bufferedAmount < 500_000) channel.send(new Uint8Array(1_000));
    }
  }, 10);
}
