import { openChromium } from '../test/harness/chromium.ts';
import { onGround } from './ground.ts';
import { quantile, row, type Benchmark, type Row } from './measure.ts';

const LOADS = 3;

/** Every byte that the applicant's first page takes off the wire, headers too, until nothing more is asked. */
const firstLoadBytes: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async () => null,
    async (ground) => {
      const { url } = await ground.startServer();
      const browser = await openChromium();
      const samples: number[] = [];
      for (let i = 0; i < LOADS; i++) samples.push(await bytesOf(await browser.newContext(), url, run.say));
      await browser.close();
      rows.push(
        row({
          name: 'first-load-bytes',
          unit: 'bytes',
          samples,
          seed: run.seed,
          value: quantile(samples, 1),
          bar: { of: 'value', atMost: 150_000 },
        }),
      );
    },
  );
  return rows;
};
export default firstLoadBytes;

type Context = Awaited<ReturnType<Awaited<ReturnType<typeof openChromium>>['newContext']>>;

async function bytesOf(context: Context, url: string, say: (line: string) => void): Promise<number> {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const answers = new Map<string, { path: string; status: number; encoding: string; bytes: number }>();
  wire.on('Network.responseReceived', ({ requestId, response: { url, status, headers } }) => {
    const encoding = new Headers(headers).get('content-encoding') ?? 'plain';
    answers.set(requestId, { path: new URL(url).pathname, status, encoding, bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength;
  });
  await page.goto(`${url}/`);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await context.close();
  const got = [...answers.values()];
  const failed = got.filter(({ status }) => status !== 200);
  if (failed.length > 0) throw new Error(failed.map(({ path, status }) => `${path}: ${status}`).join(', '));
  say(got.map(({ path, encoding, bytes }) => `${path} ${encoding} ${bytes}`).join(', '));
  return got.reduce((sum, { bytes }) => sum + bytes, 0);
}
