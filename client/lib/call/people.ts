import type { ParticipantKind } from '$contract/session-state.ts';
import type { ParticipantView } from '$contract/session.ts';
import type { MediaSource } from '$contract/signalling.ts';
import { BUDGETS } from './budgets.ts';
import type { Arrivals } from './quiet.ts';

/** One received track and whether its sender holds it back. */
export type Stream<Track> = { track: Track; paused: boolean };
/** By consumer id: whose stream it is and what it carries. */
export type Received<Track> = Stream<Track> & { participant: string; source: MediaSource };
export type ReceivedStreams<Track> = ReadonlyMap<string, Received<Track>>;

export type RemotePerson<Track = MediaStreamTrack> = {
  participantId: string;
  /** Null for a moment when someone is heard before the roster names them. */
  kind: ParticipantKind | null;
  name: ParticipantView['name'] | null;
  joined: boolean;
  /** They are in the talk and have lost their connection. */
  cut?: boolean;
  /** What has stopped of them, though they are there. */
  stopped?: readonly MediaSource[];
  /** What does not come of them because this page's own line does not bear it. */
  leftOut?: readonly MediaSource[];
  /** Their voice comes with losses. */
  weak?: boolean;
  /** They leave their pictures out for the sake of the voice. */
  eased?: boolean;
  /** They ask for the word. */
  hand?: boolean;
  streams: Partial<Record<MediaSource, Stream<Track>>>;
};

/** A screen that is left out for the sake of the voice shows nothing. */
export const showsScreen = <Track>({ streams }: Pick<RemotePerson<Track>, 'streams'>): boolean =>
  streams.screen?.paused === false;

type Rostered = Pick<ParticipantView, 'participantId' | 'kind' | 'name' | 'joined'>;

/** Everyone but oneself: those on the roster in its order, then whoever is heard already and not named yet. */
export function remotePeople<Track>(
  roster: readonly Rostered[],
  streams: ReceivedStreams<Track>,
  selfId: string | null,
): RemotePerson<Track>[] {
  const people = new Map<string, RemotePerson<Track>>();
  for (const { participantId, kind, name, joined } of roster) {
    people.set(participantId, { participantId, kind, name, joined, streams: {} });
  }
  for (const { participant, source, track, paused } of streams.values()) {
    const person = people.get(participant) ?? unnamed<Track>(participant);
    person.streams[source] = { track, paused };
    people.set(participant, person);
  }
  if (selfId !== null) people.delete(selfId);
  return [...people.values()];
}

const unnamed = <Track>(participantId: string): RemotePerson<Track> => ({
  participantId,
  kind: null,
  name: null,
  joined: true,
  streams: {},
});

/**
 * Has this person lost their connection? Media that comes is believed before the server's word about the page; a person
 * who sends nothing, muted and without a picture, is known by that word alone.
 */
export function isCut<Track>(
  { participantId, joined }: Pick<RemotePerson<Track>, 'participantId' | 'joined'>,
  streams: ReceivedStreams<Track>,
  arrivals: Arrivals,
  away: ReadonlySet<string>,
): boolean {
  if (!joined) return false;
  const flowing = flowingOf(participantId, streams)
    .filter(([id]) => arrivals.has(id))
    // A screen on which nothing moves may send nothing.
    .filter(([id, { source }]) => source !== 'screen' || arrivals.get(id) !== null);
  if (flowing.length === 0) return away.has(participantId);
  return flowing.every(([id]) => arrivals.get(id) === null);
}

/**
 * What has stopped of somebody who has not lost their connection: nothing comes of it while another of their sources comes
 * all the while, or the server has sent it and it does not arrive (`missing`). Right after a gap of everything the picture
 * comes later than the voice: that is not said.
 */
export function stoppedOf<Track>(
  participantId: string,
  streams: ReceivedStreams<Track>,
  arrivals: Arrivals,
  missing: ReadonlySet<string>,
): MediaSource[] {
  const flowing = flowingOf(participantId, streams);
  const comes = flowing.some(([id]) => (arrivals.get(id) ?? 0) >= BUDGETS.quietPerson);
  const isStill = (id: string) => comes && arrivals.has(id) && (arrivals.get(id) ?? 0) < BUDGETS.comesAgain;
  const stopped = flowing
    .filter(([id, { source }]) => missing.has(id) || (source !== 'screen' && isStill(id)))
    .map(([, { source }]) => source);
  const shows = flowing.some(([, { source }]) => source === 'screen');
  return stopped.filter((source) => !(shows && source === 'camera'));
}

const flowingOf = <Track>(participantId: string, streams: ReceivedStreams<Track>) =>
  [...streams].filter(([, one]) => one.participant === participantId && !one.paused);

/** The sender held the source back or let it go again. */
export function withPaused<Track>(
  streams: ReceivedStreams<Track>,
  change: { participant: string; source: MediaSource; paused: boolean },
): ReceivedStreams<Track> {
  return new Map(
    [...streams].map(([id, stream]) => {
      const meant = stream.participant === change.participant && stream.source === change.source;
      return [id, meant ? { ...stream, paused: change.paused } : stream];
    }),
  );
}

export function without<Track>(streams: ReceivedStreams<Track>, consumerId: string): ReceivedStreams<Track> {
  return new Map([...streams].filter(([id]) => id !== consumerId));
}
