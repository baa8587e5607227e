/**
 * What a client may send to the engine, built field by field: a key that is not named here never reaches it.
 * Field names and meanings: https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/
 */
import * as z from 'zod';
import type { DtlsParameters, RtpCapabilities, RtpParameters, SctpStreamParameters } from './port.ts';

const MAX_DEPTH = 8;
const MAX_VALUES = 5_000;
const MAX_STRING = 512;
const MAX_LAYERS = 3;
/** What a source can be sent in: two codecs of pictures, and the repairs of each, in a browser's few variants. */
const MAX_CODECS = 8;
const MAX_EXTENSIONS = 20;
const TRAPS = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses endless or poisoned input before anything walks it: depth, number of values, long strings, trap keys. */
const bounded = z.unknown().superRefine((input, context) => {
  const refusal = refusalOf(input);
  if (refusal) context.addIssue({ code: 'custom', message: refusal });
});

function refusalOf(input: unknown): string | undefined {
  const pending = [{ value: input, depth: 0 }];
  let seen = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    if (++seen > MAX_VALUES) return 'too many values';
    if (typeof value === 'string' && value.length > MAX_STRING) return 'a string is too long';
    if (typeof value !== 'object' || value === null) continue;
    if (depth === MAX_DEPTH) return 'too deep';
    for (const [key, inner] of Object.entries(value)) {
      if (TRAPS.has(key)) return `the key ${key} is not allowed`;
      if (key.length > MAX_STRING) return 'a key is too long';
      pending.push({ value: inner, depth: depth + 1 });
      if (pending.length > MAX_VALUES) return 'too many values';
    }
  }
  return undefined;
}

const whole = (max: number) => z.number().int().min(0).max(max);
const ssrc = whole(0xffffffff).min(1);
const kind = z.enum(['audio', 'video']);
const mimeType = z.string().regex(/^(audio|video)\/[\w-]+$/);
const codecParameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const rtcpFeedback = z.array(z.object({ type: z.string(), parameter: z.string().optional() })).max(32);
type ExtensionUri = NonNullable<RtpParameters['headerExtensions']>[number]['uri'];
const extensionUri = z.custom<ExtensionUri>((value) => typeof value === 'string' && value.length > 0);

const codec = z.object({
  mimeType,
  payloadType: whole(127),
  clockRate: whole(1_000_000),
  channels: whole(8).optional(),
  parameters: codecParameters.optional(),
  rtcpFeedback: rtcpFeedback.optional(),
});

const encoding = z
  .object({
    ssrc: ssrc.optional(),
    rid: z
      .string()
      .regex(/^[A-Za-z0-9]{1,16}$/)
      .optional(),
    codecPayloadType: whole(127).optional(),
    rtx: z.object({ ssrc }).optional(),
    dtx: z.boolean().optional(),
    scalabilityMode: z
      .string()
      .regex(/^[LS][1-3]T[1-3](_KEY|_KEY_SHIFT|h)?$/)
      .optional(),
    maxBitrate: whole(0xffffffff).optional(),
  })
  .refine(({ ssrc, rid }) => ssrc !== undefined || rid !== undefined, 'an encoding needs an ssrc or a rid');

const encodings = z
  .array(encoding)
  .min(1)
  .max(MAX_LAYERS)
  .refine((list) => {
    const names = list
      .flatMap(({ ssrc, rid, rtx }) => [ssrc, rtx?.ssrc, rid])
      .filter((name) => name !== undefined);
    return new Set(names).size === names.length;
  }, 'two encodings share an ssrc or a rid');

export const rtpParameters: z.ZodType<RtpParameters> = bounded.pipe(
  z.object({
    mid: z.string().min(1).max(8).optional(),
    codecs: z.array(codec).min(1).max(MAX_CODECS),
    headerExtensions: z
      .array(z.object({ uri: extensionUri, id: whole(255).min(1), encrypt: z.boolean().optional() }))
      .max(MAX_EXTENSIONS)
      .optional(),
    encodings,
    rtcp: z.object({ cname: z.string().optional(), reducedSize: z.boolean().optional() }).optional(),
    msid: z.string().optional(),
  }),
);

export const rtpCapabilities: z.ZodType<RtpCapabilities> = bounded.pipe(
  z.object({
    codecs: z
      .array(
        z.object({
          kind,
          mimeType,
          preferredPayloadType: whole(127),
          clockRate: whole(1_000_000),
          channels: whole(8).optional(),
          parameters: codecParameters.optional(),
          rtcpFeedback: rtcpFeedback.optional(),
        }),
      )
      .max(64)
      .optional(),
    headerExtensions: z
      .array(
        z.object({
          kind,
          uri: extensionUri,
          preferredId: whole(255).min(1),
          preferredEncrypt: z.boolean().optional(),
          direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
        }),
      )
      .max(64)
      .optional(),
  }),
);

const DIGEST_BYTES = { 'sha-1': 20, 'sha-224': 28, 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 } as const;
const fingerprint = z
  .object({
    algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
    value: z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2})*$/i),
  })
  .refine(
    ({ algorithm, value }) => (value.length + 1) / 3 === DIGEST_BYTES[algorithm],
    'a digest of another length',
  );

export const dtlsParameters: z.ZodType<DtlsParameters> = bounded.pipe(
  z.object({
    role: z.enum(['auto', 'client', 'server']).optional(),
    fingerprints: z.array(fingerprint).min(1).max(8),
  }),
);

export const sctpStreamParameters: z.ZodType<SctpStreamParameters> = bounded.pipe(
  z.object({
    streamId: whole(65_535),
    ordered: z.boolean().optional(),
    maxPacketLifeTime: whole(65_535).optional(),
    maxRetransmits: whole(65_535).optional(),
  }),
);
