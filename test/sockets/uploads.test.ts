import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import { takeTicket, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { jpeg, pdf, png, webm } from '../harness/uploads.ts';

let server: TestServer;
let folder: string;
let applicant: Applicant;
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-uploads-'));
  folder = join(dataDir, 'files');
  const env = readEnv({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' });
  server = await startTestServer({ env });
  applicant = await takeTicket(server.url);
});
afterAll(() => server?.stopAll());

/** Everything on the disk, halves too. */
const kept = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const rows = async () => (await server.database.owner.query('SELECT * FROM "File"')).rows;
const limit = (set: object) =>
  server.database.owner.query(`UPDATE "Rule" SET "value" = "value" || $1 WHERE "key" = 'appeal.files'`, [
    set,
  ]);

const scan = (bytes: Uint8Array<ArrayBuffer>, name = 'а.pdf', by = applicant) =>
  by.browser.upload('ticket.addFile', { ticketId: by.ticketId, purpose: 'scan', name }, { bytes });
const fileUrl = (fileId: string, by = applicant) =>
  `${server.url}/files/${fileId}?as=ticket&ticketId=${by.ticketId}`;
const get = (fileId: string, by = applicant, headers = {}) =>
  fetch(fileUrl(fileId, by), { headers: { cookie: by.browser.cookie, ...headers } });

/** A form written by hand, sent in pieces, so that a test decides what comes and when. */
function form(by: Applicant, input: object, headers: Record<string, string> = {}) {
  const boundary = 'x'.repeat(20);
  const part = (head: string, body: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}`;
  const sent = request(`${server.url}/api/ticket.addFile`, {
    method: 'POST',
    headers: {
      cookie: by.browser.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
  });
  const answered = new Promise<{ status: number; code?: string }>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, ...JSON.parse(text) }));
    });
  });
  answered.catch(() => undefined);
  const envelope = JSON.stringify({ key: randomUUID(), input });
  return {
    sent,
    answered,
    envelope: () => sent.write(part('name="envelope"', `${envelope}\r\n`)),
    file: (name = 'a.pdf') => sent.write(part(`name="file"; filename="${name}"`, '')),
    another: (name: string, body: string) => sent.write(`\r\n${part(`name="${name}"`, body)}`),
    close: () => sent.end(`\r\n--${boundary}--\r\n`),
  };
}

test('a scan comes back as it was sent, under its name, and no browser may run it or keep it', async () => {
  const bytes = pdf(300_000);
  const file = await scan(bytes, 'C:\\Құжаттар\\Өтініш «бірінші».pdf');
  expect(file).toMatchObject({ state: 'stored', mediaType: 'application/pdf', size: bytes.length });
  expect(file.name).toBe('Өтініш «бірінші».pdf');
  const response = await get(file.fileId);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-disposition': `inline; filename="______ _________.pdf"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a repeated upload answers the first file, and is kept once', async () => {
  const [before, key] = [(await kept()).length, randomUUID()];
  const input = { ticketId: applicant.ticketId, purpose: 'scan' as const, name: 'a.pdf' };
  const send = () => applicant.browser.upload('ticket.addFile', input, { bytes: pdf() }, key);
  const [first, beside] = await Promise.all([send(), send()]);
  expect(beside).toEqual(first);
  expect(await send()).toEqual(first);
  expect((await kept()).length).toBe(before + 1);
});

