import type { MediaKind, MediaSource, RtpParameters } from '../port.ts';
import { MediaError } from '../port.ts';
import { MEDIA_CODECS } from './codecs.ts';
import { CEILINGS } from './settings.ts';

export const SOURCES: readonly MediaSource[] = ['microphone', 'camera', 'screen'];

export const KIND_OF: Record<MediaSource, MediaKind> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
};

/** Refuses parameters that are well formed but not what this source may send: another kind, codec or layering, or a higher rate. */
export function checkFits(source: MediaSource, { codecs, encodings = [] }: RtpParameters): void {
  if (!SOURCES.includes(source)) throw new MediaError('BAD_MEDIA', 'nobody publishes such a source');
  const kind = KIND_OF[source];
  const allowed = new Set([
    ...MEDIA_CODECS.filter((codec) => codec.kind === kind).map(({ mimeType }) => mimeType.toLowerCase()),
    `${kind}/rtx`,
  ]);
  const stranger = codecs.find(({ mimeType }) => !allowed.has(mimeType.toLowerCase()));
  if (stranger) throw new MediaError('BAD_MEDIA', `${source} cannot be ${stranger.mimeType}`);
  if (kind === 'audio' && encodings.length > 1) throw new MediaError('BAD_MEDIA', 'a voice has one encoding');
  // What says no rate is held by what comes (`traffic.ts`).
  const declared = encodings.reduce((all, { maxBitrate = 0 }) => all + maxBitrate, 0);
  if (declared > CEILINGS[source]) throw new MediaError('BAD_MEDIA', `${source} may not send so much`);
}

/**
 * The worker takes a layer that has been silent for 1.5 s for ended, forgets how well it came, and judges it by the first
 * second after: an outage counts as loss, and nothing of the picture is passed on. Five seconds are given to the lowest layer,
 * as to a voice with DTX: it ends only with the whole picture, while a weak line takes the higher ones away at any time.
 */
export function withPatience(parameters: RtpParameters): RtpParameters {
  const [lowest, ...higher] = parameters.encodings ?? [];
  if (!lowest || higher.length === 0) return parameters;
  return { ...parameters, encodings: [{ ...lowest, dtx: true }, ...higher] };
}
