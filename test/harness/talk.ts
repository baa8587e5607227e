import { page as dtlsOf } from '../../media/contract/sentMedia.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import type { RoomState } from '../../media/port.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { addFreeDesk } from './desks.ts';
import { addLine } from './lines.ts';
import { openDesk, signIn, takeTicket, type Browser, type Page } from './people.ts';
import { microphone, type RtpCapabilities } from './reception.ts';
import type { TestServer } from './server.ts';

export type Talk = {
  queueId: string;
  deskId: string;
  ticketId: string;
  visitId: string;
  sessionId: string;
  desk: { browser: Browser; page: Page };
  applicant: { browser: Browser; page: Page };
  rtpCapabilities: RtpCapabilities;
};

/** A person is called to a desk of their own, both with real pages over real sockets; nobody has joined yet. */
export async function callSomebody(
  server: TestServer,
  login = 'aigerim',
  change: Partial<CallInput<'ticket.take'>> = {},
  beforeTheCall: (ticketId: string) => Promise<unknown> = async () => {},
): Promise<Talk> {
  const line = await addLine(server, demo.offices.almalyDistrict, 0);
  const { officeId, serviceId, queueId } = line;
  const deskId = await addFreeDesk(server, queueId);
  const desk = await openDesk(server.url, login, deskId);
  const { browser, ticketId } = await takeTicket(server.url, { officeId, serviceId, ...change });
  await beforeTheCall(ticketId);
  const page = await browser.connect({ kind: 'ticket', ticketId });
  const { visitId, sessionId } = await desk.page.ask('desk.callNext', { deskId });
  const { rtpCapabilities } = await page.ask('media.capabilities', {});
  const applicant = { browser, page };
  return { queueId, deskId, ticketId, visitId, sessionId, desk, applicant, rtpCapabilities };
}

/** The same of a person who is called together with Mädina, who interprets. */
export async function callInterpreted(server: TestServer) {
  const browser = await signIn(server.url, 'madina');
  const page = await browser.connect({ kind: 'staff' });
  const languages = { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } as const;
  const talk = await callSomebody(server, 'aigerim', { languages }, async (ticketId) => {
    await page.ask('interpreter.take', { ticketId });
    await page.ask('interpreter.setReady', { ticketId, ready: true });
  });
  return { talk, interpreter: { browser, page } };
}

export const join = ({ sessionId, rtpCapabilities }: Talk, page: Page) =>
  page.ask('session.join', { sessionId, rtpCapabilities, ready: [], pressed: true });

/** Joins and speaks, as a page does that has a microphone. */
export async function joinAndSpeak(talk: Talk, page: Page, ssrc: number) {
  const joined = await join(talk, page);
  const at = { visitId: talk.visitId, epoch: joined.epoch };
  await page.ask('media.warm', { ...at, sctpStreamParameters: { streamId: 0 } });
  await page.ask('media.connect', { ...at, direction: 'send', dtlsParameters: dtlsOf('a') });
  await page.ask('media.produce', { ...at, ...microphone(ssrc) });
  return joined;
}

/** Both have joined, both speak and each has set up what it hears. */
export async function talkTogether(talk: Talk): Promise<{ epoch: number }> {
  const { desk, applicant, visitId } = talk;
  const { epoch } = await joinAndSpeak(talk, desk.page, 1111);
  await joinAndSpeak(talk, applicant.page, 2222);
  for (const { page } of [desk, applicant]) {
    const { consumers } = await join(talk, page);
    for (const { id } of consumers) {
      await page.ask('media.resume', { visitId, epoch, consumerId: id, paused: false });
    }
  }
  return { epoch };
}

/** Kills the media workers, and answers when both pages have been told that their room is lost. */
export async function loseRoom(server: TestServer, { desk, applicant }: Talk): Promise<void> {
  for (const { pid } of await (server.deps.media as MediasoupMedia).workers()) process.kill(pid, 'SIGKILL');
  const rebuilt = ({ reason }: { reason: string }) => reason === 'rebuilt';
  await Promise.all([desk, applicant].map(({ page }) => page.hear('media.dropped', rebuilt)));
}

/** What the media engine itself says of the talk's room. */
export async function roomOf(server: TestServer, { visitId }: Talk): Promise<RoomState | undefined> {
  return (await server.deps.media.list()).find((room) => room.room === visitId);
}

export const hearing = (room: RoomState | undefined): boolean[] =>
  (room?.participants ?? []).flatMap((one) => one.consumers.map((consumer) => !consumer.paused));

export function hangUp({ desk, applicant }: Talk): void {
  desk.browser.close();
  applicant.browser.close();
}
