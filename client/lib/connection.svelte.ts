import { io, type Socket } from 'socket.io-client';
import { COMMANDS, type CallInput, type CommandName, type Output } from '$contract/commands.ts';
import {
  SERVER_EVENTS,
  type Announced,
  type Handshake,
  type ServerEvent,
  type ServerEventName,
  type StreamName,
} from '$contract/events.ts';
import { outputOf } from './answers.ts';
import { pageId } from './page-id.ts';
import { pause } from './pause.ts';
import { between, uuid } from './random.ts';
import { Refused } from './refused.ts';
import { createWatches } from './watches.ts';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'offline';

export type Watching = { onEvent: (event: Announced) => void; onStale: () => void };

export type Connection = {
  /** A rune: reading it in markup or an effect follows it. */
  readonly state: ConnectionState;
  /** True once the server said that this page may no longer be here; it does not connect again. */
  readonly ended: boolean;
  /** Told once when the right to be here has ended, by the server's word or at its door. */
  onEnded(listener: () => void): () => void;
  /**
   * Asks the server. A query or a command is asked again after a lost connection, with the same key, until it is
   * answered or `timeoutMs` (30 s) have passed: then TRY_AGAIN. A signal belongs to the socket it was sent over and is
   * asked once. Throws `Refused`.
   */
  call<N extends CommandName>(
    name: N,
    input: CallInput<N>,
    options?: { key?: string; timeoutMs?: number },
  ): Promise<Output<N>>;
  /**
   * The same for what a person presses, who decides by what they see: without a connection it is refused at once
   * (NO_CONNECTION) and not done by itself later. What was under way when the connection went is still asked again.
   */
  press<N extends CommandName>(name: N, input: CallInput<N>, options?: { key?: string }): Promise<Output<N>>;
  /** Listens to an event of the server, parsed; returns how to stop. */
  on<N extends ServerEventName>(name: N, listener: (payload: ServerEvent<N>) => void): () => void;
  /**
   * Follows a stream; returns how to stop. `onStale` is told each time the page must read its snapshot: when the watch
   * first stands, when it stands again after a lost connection, and on a gap. `onEvent` gets each event after that.
   */
  watch(stream: StreamName, watching: Watching): () => void;
  /** The line seems dead although nobody has said so: if it still counts as live, it is cut and made anew at once. */
  renew(): void;
  /** In a talk each second without the server counts, and few are in one: the page knocks more often than those who wait. */
  inTalk(is: boolean): void;
  close(): void;
};

/** The longest time between two knocks at a server that is away, before chance makes it shorter or longer by half. */
const KNOCKS_MS = { waiting: 5_000, inTalk: 1_000 };
const CALL_WITHIN_MS = 30_000;
const ONE_ATTEMPT_MS = 10_000;
/** The server says something at least every ten seconds and waits eight for an answer: after this the line is in doubt. */
const SILENT_MS = 18_000;
/** Refusals of the handshake that no waiting mends. */
const FINAL = new Set([
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'LINK_NOT_VALID',
  'BAD_INPUT',
  'WRONG_ORIGIN',
]);
/** Refusals that the same question may not meet a second later. */
const PASSING = new Set(['TRY_AGAIN', 'SHUTTING_DOWN']);

/** One page's connection to the server. It returns by itself for as long as the page lives. */
export function connect({ as }: { as: Handshake['as'] }): Connection {
  const handshake: Handshake = { as, page: pageId };
  const socket = io({
    auth: handshake,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1000,
    reconnectionDelayMax: KNOCKS_MS.waiting,
    randomizationFactor: 0.5,
    timeout: 10_000,
    forceNew: true,
  });
  const watches = createWatches(socket);
  const view = new ConnectionView();
  const stopFollowing = followState(socket, view, () => watches.begin());
  socket.on('access.ended', () => {
    socket.disconnect();
    view.end();
  });

  return {
    get state() {
      return view.state;
    },
    get ended() {
      return view.ended;
    },
    onEnded(listener) {
      view.endings.add(listener);
      return () => view.endings.delete(listener);
    },
    call: (name, input, options) => call(socket, view, name, input, options),
    async press(name, input, options) {
      if (view.state !== 'live') throw new Refused({ code: 'NO_CONNECTION' });
      return call(socket, view, name, input, options);
    },
    on: (name, listener) => listen(socket, name, listener),
    watch: (stream, watching) => watches.add(stream, watching),
    renew() {
      if (socket.connected) socket.disconnect().connect();
    },
    inTalk: (is) => void socket.io.reconnectionDelayMax(is ? KNOCKS_MS.inTalk : KNOCKS_MS.waiting),
    close() {
      stopFollowing();
      watches.clear();
      socket.disconnect();
    },
  };
}

class ConnectionView {
  state = $state<ConnectionState>('connecting');
  ended = $state(false);
  readonly endings = new Set<() => void>();

  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const tell of this.endings) tell();
  }
}

