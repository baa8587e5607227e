import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { pages } from './pages.ts';

async function served(): Promise<{ url: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<p>Қабылдау</p>');
  await writeFile(join(folder, 'assets/ChatLog-1.js'), 'export {};');
  const server = express().use(pages(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, folder };
}

test('a file that an update has taken away breaks its own request, and no other', async () => {
  const { url, folder } = await served();
  const chunk = `${url}/assets/ChatLog-1.js`;
  expect(await (await fetch(chunk)).text()).toBe('export {};');
  await rm(join(folder, 'assets/ChatLog-1.js'));
  await expect(fetch(chunk).then((answer) => answer.text())).rejects.toThrow();
  expect(await (await fetch(`${url}/t/of-a-person`)).text()).toContain('Қабылдау');
});
