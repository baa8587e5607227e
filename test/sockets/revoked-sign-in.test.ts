import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import { signIn, type Browser, type Page } from '../harness/people.ts';
import { codeOf } from '../harness/second-factor.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, roomOf, talkTogether, type Talk } from '../harness/talk.ts';

const GRACE_MS = 30_000;
type Moved = { type: string; at: string; payload: { joined: boolean } };

let server: TestServer;
const talks: Talk[] = [];
const browsers: Browser[] = [];
beforeAll(async () => void (server = await startTestServer({ settings: { mediaGraceMs: GRACE_MS } })));
afterEach(() => {
  talks.splice(0).forEach(hangUp);
  browsers.splice(0).forEach((browser) => browser.close());
});
afterAll(() => server?.stopAll());

async function talking(login: string): Promise<Talk> {
  const talk = await callSomebody(server, login);
  talks.push(talk);
  await talkTogether(talk);
  await talk.applicant.page.watch(`session:${talk.sessionId}`);
  talk.desk.page.socket.io.reconnection(false);
  return talk;
}

async function elsewhere(login: string): Promise<Browser> {
  const browser = await signIn(server.url, login);
  browsers.push(browser);
  return browser;
}

async function otherSignIn(browser: Browser) {
  const { browsers: signedIn } = await browser.ask('staff.readSecurity', {});
  return signedIn.find(({ current }) => !current)!;
}

const closed = (page: Page) =>
  new Promise<void>((resolve) => {
    if (page.socket.disconnected) resolve();
    else page.socket.once('disconnect', () => resolve());
  });

const left = ({ applicant }: Talk) =>
  applicant.page.hear<Moved>('announced', ({ payload }) => payload.joined === false);

test('a sign-in ended from another browser is told, its connection closed, its media gone at once: no grace', async () => {
  const talk = await talking('aigerim');
  const browser = await elsewhere('aigerim');
  const other = await otherSignIn(browser);
  expect(other).toMatchObject({ connected: true });
  const gone = closed(talk.desk.page);
  const revokedAt = Date.now();
  await browser.ask('staff.revokeSession', { staffSessionId: other.staffSessionId });
  await Promise.all([talk.desk.page.hear('access.ended'), gone]);
  expect(Date.parse((await left(talk)).at) - revokedAt).toBeLessThan(GRACE_MS / 5);
  expect((await roomOf(server, talk))?.participants).toHaveLength(1);
  await expect(talk.desk.browser.connect({ kind: 'staff' })).rejects.toThrow('NOT_SIGNED_IN');
  expect((await browser.ask('staff.readSecurity', {})).browsers).toHaveLength(1);
  // The talk itself goes on: whoever takes the desk takes it, too.
  expect(await talk.applicant.page.ask('session.read', { sessionId: talk.sessionId })).toMatchObject({
    state: 'live',
  });
});

test('a sign-in ended in the moment in which its page joins leaves no media behind', async () => {
  const talk = await talking('daulet');
  const browser = await elsewhere('daulet');
  const other = await otherSignIn(browser);
  const joins = Promise.allSettled(Array.from({ length: 4 }, () => join(talk, talk.desk.page)));
  const gone = closed(talk.desk.page);
  await browser.ask('staff.revokeSession', { staffSessionId: other.staffSessionId });
  await Promise.all([gone, joins, left(talk)]);
  await expect.poll(async () => (await roomOf(server, talk))?.participants.length).toBe(1);
});

test('a new password closes the person’s other connections and leaves this browser’s', async () => {
  const talk = await talking('saule');
  const browser = await elsewhere('saule');
  const here = await browser.connect({ kind: 'staff' });
  const gone = closed(talk.desk.page);
  await browser.ask('staff.changePassword', { current: DEMO_PASSWORD, next: 'тау бұлақ домбыра күз' });
  await Promise.all([talk.desk.page.hear('access.ended'), gone, left(talk)]);
  await here.ask('desk.list', {});
  expect(here.heard('access.ended')).toEqual([]);
});

test('a browser that is still signing in has no connection', async () => {
  const browser = await elsewhere('nurlan');
  const { secret } = await browser.ask('staff.beginEnrolment', {});
  await browser.ask('staff.confirmEnrolment', { code: codeOf(secret, server.clock) });
  const next = await elsewhere('nurlan');
  await expect(next.connect({ kind: 'staff' })).rejects.toThrow('NOT_SIGNED_IN');
});
