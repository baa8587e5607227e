import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised } from './language.ts';
import { participantKind } from './session-state.ts';

const HOUR_MS = 3_600_000;
/** Of one link; no talk lasts longer. */
const ms = z
  .number()
  .int()
  .min(0)
  .max(24 * HOUR_MS);
const pixels = z.number().int().min(1).max(16_384);

/**
 * What a page has counted of its link since the link began, by its browser's getStats (webrtc-stats). The engine's own
 * count of packets is put beside it by the server.
 */
export const reportQuality = {
  input: z.object({
    visitId: id,
    epoch: z.number().int().min(0).max(2147483647),
    /** The link's send transport. The last word of a link that broke may come when another has taken its place. */
    linkId: id.optional(),
    /** From the person's press to the first sound and to the first picture; null when this link is not the press's first. */
    soundAfterMs: ms.nullable(),
    pictureAfterMs: ms.nullable(),
    /** Of all received pictures together (`freezeCount`, `totalFreezesDuration`). */
    freezes: z.number().int().min(0).max(1_000_000),
    frozenMs: ms,
    /** Of all received voices: how long they lasted, and how much of that was made up for what did not come. */
    soundMs: ms,
    concealedMs: ms,
    /** Pictures are left out, because the connection bears no more than the voice. */
    voiceOnly: z.boolean(),
    /** Does the chosen path go through a relay? */
    relayed: z.boolean(),
    microphone: z.boolean(),
    /** As it is captured; null when it is off. */
    camera: z.object({ width: pixels, height: pixels }).nullable(),
    userAgent: z.string().max(400),
  }),
  output: z.object({}),
};
export type QualityReport = z.infer<typeof reportQuality.input>;

export const linkPath = z.enum(['udp', 'tcp', 'relay']);
export type LinkPath = z.infer<typeof linkPath>;

/** `good`: nothing to notice; `fair`: noticed now and then; `poor`: the talk suffered. */
export const QUALITIES = ['good', 'fair', 'poor'] as const;
export const quality = z.enum(QUALITIES);
export type Quality = z.infer<typeof quality>;

/** What was not good. */
export const QUALITY_CAUSES = ['sound', 'picture', 'loss', 'reconnects', 'slowJoin', 'voiceOnly'] as const;
export const qualityCause = z.enum(QUALITY_CAUSES);
export type QualityCause = z.infer<typeof qualityCause>;

const share = z.number().min(0).max(1);
const spread = z.object({ median: z.number().int(), p95: z.number().int() }).nullable();

/** One person's part in one talk, however often they came anew. Never who it was. */
export const partView = z.object({
  at: instant,
  officeName: localised,
  kind: participantKind,
  seconds: z.number().int(),
  soundAfterMs: z.number().int().nullable(),
  pictureAfterMs: z.number().int().nullable(),
  path: linkPath.nullable(),
  frozen: share,
  concealed: share,
  lostUp: share,
  lostDown: share,
  roundTripMs: z.number().int().nullable(),
  reconnects: z.number().int(),
  voiceOnly: z.boolean(),
  microphone: z.boolean(),
  camera: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  browser: z.string(),
  system: z.string(),
  quality,
  causes: z.array(qualityCause),
});
export type PartView = z.infer<typeof partView>;

/** How talks were in an administrator's offices. */
export const readQuality = {
  input: z.object({ days: z.number().int().min(1).max(90) }),
  output: z.object({
    talks: z.number().int(),
    parts: z.number().int(),
    good: z.number().int(),
    sound: spread,
    picture: spread,
    reconnected: z.number().int(),
    paths: z.object({ udp: z.number().int(), tcp: z.number().int(), relay: z.number().int() }),
    /** By the day of the office, the earliest first; a day without a talk is not among them. */
    days: z.array(
      z.object({
        day: z.iso.date(),
        good: z.number().int(),
        fair: z.number().int(),
        poor: z.number().int(),
      }),
    ),
    /** The latest of them, one by one. */
    latest: z.array(partView),
  }),
};
