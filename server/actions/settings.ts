import type { RelaySettings } from '../relay/relay.ts';

/** Whose wrong guesses are counted together. */
export type GuessBudget =
  | 'passwordAtKnownDevice'
  | 'passwordAtUnknownDevices'
  | 'codeInSignIn'
  | 'codeAtKnownDevice'
  | 'codeAtUnknownDevices';
export type GuessBudgets = Record<GuessBudget, { points: number; seconds: number }>;

/** Of background work (`jobs/`). Whole seconds, but for the poll. */
export type JobSettings = {
  /** How often each kind of job is looked for; whoever wakes one has it looked for at once. */
  pollMs: number;
  /** The wait before a failed job is tried again; it doubles each time. */
  retryMs: number;
  /** After so long without a word from the server that does it, a job is given to another one: ten seconds at least. */
  silentMs: number;
};

/** What is ours to choose and no decree's; `compose.ts` has the values, and tests may choose others. */
export type Settings = {
  /** How long a desk is kept without a word from it. */
  deskLeaseMs: number;
  /** How long an interpreter counts as being there without a word from them. */
  interpreterLeaseMs: number;
  /** How often desks and interpreters that have not been heard of are looked for. */
  deskSweepMs: number;
  /** From how busy (0…1) the least busy media worker is on, no further person is called: those who talk come first. */
  mediaFullAt: number;
  /** How long the media of a lost connection is kept. */
  mediaGraceMs: number;
  /** How long the media engine may take for what one page asks of a room; and to count a link that ends, which others wait for. */
  mediaTurnMs: number;
  mediaCountMs: number;
  /** A restart of ICE that new transports follow so soon has not helped: both are of one outage, and the new link stands for it. */
  mediaInVainMs: number;
  /** By a clock that nobody sets, from a call until its talk is in the measured load: the person answers, both join, and the workers' samples know of it. */
  mediaMeasuredMs: number;
  /** How many pages of this server may try their path to the media worker at once, and how long each may take. */
  probesAtOnce: number;
  probeLifeMs: number;
  /** How often an hour one visit's devices may be tested. */
  deviceTestsAnHour: number;
  /** Files that one side may have stored with one visit, far above what people bring: a bound for floods. */
  filesOfVisit: number;
  /** How many messages one person may write in one talk: far more than people do, a bound for floods. */
  messagesInTalk: number;
  staffSessionMs: number;
  /** How long a browser may take for one step of signing in. */
  signInStepMs: number;
  /** How long a browser is remembered as one that a person has signed in at. */
  knownDeviceMs: number;
  guesses: GuessBudgets;
  ticketAccessMs: number;
  /** How long a one-time code serves, how often it may be guessed, how soon and how often another may be asked for. */
  codeLifeMs: number;
  codeTries: number;
  codeAgainMs: number;
  codesAnHour: number;
  /** How often messages whose time has come are looked for; whoever writes one wakes the sending besides. */
  messagePollMs: number;
  /** How long one server may take to send a message before another may try. */
  messageLeaseMs: number;
  /** The waits between the attempts to send a message; after the last it has failed. */
  messageRetryMs: readonly number[];
  accountSessionMs: number;
  relay: RelaySettings;
  jobs: JobSettings;
  /** How long a command that is repeated is answered as it was the first time. */
  answeredKeptMs: number;
  /** How long events are kept for pages and servers that were away. */
  eventsKeptMs: number;
};
