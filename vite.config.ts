import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Journeys that may run beside other tests. */
const BESIDE_OTHERS = [
  ...['admin', 'call-gallery', 'call-states', 'chat', 'check-paper', 'close-up', 'confirm', 'desk-record'],
  ...['device-choice', 'devices-without', 'fifty-desks', 'handing-in', 'letter', 'line', 'line-screens'],
  ...['notes', 'old-phone', 'queue-place', 'queue-screens', 'ring', 'screens', 'second-client', 'sign'],
  'staff-sign-in',
].map((name) => `test/journeys/${name}.test.ts`);
/** Tests that wait for a grace, a lease or a restart leave the processor to others. */
const OFTEN_WAITING = { maxWorkers: 3 };
/** Where `npm run dev` finds the server that answers. */
const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

export default defineConfig({
  root: here('client'),
  plugins: [svelte()],
  resolve: { alias: { $contract: here('server/contract') } },
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    // The oldest phones of applicants (docs: design, «Engines»).
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Whoever takes a button from the kit's index must not get the dialog with it.
    rolldownOptions: {
      input: { page: here('client/index.html'), sw: here('client/sw.ts') },
      // A service worker's address must stay the same, at the root.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      treeshake: { moduleSideEffects: [{ test: /\/lib\/ui\/index\.ts$/, sideEffects: false }] },
    },
  },
  server: {
    host: '127.0.0.1',
    // The pages' own Host reaches the server, which takes requests of its own origin only.
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/files': { target: server, changeOrigin: false },
      '/papers': { target: server, changeOrigin: false },
      '/socket.io': { target: server, changeOrigin: false, ws: true },
    },
  },
  test: {
    reporters: ['default', here('test/harness/summary.ts')],
    globalSetup: here('test/harness/postgres.ts'),
    projects: [
      project(
        'rules',
        ['server/{domain,contract,adapters,http}/**', 'client/**', 'prisma/**', 'test/rules/**'],
        10_000,
        OFTEN_WAITING,
      ),
      project(
        'engines',
        ['server/engine/**', 'media/**', 'test/{actions,sockets,server,history}/**', 'bin/**'],
        60_000,
        OFTEN_WAITING,
      ),
      // Journeys in which nothing depends on how quickly sound and pictures flow.
      project('pages', [], 180_000, { include: BESIDE_OTHERS, sequence: { groupOrder: 1 } }),
      // Browsers, media workers and a server share two cores: one journey at a time.
      project('journeys', ['test/journeys/**'], 180_000, {
        ...{ maxWorkers: 1, sequence: { groupOrder: 2 } },
        exclude: BESIDE_OTHERS,
      }),
    ],
  },
});

function project(
  name: string,
  folders: string[],
  testTimeout: number,
  more: {
    maxWorkers?: number;
    sequence?: { groupOrder: number };
    include?: string[];
    exclude?: string[];
  } = {},
) {
  const include = folders.map((folder) => `${folder}/*.test.ts`);
  // A worker reads our modules once for all of its files: none of them keeps anything of a test.
  const workers = { isolate: false, maxWorkers: 2 };
  // As patient as Playwright's own waits: a busy machine is not a failure.
  const expect = { poll: { timeout: 30_000 } };
  return {
    extends: true as const,
    root: here('.'),
    test: { name, root: here('.'), include, testTimeout, hookTimeout: 90_000, expect, ...workers, ...more },
  };
}
