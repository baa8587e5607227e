import type { Device } from 'mediasoup-client';
import type { ProducerOptions } from 'mediasoup-client/types';
import type { MediaSource } from '$contract/signalling.ts';

/**
 * The camera's two layers, the low one for small pictures and weak lines. Chromium sends no third one below 960x540.
 * Bits per second: two fifths of the low layer are its coarsest pictures (VP8, L1T3); with a voice they fit into 100 kbit/s
 * and leave room (`MIN_OUTGOING_BITRATE` of the engine is what they take and a little more).
 */
const LOW = { scaleResolutionDownBy: 2.5, maxBitrate: 75_000 };
const FULL = { scaleResolutionDownBy: 1, maxBitrate: 500_000 };
/** A shared screen: letters, few movements. */
const SCREEN = { maxBitrate: 1_200_000, maxFramerate: 10 };

/**
 * Speech: silence costs nothing (DTX), losses are repaired (FEC). 24 kbit/s in packets of 40 ms are wide-band speech in one
 * channel, and with all headers below 64 kbit/s on the wire; packets of 20 ms would spend as much on headers as on words.
 */
const VOICE = {
  ...{ opusDtx: true, opusFec: true, opusStereo: false },
  ...{ opusMaxAverageBitrate: 24_000, opusPtime: 40 },
};

/** How a source is encoded on this device. */
export function publishOptions(device: Device, source: MediaSource): ProducerOptions {
  if (source === 'microphone') return { codecOptions: VOICE };
  const vp8 = device.sendRtpCapabilities.codecs?.find(
    ({ mimeType }) => mimeType.toLowerCase() === 'video/vp8',
  );
  if (source === 'screen') return { encodings: [SCREEN], ...(vp8 && { codec: vp8 }) };
  // A device that encodes only H264 does it in hardware, in one layer.
  if (!vp8) return { encodings: [{ maxBitrate: FULL.maxBitrate }] };
  return {
    codec: vp8,
    encodings: [LOW, FULL],
    codecOptions: { videoGoogleStartBitrate: 300 },
  };
}
