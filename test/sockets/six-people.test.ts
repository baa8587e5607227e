import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from '../../media/contract/sentMedia.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import type { ParticipantKind } from '../../server/contract/session-state.ts';
import { held } from '../harness/held.ts';
import { signIn, type Browser, type Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, joinAndSpeak, type Talk } from '../harness/talk.ts';

/** Beside the official and the applicant. Nothing in the product invites more than the interpreter yet: rows do. */
const FURTHER = { madina: 'interpreter', daulet: 'invited', saule: 'invited', nurlan: 'invited' } as const;
const NOTHING = {
  ...{ routers: 0, transports: 0, rooms: 0 },
  ...{ producers: 0, consumers: 0, dataProducers: 0, dataConsumers: 0 },
};
/** Two transports, a voice and a picture of each, and of each what the others send. */
const talkOf = (n: number) => ({
  ...{ routers: 1, rooms: 1, transports: 2 * n, dataProducers: n, dataConsumers: n },
  ...{ producers: 2 * n, consumers: 2 * n * (n - 1) },
});

let server: TestServer;
let talk: Talk;
let further: Browser[];
let pages: Page[];
beforeAll(async () => {
  server = await startTestServer();
  talk = await callSomebody(server);
  for (const [login, kind] of Object.entries(FURTHER)) await plant(login as keyof typeof FURTHER, kind);
  further = await Promise.all(Object.keys(FURTHER).map((login) => signIn(server.url, login)));
  const theirs = await Promise.all(further.map((browser) => browser.connect({ kind: 'staff' })));
  pages = [talk.desk.page, talk.applicant.page, ...theirs];
});
afterAll(async () => {
  for (const browser of further ?? []) browser.close();
  if (talk) hangUp(talk);
  await server?.stopAll();
});

async function plant(login: keyof typeof FURTHER, kind: ParticipantKind): Promise<void> {
  await server.database.owner.query(
    `INSERT INTO "Participant" ("id", "officeId", "sessionId", "kind", "staffId", "language")
     SELECT $1, "officeId", "id", $2::"ParticipantKind", $3, 'kk' FROM "Session" WHERE "id" = $4`,
    [randomUUID(), kind, demo.staff[login], talk.sessionId],
  );
}

const holds = () => held(server.deps.media as MediasoupMedia);

async function speaksAndIsSeen(page: Page): Promise<void> {
  const { epoch } = await joinAndSpeak(talk, page, 1000 + pages.indexOf(page));
  const rtpParameters = picture() as CallInput<'media.produce'>['rtpParameters'];
  const at = { visitId: talk.visitId, epoch };
  await page.ask('media.produce', { ...at, source: 'camera', rtpParameters, paused: false });
}

/** What each page is given of the others, in words: a voice and a picture of everyone else, each once. */
const givenTo = (page: Page) =>
  join(talk, page).then(({ participantId, consumers }) => {
    expect(consumers.map(({ participant }) => participant)).not.toContain(participantId);
    return consumers.map(({ participant, source }) => `${source} of ${participant}`);
  });

async function everyoneIsGiven(consumers: number): Promise<void> {
  for (const page of pages) {
    const given = await givenTo(page);
    expect(given).toHaveLength(consumers);
    expect(new Set(given).size).toBe(consumers);
  }
}

test('six people in one talk: each hears and sees the five others, and the worker holds that and no more', async () => {
  for (const page of pages) await speaksAndIsSeen(page);
  await everyoneIsGiven(10);
  expect(await holds()).toEqual(talkOf(6));
});

test('when one of the six leaves and comes back, nobody gets anything twice', async () => {
  const invited = pages.at(-1)!;
  await invited.ask('session.leave', { sessionId: talk.sessionId });
  expect(await holds()).toEqual(talkOf(5));
  await speaksAndIsSeen(invited);
  await everyoneIsGiven(10);
  expect(await holds()).toEqual(talkOf(6));
});

test('when the official ends it all six are told, and nothing of it is left', async () => {
  const answer = { outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
  await talk.desk.page.ask('session.finish', { sessionId: talk.sessionId, ...answer });
  const ended = ({ reason }: { reason: string }) => reason === 'ended';
  await Promise.all(pages.map((page) => page.hear('media.dropped', ended)));
  await expect.poll(holds).toEqual(NOTHING);
  for (const page of pages) await expect(join(talk, page)).rejects.toThrow('SESSION_ENDED');
});
