import { expect, vi } from 'vitest';
import type { WorkerReport } from '../mediasoup/media.ts';
import type {
  Media,
  MediaErrorCode,
  MediaEvents,
  ParticipantRef,
  ParticipantState,
  ProduceInput,
  ProducerState,
  RtpCapabilities,
} from '../port.ts';
import { picture, voice } from './sentMedia.ts';

/** A media engine with one worker, and what that worker says of itself. */
export type OpenedMedia = { media: Media; workers(): Promise<WorkerReport[]>; close(): Promise<void> };

export const room = { room: 'visit-7', epoch: 1 };
export const rebuilt = { ...room, epoch: 2 };
/** The applicant and the official. */
export const aigerim: ParticipantRef = { ...room, participant: 'aigerim' };
export const daniyar: ParticipantRef = { ...room, participant: 'daniyar' };

export const camera: ProduceInput = { source: 'camera', rtpParameters: picture(), paused: false };

export function microphone(ssrc = 1_111): ProduceInput {
  return { source: 'microphone', rtpParameters: voice(ssrc), paused: false };
}

/** Matches the refusal with this code. */
export function refused(code: MediaErrorCode): unknown {
  return expect.objectContaining({ name: 'MediaError', code });
}

/** What a sentence of the contract begins with: an open room on a fresh engine. */
export class Scene {
  readonly #open: () => Promise<OpenedMedia>;
  #opened: OpenedMedia | undefined;

  constructor(open: () => Promise<OpenedMedia>) {
    this.#open = open;
  }

  async begin(): Promise<void> {
    this.#opened = await this.#open();
    await this.media.openRoom(room);
  }

  async end(): Promise<void> {
    await this.#opened?.close();
    this.#opened = undefined;
  }

  get media(): Media {
    return this.#now().media;
  }

  workers(): Promise<WorkerReport[]> {
    return this.#now().workers();
  }

  device(): Promise<RtpCapabilities> {
    return this.media.rtpCapabilities();
  }

  heard<K extends keyof MediaEvents>(event: K) {
    const listener = vi.fn<(payload: MediaEvents[K]) => void>();
    this.media.on(event, listener);
    return listener;
  }

  async here(participant: string): Promise<ParticipantState | undefined> {
    const rooms = await this.media.list();
    return rooms[0]?.participants.find((one) => one.participant === participant);
  }

  /** Both are in the room and Aigerim speaks; answers her producer. */
  async aigerimSpeaks(): Promise<ProducerState> {
    await Promise.all([this.media.admit(aigerim), this.media.admit(daniyar)]);
    return this.media.produce(aigerim, microphone());
  }

  #now(): OpenedMedia {
    if (!this.#opened) throw new Error('the scene has not begun');
    return this.#opened;
  }
}