/** Keeps `view.state` true to the socket, and brings the socket back as soon as the device can. */
function followState(socket: Socket, view: ConnectionView, onLive: () => void): () => void {
  const down = () => (view.state = navigator.onLine ? 'reconnecting' : 'offline');
  let heardAt = Date.now();
  const heard = () => {
    heardAt = Date.now();
    if (socket.connected && view.state !== 'live') view.state = 'live';
  };
  socket.io.on('open', () => socket.io.engine.on('packet', heard));
  socket.on('connect', () => {
    view.state = 'live';
    onLive();
  });
  socket.on('disconnect', () => {
    down();
    returnUnlessEnded();
  });
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    if (view.state !== 'connecting' || !navigator.onLine) down();
    if (FINAL.has(error.data?.code ?? '')) view.end();
    returnUnlessEnded();
  });

  /** Where the server itself closed the door, Socket.IO does not knock again: we do, unless it was for good. */
  function returnUnlessEnded() {
    if (socket.active || view.ended) return;
    clearTimeout(returning);
    returning = setTimeout(() => socket.connect(), between(500, socket.io.reconnectionDelayMax()));
  }
  let returning: ReturnType<typeof setTimeout> | undefined;

  /** The network came back or the page was looked at again: no reason to wait out the delay. */
  function returnNow() {
    if (view.ended) return;
    if (socket.connected) {
      // Frozen in a pocket, the page did not see its connection die: it is not shown as live before the server is heard.
      if (Date.now() - heardAt > SILENT_MS) down();
      return onLive();
    }
    if (document.visibilityState !== 'visible' || !navigator.onLine) return;
    clearTimeout(returning);
    socket.disconnect().connect();
  }
  window.addEventListener('online', returnNow);
  // The socket itself would notice in a quarter of a minute; whatever is still heard over it puts this right.
  window.addEventListener('offline', down);
  // A frozen page that nobody hid is thawed without a change of its visibility.
  const thaws = ['visibilitychange', 'resume'] as const;
  for (const thaw of thaws) document.addEventListener(thaw, returnNow);
  const restored = ({ persisted }: PageTransitionEvent) => void (persisted && returnNow());
  window.addEventListener('pageshow', restored);
  return () => {
    clearTimeout(returning);
    window.removeEventListener('online', returnNow);
    window.removeEventListener('offline', down);
    window.removeEventListener('pageshow', restored);
    for (const thaw of thaws) document.removeEventListener(thaw, returnNow);
    socket.off('connect').off('disconnect').off('connect_error');
  };
}

async function call<N extends CommandName>(
  socket: Socket,
  view: ConnectionView,
  name: N,
  input: CallInput<N>,
  { key, timeoutMs = CALL_WITHIN_MS }: { key?: string; timeoutMs?: number } = {},
): Promise<Output<N>> {
  const { kind } = COMMANDS[name];
  const question = { key: kind === 'command' ? (key ?? uuid()) : undefined, input };
  const until = Date.now() + timeoutMs;
  for (;;) {
    await connected(socket, view, until);
    try {
      const patience = Math.min(ONE_ATTEMPT_MS, until - Date.now());
      return outputOf(name, await socket.timeout(patience).emitWithAck(name, question));
    } catch (error) {
      const passing = error instanceof Refused ? PASSING.has(error.code) : true;
      if (!passing) throw error;
      if (kind === 'signal' || Date.now() >= until) throw tryAgain(error);
      await pause(Math.min(between(200, 1000), Math.max(0, until - Date.now())));
    }
  }
}

const tryAgain = (cause: unknown) =>
  cause instanceof Refused ? cause : new Refused({ code: 'TRY_AGAIN' }, { cause });

/** Resolves when the socket stands; throws when it does not before `until` (ms since 1970). */
function connected(socket: Socket, view: ConnectionView, until: number): Promise<void> {
  if (view.ended) return Promise.reject(new Refused({ code: 'NOT_SIGNED_IN' }));
  const rest = until - Date.now();
  if (rest > 0 && socket.connected) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      socket.off('connect', stop);
      resolve();
    };
    const timer = setTimeout(
      () => {
        socket.off('connect', stop);
        reject(new Refused({ code: 'TRY_AGAIN' }));
      },
      Math.max(0, rest),
    );
    socket.on('connect', stop);
  });
}

function listen<N extends ServerEventName>(
  socket: Socket,
  name: N,
  listener: (payload: ServerEvent<N>) => void,
): () => void {
  const schema = SERVER_EVENTS[name];
  const parseAndTell = (payload: unknown) => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) listener(parsed.data as ServerEvent<N>);
    else console.error(`${name}: not by the contract`, parsed.error.issues);
  };
  socket.on(name as string, parseAndTell);
  return () => socket.off(name as string, parseAndTell);
}
