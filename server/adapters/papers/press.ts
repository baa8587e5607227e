import { parentPort } from 'node:worker_threads';
import type { Job, Printed } from './papers.ts';
import { printPaper } from './print.ts';

/** The thread that prints, one paper after another. */
let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (job: Job) => {
  last = last.then(() => print(job));
});

async function print({ id, facts, checkUrl }: Job): Promise<void> {
  const answer = await printPaper(facts, checkUrl).then(
    (bytes): Printed => ({ id, bytes }),
    (error: unknown): Printed => ({ id, failure: String(error) }),
  );
  parentPort!.postMessage(answer);
}
