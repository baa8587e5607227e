import type { Socket } from 'socket.io-client';
import { announced, watch, type StreamName } from '$contract/events.ts';
import { envelopeOf } from './answers.ts';
import type { Watching } from './connection.svelte.ts';
import { createFollowing, type Following } from './following.ts';
import { pause } from './pause.ts';
import { between } from './random.ts';
import { Refused } from './refused.ts';

const ANSWER_WITHIN_MS = 5000;

/** The streams a page follows over its socket; each is asked for again whenever the connection returns. */
export function createWatches(socket: Socket) {
  const all = new Set<{ stream: StreamName; following: Following }>();

  socket.on('announced', (payload: unknown) => {
    const event = announced.safeParse(payload);
    if (!event.success) return console.error('announced: not by the contract', event.error.issues);
    for (const one of all) if (one.stream === event.data.stream) one.following.receive(event.data);
  });
  socket.on('disconnect', () => {
    for (const { following } of all) following.lose();
  });

  async function begin(one: { stream: StreamName; following: Following }) {
    while (all.has(one) && socket.connected) {
      const version = await ask(one.stream);
      if (version === 'refused') return;
      if (version !== 'lost') return one.following.stand(version);
      // No answer over a connection that seems to stand: on a phone that slept it is often dead.
      if (socket.connected) socket.io.engine.close();
      await pause(between(200, 600));
    }
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
      for (const one of all) void begin(one);
    },
    add(stream: StreamName, watching: Watching): () => void {
      const one = { stream, following: createFollowing(watching) };
      all.add(one);
      void begin(one);
      return () => {
        all.delete(one);
        const stillWatched = [...all].some((other) => other.stream === stream);
        if (!stillWatched && socket.connected) socket.emit('unwatch', { stream }, () => undefined);
      };
    },
    clear: () => all.clear(),
  };
}
