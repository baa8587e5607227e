import type { Page } from 'playwright-core';
import { STAFF_COOKIE } from '../server/actions/cookies.ts';
import { ticketTexts } from '../server/contract/texts/applicant-ticket.ts';
import { deskTexts } from '../server/contract/texts/desk.ts';
import { openChromium } from '../test/harness/chromium.ts';
import { watchPaths } from '../test/harness/paths.ts';
import type { PlantedOfficial, PlantedTicket } from './plant.ts';

declare global {
  interface Window {
    /** Every connection that the page has made, in order. */
    peerConnections: RTCPeerConnection[];
  }
}

export type Pair = { home: Page; desk: Page; pages: Page[]; close(): Promise<void> };

/** A talk between two real pages, each in a Chromium of its own that speaks what is in the file. */
export async function openPair(
  url: string,
  official: PlantedOfficial,
  ticket: PlantedTicket,
  voice: string,
  /** What is to be done with the page at home before it opens. */
  before: (home: Page) => Promise<void> = async () => {},
  more: string[] = [],
): Promise<Pair> {
  const flags = [`--use-file-for-fake-audio-capture=${voice}`, ...more];
  const browsers = await Promise.all([openChromium(flags), openChromium(flags)]);
  const [homes, desks] = await Promise.all(
    browsers.map((browser) =>
      browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } }),
    ),
  );
  const [home, desk] = [await homes!.newPage(), await desks!.newPage()];
  for (const page of [home, desk]) await watchPaths(page.context());
  await desks!.addCookies([{ name: STAFF_COOKIE, value: official.token, url }]);
  await desk.addInitScript(
    (opened) => sessionStorage.setItem('qabyldau.desk', opened),
    JSON.stringify({ deskId: official.deskIds[0], fence: 1 }),
  );
  await desk.goto(`${url}/desk`);
  await before(home);
  await home.goto(`${url}/t/${ticket.ticketId}#${ticket.token}`);
  await desk.getByRole('button', { name: deskTexts.callNext.en }).click();
  await home.getByRole('button', { name: ticketTexts.join.en, exact: true }).click();
  return {
    home,
    desk,
    pages: [home, desk],
    close: async () => void (await Promise.all(browsers.map((browser) => browser.close()))),
  };
}

export type Decoded = { sound: number; picture: number };

/** In the page: seconds until sound and picture of the other are decoded over a connection newer than `known`. */
export async function secondsToDecode([known, withinMs]: readonly [number, number]): Promise<Decoded> {
  const since = performance.now();
  const decoded: Partial<Decoded> = {};
  while (performance.now() - since < withinMs) {
    for (const connection of window.peerConnections.slice(known)) {
      for (const { type, framesDecoded = 0, totalAudioEnergy = 0 } of (
        await connection.getStats()
      ).values()) {
        if (type !== 'inbound-rtp') continue;
        const seconds = (performance.now() - since) / 1000;
        if (framesDecoded > 0) decoded.picture ??= seconds;
        if (totalAudioEnergy > 0) decoded.sound ??= seconds;
      }
    }
    const { sound, picture } = decoded;
    if (sound !== undefined && picture !== undefined) return { sound, picture };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`after ${withinMs} ms only ${JSON.stringify(decoded)} is decoded`);
}
