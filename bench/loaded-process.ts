import { answerParent } from './child.ts';
import { answersOf, startServed } from './served.ts';
import { watching } from './watched-worker.ts';
import { WorkerLoad } from './worker-load.ts';

/** The server with the admission that it is installed with, and listeners for its one media worker. */
const { engine: running, worker } = await watching(() => startServed({}));
const load = new WorkerLoad(worker);

answerParent(running.url, {
  ...answersOf(running),
  worker: async () => ({ ...(await worker.times()), busy: (await running.deps.media.load()).busy }),
  hold: (share) => load.hold(share),
  async stop() {
    await load.stop();
    await running.stop();
    return true;
  },
});