describe('what a file is, its bytes say:', () => {
  test.each<[string, () => Buffer<ArrayBuffer>, string]>([
    ['a page under the name of a scan', () => Buffer.from('<html><script>alert(1)</script>'), 'a.pdf'],
    ['a drawing that can run script', () => Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'), 'a.png'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)]), 'a.jpg'],
    ['an archive', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000)]), 'a.pdf'],
    ['a video among scans', () => webm(), 'a.webm'],
    ['nothing at all', () => Buffer.alloc(0), 'a.pdf'],
    ['a picture that never says its size', () => png().subarray(0, 14), 'a.png'],
  ])('%s is refused, and nothing of it is kept', async (_what, bytes, name) => {
    const [before, known] = [await kept(), await rows()];
    await expect(scan(bytes(), name)).rejects.toMatchObject({ code: 'FILE_TYPE' });
    expect(await kept()).toEqual(before);
    expect(await rows()).toEqual(known);
  });

  test('a picture called a page is a picture', async () => {
    const file = await scan(png(), 'a.html');
    expect(file).toMatchObject({ mediaType: 'image/png', name: 'a.html.png' });
    const response = await get(file.fileId);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-security-policy')).toMatch(/sandbox/);
  });

  test('a file that is a scan and a page at once is only ever given as the scan', async () => {
    const both = Buffer.concat([pdf(5000), Buffer.from('<html><script>alert(1)</script></html>')]);
    const { fileId } = await scan(both, 'a.html');
    const response = await get(fileId, applicant, { accept: 'text/html' });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toContain('a.html.pdf');
  });

  test('a camera’s picture with long remarks before its size is taken', async () => {
    expect(await scan(jpeg(4000, 3000, 900_000), 'IMG.jpg')).toMatchObject({ mediaType: 'image/jpeg' });
  });
});

describe('too much is refused:', () => {
  test('a small file of a huge picture', async () => {
    const before = await kept();
    const bomb = png(8, 8, { width: 60_000, height: 60_000 });
    await expect(scan(bomb, 'a.png')).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(scan(jpeg(65_000, 65_000), 'a.jpg')).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await kept()).toEqual(before);
  });

  test('bytes: an endless file is cut off while it streams, and neither memory nor disk grows with it', async () => {
    await limit({ scanBytes: 3_000_000 });
    const before = await kept();
    const { sent, answered, envelope, file } = form(applicant, {
      ticketId: applicant.ticketId,
      purpose: 'scan',
      name: 'a.pdf',
    });
    envelope();
    file();
    sent.write(pdf());
    const mebibyte = Buffer.alloc(1024 * 1024, '%');
    let most = 0;
    let [start, answer] = [process.memoryUsage().rss, null as null | { code?: string }];
    void answered.then((a) => (answer = a));
    for (let i = 0; i < 300; i++) {
      await new Promise<void>((resolve) => sent.write(mebibyte, () => resolve()));
      if (i === 20) start = process.memoryUsage().rss;
      const onDisk = await kept();
      expect(onDisk.length - before.length).toBeLessThanOrEqual(1);
      most = Math.max(most, process.memoryUsage().rss - start);
    }
    sent.destroy();
    expect(answer).toMatchObject({ code: 'FILE_TOO_LARGE' });
    console.log(`refused upload of 300 MiB: the process grew by ${(most / 1e6).toFixed(1)} MB at most`);
    expect(most).toBeLessThan(150_000_000);
    await expect.poll(kept).toEqual(before);
  });

  test('number: counted again when they come at one moment', async () => {
    await limit({ scans: 3 });
    const person = await takeTicket(server.url);
    const sent = await Promise.allSettled(Array.from({ length: 6 }, () => scan(pdf(), 'a.pdf', person)));
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    for (const one of sent) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'FILES_TOO_MANY' });
    }
    const { limits, files } = await person.browser.ask('ticket.readDossier', { ticketId: person.ticketId });
    expect(limits.scansLeft).toBe(0);
    await person.browser.ask('ticket.removeFile', { ticketId: person.ticketId, fileId: files[0]!.fileId });
    expect((await scan(pdf(), 'a.pdf', person)).state).toBe('stored');
    await limit({ scans: 20 });
  });
});

