import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'vite';
import { openChromium } from '../test/harness/chromium.ts';
import type {} from './browserPage.ts';
import { openEngine } from './contract/engineUnderTest.ts';
import type { Media, ParticipantRef } from './port.ts';

describe('two people in real browsers', () => {
  const room = { room: 'visit-7', epoch: 1 };
  let media: Media;
  let site: Server;
  let browser: Browser;
  beforeAll(async () => {
    media = await openEngine();
    await media.openRoom(room);
    site = await serveSite();
    browser = await openChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    site.close();
    await media.close();
  });

  const sitDown = async (participant: string) => {
    const page = await browser.newPage();
    await page.exposeFunction('ask', (verb: keyof Media, ...input: unknown[]) =>
      perform(media, { ...room, participant }, verb, input),
    );
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    return page;
  };

  it('connect before anybody speaks, then see and hear each other', { timeout: 60_000 }, async () => {
    const pages = [await sitDown('aigerim'), await sitDown('daniyar')] as const;
    await Promise.all(pages.map((page) => page.evaluate(() => window.person.warm())));
    await vi.waitFor(async () =>
      expect(await connections(media)).toEqual(Array(4).fill('completed connected')),
    );
    const published = untilPublished(media, 4);
    const began = await Promise.all(pages.map((page) => page.evaluate(() => window.person.speak())));
    await published;
    const shown = await Promise.all([listen(pages[0], media, 'daniyar'), listen(pages[1], media, 'aigerim')]);
    console.log(
      `first remote frame after publishing, warmed: ${shown.map((at) => Math.round(at - Math.min(...began)))} ms`,
    );
    for (const page of pages) {
      await expect.poll(() => received(page), { timeout: 20_000 }).toEqual({ sees: true, hears: true });
    }
  });
});

describe('a page with an echo', () => {
  const probe = { room: 'probe-1', epoch: 1 };
  let media: Media;
  let site: Server;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    media = await openEngine();
    await media.openRoom(probe);
    site = await serveSite();
    browser = await openChromium();
    page = await browser.newPage();
    await page.exposeFunction('ask', (verb: keyof Media, ...input: unknown[]) =>
      perform(media, { ...probe, participant: 'page' }, verb, input),
    );
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.evaluate(() => window.person.warm());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    site.close();
    await media.close();
  });

  it('gets back what it sends, and is let go of when it floods', { timeout: 60_000 }, async () => {
    expect(await page.evaluate(() => window.person.echo(20, 40, 5_000))).toBe(20);
    const flood = page.evaluate(() => window.person.flood());
    await expect.poll(() => media.list(), { timeout: 20_000 }).toEqual([{ ...probe, participants: [] }]);
    await flood;
    expect(await media.load()).toMatchObject({ transports: 0 });
  });
});

/** One verb of the engine for a page: the test says who asks and in which room. */
function perform(media: Media, who: ParticipantRef, verb: keyof Media, input: unknown[]): unknown {
  const call = media[verb] as (...input: unknown[]) => unknown;
  return call.apply(media, verb === 'rtpCapabilities' ? [] : [who, ...input]);
}

async function listen(page: Page, media: Media, speaker: string): Promise<number> {
  const [state] = await media.list();
  const producers = state?.participants.find(({ participant }) => participant === speaker)?.producers ?? [];
  return page.evaluate(
    (ids) => window.person.listenTo(ids),
    producers.map(({ id }) => id),
  );
}

async function received(page: Page): Promise<{ sees: boolean; hears: boolean }> {
  const { framesDecoded, audioEnergy } = await page.evaluate(() => window.person.received());
  return { sees: framesDecoded > 0, hears: audioEnergy > 0 };
}

async function connections(media: Media): Promise<string[]> {
  const [state] = await media.list();
  return (
    state?.participants.flatMap(({ send, recv }) => [send, recv].map(({ ice, dtls }) => `${ice} ${dtls}`)) ??
    []
  );
}

function untilPublished(media: Media, count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    media.on('producerAdded', () => {
      seen += 1;
      if (seen === count) resolve();
    });
  });
}

async function serveSite(): Promise<Server> {
  const entry = fileURLToPath(new URL('./browserPage.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'page' } },
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new Error('the page was not built');
  const { code } = bundle.output[0];
  const site = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(
      script ? code : '<!doctype html><body><script type="module" src="/page.js"></script></body>',
    );
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  return site;
}
