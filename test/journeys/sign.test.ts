import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { codeTexts } from '../../server/contract/texts/codes.ts';
import { dossierTexts } from '../../server/contract/texts/dossier.ts';
import { appealNextTexts } from '../../server/contract/texts/handing-in.ts';
import { signTexts } from '../../server/contract/texts/signing.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { look } from '../harness/look.ts';
import { openDesk } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, codeInLetterBox, joinTalk, says, takeTicketAtAlmaly } from './steps.ts';

let server: TestServer;
let ghani: Person;
beforeAll(async () => {
  server = await startTestServer();
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
});
afterAll(async () => {
  await ghani?.close();
  await server?.stopAll();
});

const PROTOCOL = {
  text: 'Тергеуші шағымымды екі ай бойы қарамады.',
  language: 'kk' as const,
  complaint: {
    against: 'Тергеуші Серіков А. Б.',
    grounds: 'Мерзім өтіп кетті.',
    demands: 'Шағымды қарауды талап етемін.',
  },
};

test('O87-39-6: Ghani reads the protocol of his oral appeal on his phone, has it corrected, and signs it by a code', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  const { page: aigerim, deskId } = await openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']);
  await aigerim.ask('desk.callNext', { deskId });
  const { desk } = await aigerim.ask('desk.read', { deskId });
  const { visitId } = desk.current!.ticket;
  await joinTalk(page);
  await aigerim.ask('appeal.offer', { visitId, ...PROTOCOL });

  await page.getByText(PROTOCOL.text).waitFor();
  await look(page, '40-sign-read');
  await button(page, signTexts.wrong).click();
  await button(page, signTexts.sendRemark).click();
  await page.getByText(says(signTexts.remarkNeeded)).waitFor();
  await page.getByLabel(says(signTexts.remark)).fill('Үш ай болды.');
  await look(page, '41-sign-remark');
  await button(page, signTexts.sendRemark).click();
  await page.getByText(says(appealNextTexts.returned)).waitFor();
  await page.getByText('Үш ай болды.').waitFor();
  await look(page, '42-sign-returned');

  const { appeals } = await aigerim.ask('dossier.read', { visitId });
  const text = PROTOCOL.text.replace('екі', 'үш');
  await aigerim.ask('appeal.offer', { visitId, appealId: appeals[0]!.appealId, ...PROTOCOL, text });
  await page.getByText(text).waitFor();
  await page.getByText(says(signTexts.noContact)).waitFor();
  await button(page, signTexts.addContact).click();
  await page.getByLabel(says(codeTexts.newContact)).fill('+7 701 555 20 01');
  await button(page, codeTexts.sendCode).click();
  const code = page.getByLabel(says(codeTexts.code));
  await code.waitFor();
  await look(page, '43-sign-code');
  await code.fill(await codeInLetterBox(server.url, '01'));
  await page.getByText(says(signTexts.signed)).waitFor();

  const [appeal] = (await aigerim.ask('dossier.read', { visitId })).appeals;
  expect(appeal).toMatchObject({ state: 'registered', confirmedBy: 'code', text });
  await page.getByText(says(dossierTexts.registeredUnder, { label: appeal!.label! })).waitFor();
  await look(page, '44-sign-registered');
  expect(ghani.problems).toEqual([]);
});
