import type { Device } from 'mediasoup-client';
import type { ProducerOptions } from 'mediasoup-client/types';
import type { MediaSource } from '$contract/signalling.ts';

/** Bits per second of the camera's two layers; the low one gets through where the full one would starve the voice. */
const LOW_LAYER = 100_000;
const FULL_LAYER = 500_000;
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
  if (!vp8) return { encodings: [{ maxBitrate: FULL_LAYER }] };
  return {
    codec: vp8,
    encodings: [
      { scaleResolutionDownBy: 2, maxBitrate: LOW_LAYER },
      { scaleResolutionDownBy: 1, maxBitrate: FULL_LAYER },
    ],
    codecOptions: { videoGoogleStartBitrate: 300 },
  };
}
