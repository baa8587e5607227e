import { EventEmitter } from 'node:events';
import type { MediaLog } from './log.ts';
import type { MediaEvents } from './port.ts';

/** The engine's announcements, typed. A listener that throws is logged and hurts nobody else. */
export class MediaAnnouncer {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #log: MediaLog;

  constructor(log: MediaLog) {
    this.#log = log;
  }

  on<K extends keyof MediaEvents>(event: K, listener: (payload: MediaEvents[K]) => void): () => void {
    const guarded = (payload: MediaEvents[K]) => {
      try {
        listener(payload);
      } catch (error) {
        this.#log.error({ err: error, event }, 'a listener of media events failed');
      }
    };
    this.#emitter.on(event, guarded);
    return () => void this.#emitter.off(event, guarded);
  }

  announce<K extends keyof MediaEvents>(event: K, payload: MediaEvents[K]): void {
    this.#emitter.emit(event, payload);
  }

  silence(): void {
    this.#emitter.removeAllListeners();
  }
}
