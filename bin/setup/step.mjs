const lively = Boolean(process.stdout.isTTY);
const quietFor = 10_000;

/** What went wrong, with the one command that mends it and, when a program failed, the file with all it printed. */
export class Failure extends Error {
  /**
   * @param {string} what
   * @param {{ mend: string, log?: string | undefined }} help
   */
  constructor(what, { mend, log }) {
    super(what);
    this.mend = mend;
    this.log = log;
  }
}

/**
 * The last line of a setup that failed.
 * @param {string} name the step's name
 * @param {unknown} error
 */
export function failureLine(name, error) {
  if (!(error instanceof Failure)) return `${name}: ${error instanceof Error ? error.stack : error}`;
  const log = error.log ? ` (all it printed: ${error.log})` : '';
  return `${name}: ${error.message}${log}. To mend it, type: ${error.mend}`;
}

/** @typedef {ReturnType<typeof openStep>} Step */

/**
 * A step of the setup, as a person sees it: nothing when there was nothing to do, else what it does, how far it is, and
 * how long it took. On a terminal one line is written over; elsewhere progress is a line every ten seconds.
 * @param {string} name
 */
export function openStep(name) {
  const started = Date.now();
  let doing = '';
  let lastPrinted = 0;

  /** @param {string} line */
  const print = (line) => {
    process.stdout.write(lively ? `\r\x1b[2K${line}` : `${line}\n`);
    lastPrinted = Date.now();
  };

  return {
    name,
    /** @param {string} what what it does now, as "building from source" */
    begin(what) {
      doing = what;
      print(`${name}: ${doing} …`);
    },
    /** @param {string} howFar as "12 of 240" */
    progress(howFar) {
      if (lively || Date.now() - lastPrinted > quietFor) print(`${name}: ${doing} … ${howFar}`);
    },
    /** The step is done. */
    end() {
      if (doing)
        print(`${name}: ready (${((Date.now() - started) / 1000).toFixed(1)} s)${lively ? '\n' : ''}`);
    },
    /** The step failed: leaves the line that was being written over. */
    leave() {
      if (doing && lively) process.stdout.write('\n');
    },
  };
}