describe('a form that is not as it should be:', () => {
  const input = () => ({ ticketId: applicant.ticketId, purpose: 'scan', name: 'a.pdf' });

  test('broken off half-way, it leaves nothing', async () => {
    const [before, known] = [await kept(), await rows()];
    const { sent, envelope, file } = form(applicant, input());
    envelope();
    file();
    sent.write(pdf(200_000));
    await expect.poll(async () => (await kept()).length).toBe(before.length + 1);
    sent.destroy();
    await expect.poll(kept).toEqual(before);
    expect(await rows()).toEqual(known);
  });

  test('with a second file, it is refused whole', async () => {
    const before = await kept();
    const { sent, envelope, file, another, close, answered } = form(applicant, input());
    envelope();
    file();
    sent.write(pdf());
    another('file"; filename="b.pdf', '%PDF-1.4 the second');
    close();
    expect(await answered).toMatchObject({ status: 400, code: 'BAD_INPUT' });
    expect(await kept()).toEqual(before);
  });

  test('with the file before the envelope, without an envelope, or without a file, it is refused', async () => {
    const early = form(applicant, input());
    early.file();
    early.sent.write(pdf());
    early.another('envelope', '{}');
    early.close();
    expect(await early.answered).toMatchObject({ code: 'BAD_INPUT' });
    const bare = form(applicant, input());
    bare.envelope();
    bare.close();
    expect(await bare.answered).toMatchObject({ code: 'BAD_INPUT' });
    const json = await applicant.browser.post('ticket.addFile', { key: randomUUID(), input: input() });
    expect(await json.json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  test('with an envelope larger than any command, it is refused', async () => {
    const { envelope, file, close, answered } = form(applicant, { ...input(), name: 'x'.repeat(80_000) });
    envelope();
    file();
    close();
    expect(await answered).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  });

  test('sent from another site’s page, it is refused', async () => {
    const { envelope, file, close, answered } = form(applicant, input(), {
      origin: 'https://elsewhere.example',
    });
    envelope();
    file();
    close();
    expect(await answered).toMatchObject({ code: 'WRONG_ORIGIN' });
  });

  test('of nobody’s, it is refused before a byte of the file is read', async () => {
    const stranger = await takeTicket(server.url);
    const { sent, envelope, file, answered } = form(stranger, input());
    envelope();
    file();
    sent.write(pdf());
    expect(await answered).toMatchObject({ code: 'NOT_SIGNED_IN' });
    sent.destroy();
  });
});

describe('a video is played in parts, as a phone asks for them:', () => {
  const video = () =>
    applicant.browser.upload(
      'ticket.addFile',
      { ticketId: applicant.ticketId, purpose: 'video_message', name: 'v.webm' },
      { bytes: webm(100_000) },
    );

  test('the range that was asked for, and no more', async () => {
    const { fileId, size } = await video();
    const all = Buffer.from(await (await get(fileId)).arrayBuffer());
    for (const [range, first, last] of [
      ['bytes=0-1', 0, 1],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=10-${size + 500}`, 10, size - 1],
    ] as const) {
      const part = await get(fileId, applicant, { range });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(all.subarray(first, last + 1))).toBe(true);
    }
    const beyond = await get(fileId, applicant, { range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
    const head = await fetch(fileUrl(fileId), {
      method: 'HEAD',
      headers: { cookie: applicant.browser.cookie },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)]);
  });
});

describe('who may not see the visit', () => {
  test('is told of no file: another person, an official who did not receive, nobody', async () => {
    const { fileId } = await scan(pdf());
    const stranger = await takeTicket(server.url);
    expect((await get(fileId, stranger)).status).toBe(404);
    expect((await fetch(fileUrl(fileId))).status).toBe(401);
    const asStaff = `${server.url}/files/${fileId}?as=staff`;
    expect((await fetch(asStaff)).status).toBe(401);
    expect((await fetch(asStaff, { headers: { cookie: applicant.browser.cookie } })).status).toBe(401);
    expect(
      (await fetch(`${server.url}/files/${randomUUID()}?as=ticket&ticketId=${applicant.ticketId}`)).status,
    ).toBe(401);
  });

  test('a file that was taken back is gone, its bytes too, and its row says so', async () => {
    const before = await kept();
    const { ticketId } = applicant;
    const { fileId } = await scan(pdf());
    await applicant.browser.ask('ticket.removeFile', { ticketId, fileId });
    expect((await get(fileId)).status).toBe(410);
    expect(await kept()).toEqual(before);
    const { files } = await applicant.browser.ask('ticket.readDossier', { ticketId });
    expect(files.find((file) => file.fileId === fileId)).toMatchObject({ state: 'removed' });
    await expect(applicant.browser.ask('ticket.removeFile', { ticketId, fileId })).rejects.toThrow(
      'WRONG_STATE',
    );
  });
});
