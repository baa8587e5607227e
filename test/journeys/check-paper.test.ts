import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateAndTime } from '../../client/lib/dates.ts';
import { appTexts } from '../../server/contract/texts/applicant.ts';
import { checkTexts, genuineTexts } from '../../server/contract/texts/check.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { openChromium } from '../harness/chromium.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { takeTicket } from '../harness/people.ts';
import { couponFacts, giveCoupon, nobodysCode } from '../harness/papers.ts';
import { codeIn, picturesOf } from '../harness/pdf.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { says } from './steps.ts';

let server: TestServer;
let someone: Person;
beforeAll(async () => {
  server = await startTestServer();
  someone = await openPerson(440);
});
afterAll(async () => {
  await someone?.close();
  await server?.stopAll();
});

/** A coupon as its holder has it: the file, and what a camera reads from it. */
async function couponInHand() {
  const { browser, ticketId } = await takeTicket(server.url);
  const { officeId, visitId } = (await server.deps.store.ticket(ticketId))!;
  const { paperId, code } = await giveCoupon(server, { officeId, visitId });
  const path = `/papers/${paperId}.pdf?as=ticket&ticketId=${ticketId}`;
  const response = await fetch(`${server.url}${path}`, { headers: { cookie: browser.cookie } });
  const file = Buffer.from(await response.arrayBuffer());
  return { file, code, address: await codeIn((await picturesOf(file, 150))[0]!) };
}

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

test('whoever is shown a coupon scans its code and sees that it is genuine, and of whom is not told', async () => {
  pictureOnFailure(() => ({ someone }));
  const { page, problems } = someone;
  const { file, address, code } = await couponInHand();
  expect(address).toBe(`${server.url}/check/${code}`);
  await page.goto(address);
  await page.getByText(says(genuineTexts.coupon)).waitFor();
  const { office, label, issuedAt, applicant, acceptedBy } = couponFacts();
  const said = await page.getByRole('main').innerText();
  for (const words of [office.en, label, dateAndTime(issuedAt, 'en')]) expect(said).toContain(words);
  for (const name of [applicant.surname, acceptedBy.name.surname]) expect(said).not.toContain(name);
  await lookInEveryLanguage(page, '20-check-genuine');

  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  const choose = page.getByLabel(says(checkTexts.choose));
  await choose.setInputFiles(pdf('talon.pdf', file));
  await page.getByText(says(checkTexts.same)).waitFor();
  await look(page, '21-check-same');

  const changed = Buffer.from(file);
  changed[changed.length >> 1]! ^= 1;
  await choose.setInputFiles(pdf('talon.pdf', changed));
  await page.getByRole('alert').getByText(says(checkTexts.notSame)).waitFor();
  await look(page, '22-check-not-same');

  await page.getByRole('group', { name: says(checkTexts.compare) }).evaluate(
    async (zone, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'dropped.pdf', { type: 'application/pdf' }));
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [...file],
  );
  await page.getByText(says(checkTexts.sameText, { file: 'dropped.pdf' })).waitFor();
  // The file never left the device.
  expect(sent.filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(problems).toEqual([]);
});

test('the file can be chosen by the keyboard alone', async () => {
  const { page } = someone;
  const { address } = await couponInHand();
  // Waited for from the start: the browser must know that the test answers its dialog before the key is pressed.
  const chooser = page.waitForEvent('filechooser');
  await page.goto(address);
  await page.getByText(says(genuineTexts.coupon)).waitFor();
  await page.getByLabel(says(checkTexts.choose)).press('Enter');
  await (await chooser).setFiles(pdf('other.pdf', Buffer.from('%PDF')));
  await page.getByRole('alert').getByText(says(checkTexts.notSame)).waitFor();
});

test.each(['a code that nobody was given', 'an address with a letter too few'])(
  'a forged paper with %s is told so, with what to do',
  async (how) => {
    const { page } = someone;
    const code = how.startsWith('a code') ? nobodysCode() : nobodysCode().slice(1);
    await page.goto(`${server.url}/check/${code}`);
    await page.getByRole('alert').getByText(says(checkTexts.noSuchPaper)).waitFor();
    await page.getByRole('link', { name: says(appTexts.toStart) }).waitFor();
    await lookInEveryLanguage(page, '23-check-no-such-paper');
  },
);

test('where the page is not opened securely it says that a file cannot be compared there', async () => {
  const { code } = await couponInHand();
  const host = 'qabyldau.example';
  const browser = await openChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
  try {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(`http://${host}:${new URL(server.url).port}/check/${code}`);
    await page.getByText(says(genuineTexts.coupon)).waitFor();
    await page.getByText(says(checkTexts.notSecure)).waitFor();
    expect(await page.getByLabel(says(checkTexts.choose)).count()).toBe(0);
  } finally {
    await browser.close();
  }
});
