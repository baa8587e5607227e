import { expect } from 'vitest';
import type { Applicant, Page } from '../harness/people.ts';

/** The applicant's page at home, without a picture: it hears the call and joins the talk. */
export async function joinsFromHome({ browser, ticketId }: Applicant): Promise<Page> {
  const page = await browser.connect({ kind: 'ticket', ticketId });
  const sessionOf = async () => (await browser.ask('ticket.read', { ticketId })).session?.sessionId;
  await expect.poll(sessionOf).toBeTruthy();
  const { rtpCapabilities } = await page.ask('media.capabilities', {});
  await page.ask('session.join', { sessionId: (await sessionOf())!, rtpCapabilities, ready: [] });
  return page;
}
