import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import { Browser, takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

describe('a flood', () => {
  const small = (points: number) => ({ points, seconds: 60 });
  let narrow: TestServer;
  beforeAll(async () => {
    const limits = {
      ...{
        command: small(10),
        query: small(10),
        signal: small(10),
        anyone: small(40),
        signIn: small(5),
        takeTicket: small(40),
        askCode: small(5),
      },
    };
    narrow = await startTestServer({ limits });
  });
  afterAll(() => narrow?.stopAll());

  test('of one person is held off while another, at the same address, is served', async () => {
    const loud = await takeTicket(narrow.url);
    const quiet = await takeTicket(narrow.url);
    const page = await loud.browser.connect({ kind: 'ticket', ticketId: loud.ticketId });
    const asked = Array.from({ length: 30 }, () => page.ask('ticket.read', { ticketId: loud.ticketId }));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((a) => a.status === 'rejected').map((a) => String(a.reason.message));
    expect(refused).toEqual(Array(20).fill('TOO_MANY_REQUESTS'));
    const view = await quiet.browser.ask('ticket.read', { ticketId: quiet.ticketId });
    expect(view.state).toBe('waiting');
    loud.browser.close();
  });

  test('of passwords is held off, the right one too', async () => {
    const browser = new Browser(narrow.url);
    const tried = async (password: string) =>
      browser.ask('staff.signIn', { login: 'aigerim', password }).then(
        () => 'in',
        (error: Error) => error.message,
      );
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push(await tried(`guess ${i}`));
    codes.push(await tried(DEMO_PASSWORD));
    expect(codes).toEqual([...Array<string>(5).fill('WRONG_LOGIN'), 'TOO_MANY_REQUESTS']);
  });

  test('of nobody in particular is held off by its address', async () => {
    const browser = new Browser(narrow.url);
    const codes = await Promise.all(
      Array.from({ length: 60 }, async () => (await browser.post('catalogue.read', { input: {} })).status),
    );
    expect(codes.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
  });
});
