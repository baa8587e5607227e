import { openChromium } from './chromium.ts';
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
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const { pathname } = new URL(response.url);
    urls.set(requestId, `${pathname} (${response.headers['content-encoding'] ?? 'plain'})`);
    if (response.status >= 400) throw new Error(`${pathname} answered ${response.status}`);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, encodedDataLength);
  });
  await page.goto(`${url}/`, { waitUntil: 'networkidle' });
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await context.close();
  const sizes = [...bytes].map(([id, size]) => `${urls.get(id)} ${size}`);
  say(sizes.join(', '));
  return [...bytes.values()].reduce((a, b) => a + b, 0);
}
