import type { Device } from 'mediasoup-client';
import type {
  DataConsumer,
  DataProducer,
  DtlsParameters,
  SctpStreamParameters,
  Transport,
} from 'mediasoup-client/types';
import type { Output } from '$contract/commands.ts';
import type { MediaPath, PathOutcome } from '$contract/device-test.ts';
import type { Connection } from '../connection.svelte.ts';
import { pause } from '../pause.ts';
import { loadDevice } from './device.ts';
import { figuresOf, NOT_REACHED } from './echoFigures.ts';
import { plain } from './plain.ts';
import { transportOptions } from './transportOptions.ts';

/** A path that has not connected after so long is taken to be closed, milliseconds. */
const CONNECT_WITHIN_MS = 12_000;
const TELL_EVERY_MS = 250;
const DATAGRAMS = 40;
const EVERY_MS = 25;
/** The last ones have so long to come back. */
const LAST_WITHIN_MS = 2_000;
/** A page in the background counts time slowly: then fewer are sent. */
const SEND_WITHIN_MS = 8_000;

/** The path that is being tried, and the share of the whole trial that is done, 0 to 1. */
export type Trying = { path: MediaPath; share: number };

type Options = {
  connection: Connection;
  ticketId: string;
  onTrying: (trying: Trying) => void;
  signal: AbortSignal;
};
type Probe = Output<'probe.open'>;
type Place = { ticketId: string; probeId: string };

/**
 * Tries each path to the media worker by itself, with small datagrams that come back. Throws `Refused` when the server
 * lets nobody try now, or when this browser cannot hold a talk.
 */
export async function tryPaths(options: Options): Promise<PathOutcome[]> {
  const { connection, ticketId, signal } = options;
  const device = await loadDevice(connection);
  const outcomes: PathOutcome[] = [];
  while (!signal.aborted) {
    const probe = await connection.call('probe.open', { ticketId });
    const path = probe.paths[outcomes.length];
    const done = outcomes.length;
    const onShare = (share: number) =>
      path && options.onTrying({ path, share: (done + share) / probe.paths.length });
    if (path) outcomes.push({ path, ...(await tryPath(device, path, probe, options, onShare)) });
    if (outcomes.length >= probe.paths.length) break;
  }
  return outcomes;
}

type OnShare = (share: number) => void;

async function tryPath(device: Device, path: MediaPath, probe: Probe, options: Options, onShare: OnShare) {
  const { connection, ticketId, signal } = options;
  const place = { ticketId, probeId: probe.probeId };
  const send = device.createSendTransport(only(path, probe.send, probe));
  const recv = device.createRecvTransport(only(path, probe.recv, probe));
  // Connecting counts as one half: on a closed path it takes all its time.
  const stopWaiting = tellTime(CONNECT_WITHIN_MS, (share) => onShare(share / 2));
  try {
    const channels = await withinTime(openEcho(connection, place, send, recv), [send, recv], signal);
    stopWaiting();
    return channels ? await measure(channels, (share) => onShare(0.5 + share / 2), signal) : NOT_REACHED;
  } finally {
    stopWaiting();
    send.close();
    recv.close();
    // It ends by itself when this word does not arrive.
    connection.call('probe.close', place).catch(() => undefined);
  }
}

function tellTime(ofMs: number, onShare: OnShare): () => void {
  const began = performance.now();
  onShare(0);
  const timer = setInterval(() => onShare(Math.min(1, (performance.now() - began) / ofMs)), TELL_EVERY_MS);
  return () => clearInterval(timer);
}

function only(path: MediaPath, transport: Probe['send'], { iceServers }: Probe) {
  if (path === 'relay')
    return transportOptions(transport, { iceServers, iceTransportPolicy: 'relay', tcpAlone: false });
  const iceCandidates = transport.iceCandidates.filter(({ protocol }) => protocol === path);
  return transportOptions({ ...transport, iceCandidates });
}

type Channels = { out: DataProducer; back: DataConsumer };

async function openEcho(
  connection: Connection,
  place: Place,
  send: Transport,
  recv: Transport,
): Promise<Channels> {
  let opened: Output<'probe.echo'> | undefined;
  for (const transport of [send, recv]) {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      const { direction } = transport;
      connection
        .call('probe.connect', { ...place, direction, dtlsParameters: plain<DtlsParameters>(dtlsParameters) })
        .then(done, failed);
    });
  }
  send.on('producedata', ({ sctpStreamParameters }, done, failed) => {
    const stream = plain<SctpStreamParameters>(sctpStreamParameters);
    connection.call('probe.echo', { ...place, sctpStreamParameters: stream }).then((echo) => {
      opened = echo;
      done({ id: echo.producerId });
    }, failed);
  });
  // Nothing is sent twice, in no order: a datagram that is lost stays lost, as a packet of sound does.
  const out = await send.produceData({ label: 'echo', ordered: false, maxRetransmits: 0 });
  const back = await recv.consumeData({
    ...opened!.echo,
    sctpStreamParameters: opened!.echo.sctpStreamParameters as SctpStreamParameters,
  });
  await Promise.all([whenOpen(out), whenOpen(back)]);
  return { out, back };
}

type Opening = { readyState: string; once(event: 'open', listener: () => void): unknown };
function whenOpen(channel: Opening): Promise<void> {
  if (channel.readyState === 'open') return Promise.resolve();
  return new Promise((resolve) => channel.once('open', resolve));
}

/** The channels, or undefined when the path has failed, the time is over or the person has gone. */
async function withinTime(
  opening: Promise<Channels>,
  transports: Transport[],
  signal: AbortSignal,
): Promise<Channels | undefined> {
  const failed = Promise.race(transports.map(whenFailed));
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const over = Promise.race([failed, stopped, pause(CONNECT_WITHIN_MS)]);
  const opened = await Promise.race([opening, over]);
  // What is still under way ends with its transport, and is nobody's fault then.
  if (!opened) opening.catch(() => undefined);
  return opened ?? undefined;
}

function whenFailed(transport: Transport): Promise<void> {
  return new Promise((resolve) => {
    transport.on('connectionstatechange', (state) => {
      if (state === 'failed') resolve();
    });
  });
}

async function measure({ out, back }: Channels, onShare: OnShare, signal: AbortSignal) {
  const sentAt: number[] = [];
  const roundTrips = new Map<number, number>();
  const all = new Promise<void>((resolve) => {
    back.on('message', (number: unknown) => {
      const at = Number(number);
      const sent = sentAt[at];
      if (sent === undefined || roundTrips.has(at)) return;
      roundTrips.set(at, performance.now() - sent);
      if (roundTrips.size === DATAGRAMS) resolve();
    });
  });
  const until = performance.now() + SEND_WITHIN_MS;
  while (sentAt.length < DATAGRAMS && performance.now() < until && !signal.aborted) {
    if (out.readyState !== 'open') break;
    sentAt.push(performance.now());
    out.send(String(sentAt.length - 1));
    onShare(sentAt.length / DATAGRAMS);
    await pause(EVERY_MS);
  }
  await Promise.race([all, pause(LAST_WITHIN_MS)]);
  const inOrder = [...roundTrips].sort(([a], [b]) => a - b).map(([, ms]) => ms);
  return figuresOf(sentAt.length, inOrder);
}
