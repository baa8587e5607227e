import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { heardWhile, loudestTone } from '../harness/listening.ts';
import { tellOutage } from '../harness/outage.ts';
import { startProcess, type ServerProcess } from '../harness/process.ts';
import {
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesNewPicture,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

const HZ = { ghani: 440, aigerim: 880 };
const TONES = Object.values(HZ);

let dataDir: string;
let server: ServerProcess;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-restart-'));
  await chmod(dataDir, 0o711);
  server = await startProcess(dataDir);
  [ghani, aigerim] = await Promise.all([openPerson(HZ.ghani), openPerson(HZ.aigerim)]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

test('the server is killed while Ghani waits: his page says so, comes back by itself, and he is received', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const label = await takeTicketAtAlmaly(ghani.page, server.url);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await aigerim.page.getByText(label).first().waitFor();

  await server.end('SIGKILL');
  const deskIsCut = aigerim.page.getByText(says(deskTexts.connectionReconnecting));
  await ghani.page.getByText(says(commonTexts.connectionReconnecting)).waitFor();
  await deskIsCut.waitFor();
  server = await startProcess(dataDir, server.port);
  await ghani.page.getByText(says(commonTexts.connectionLive)).waitFor();
  await deskIsCut.waitFor({ state: 'detached' });
  await ghani.page.getByText(label).first().waitFor();

  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
});

test('the server is killed in the middle of the talk: both see each other again without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);
  const microphone = aigerim.page.getByRole('button', { name: says(callTexts.microphoneKey) });
  await microphone.click();
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBeNull();

  // Whoever was muted is silent in the new room from its first packet on, until they want to be heard.
  const heard = await heardWhile(ghani.page, TONES, async () => {
    await tellOutage('the server killed and started again', [ghani, aigerim], async () => {
      await server.end('SIGKILL');
      await Promise.all([
        ghani.page.getByText(says(callTexts.reconnecting)).first().waitFor(),
        startProcess(dataDir, server.port).then((started) => (server = started)),
      ]);
    });
    await Promise.all([seesNewPicture(ghani.page), seesNewPicture(aigerim.page)]);
    await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(HZ.ghani);
  });
  expect(heard).toEqual([]);
  await microphone.click();
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);
  await finishWith(aigerim.page, 'Жауап ауызша түсіндірілді.');
  await ghani.page.getByText('Жауап ауызша түсіндірілді.').waitFor();
});
