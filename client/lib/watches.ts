import type { Socket } from 'socket.io-client';
import { announced, watch, type StreamName } from '$contract/events.ts';
import { envelopeOf } from './answers.ts';
import type { Watching } from './connection.svelte.ts';
import { createFollowing, type Following } from './following.ts';
import { pause } from './pause.ts';
import { between } from './random.ts';
import { Refused } from './refused.ts';

const ANSWER_WITHIN_MS = 5000;

type Watched = { stream: StreamName; following: Following };

/** The streams a page follows over its socket; each is asked for again whenever the connection returns. */
export function createWatches(socket: Socket) {
  const all = new Set<Watched>();

  socket.on('announced', (payload: unknown) => {
    const event = announced.safeParse(payload);
    if (!event.success) return console.error('announced: not by the contract', event.error.issues);
    for (const one of all) if (one.stream === event.data.stream) one.following.receive(event.data);
  });
  socket.on('disconnect', () => {
    for (const { following } of all) following.lose();
  });

  /**
   * Streams asked for at once stand together: the page then reads its snapshot once, after the last of them stands, and
   * not once for each.
   */
  async function begin(those: readonly Watched[]) {
    if (!socket.connected) return;
    const connection = socket.id;
    const versions = await Promise.all(those.map((one) => versionOf(one, connection)));
    if (socket.id !== connection) return;
    those.forEach((one, i) => {
      const version = versions[i];
      if (typeof version === 'number' && all.has(one)) one.following.stand(version);
    });
  }

  /** Asks for as long as the connection stands: the next one asks for everything again. */
  async function versionOf(one: Watched, connection: string | undefined): Promise<number | null> {
    while (all.has(one) && socket.connected && socket.id === connection) {
      const version = await ask(one.stream);
      if (version === 'refused') return null;
      if (version !== 'lost') return version;
      // No answer over a connection that seems to stand: on a phone that slept it is often dead.
      if (socket.connected && socket.id === connection) socket.io.engine.close();
      await pause(between(200, 600));
    }
    return null;
  }

  async function ask(stream: StreamName): Promise<number | 'lost' | 'refused'> {
    try {
      const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', { stream });
      return watch.output.parse(envelopeOf(answer)).version;
    } catch (error) {
      if (!(error instanceof Refused)) return 'lost';
      if (error.code === 'TRY_AGAIN' || error.code === 'SHUTTING_DOWN') return 'lost';
      console.error(`watch ${stream}: ${error.code}`);
      return 'refused';
    }
  }

  return {
    begin() {
      void begin([...all]);
    },
    add(stream: StreamName, watching: Watching): () => void {
      const one = { stream, following: createFollowing(watching) };
      all.add(one);
      void begin([one]);
      return () => {
        all.delete(one);
        const stillWatched = [...all].some((other) => other.stream === stream);
        if (!stillWatched && socket.connected) socket.emit('unwatch', { stream }, () => undefined);
      };
    },
    clear: () => all.clear(),
  };
}
