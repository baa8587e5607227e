import * as z from 'zod';
import { id, instant } from './ids.ts';
import {
  iceServers,
  rtpCapabilities,
  transport,
  dtlsParameters,
  sctpStreamParameters,
} from './signalling.ts';

export const deviceOutcome = z.enum(['ok', 'blocked', 'missing', 'busy', 'silent', 'skipped']);
export type DeviceOutcome = z.infer<typeof deviceOutcome>;
/** How the page reached the media worker; `relay` only where a relay is set. */
export const mediaPath = z.enum(['udp', 'tcp', 'relay']);
export type MediaPath = z.infer<typeof mediaPath>;

/** Of one path, tried with small datagrams that the worker sends back. */
export const pathOutcome = z.object({
  path: mediaPath,
  reached: z.boolean(),
  /** Share of what did not come back, 0 to 1, and round trip and its variation in milliseconds. */
  loss: z.number().min(0).max(1).nullable(),
  delayMs: z.number().min(0).max(60_000).nullable(),
  jitterMs: z.number().min(0).max(60_000).nullable(),
});
export type PathOutcome = z.infer<typeof pathOutcome>;

/** In words: all is well; a talk is possible but will stutter; sound only; nobody would be heard or reached. */
export const VERDICTS = ['good', 'fair', 'audio_only', 'poor'] as const;
export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;

export const deviceTestResult = z.object({
  camera: deviceOutcome,
  microphone: deviceOutcome,
  speaker: deviceOutcome,
  /** One of each path that was tried; none when the network was not tried. */
  paths: z
    .array(pathOutcome)
    .max(3)
    .refine((paths) => new Set(paths.map(({ path }) => path)).size === paths.length),
});
export type DeviceTestResult = z.infer<typeof deviceTestResult>;

/** The verdict is worked out by the server from the result (`domain/device-verdict.ts`). */
export const deviceTest = deviceTestResult.extend({ verdict, at: instant });

export const saveDeviceTest = {
  input: z.object({ ticketId: id, result: deviceTestResult }),
  /** `network` is what the paths alone would allow, so that the page can say what to mend. */
  output: z.object({ verdict, network: verdict }),
};

/**
 * A small room of one's own, for the test: whatever is sent on the echo channel comes back from the worker. It lives
 * a minute at most and holds nobody else. A ticket has one: opening another closes it. Each path is tried in a probe
 * of its own; `paths` are those that can be tried here.
 */
export const openProbe = {
  input: z.object({ ticketId: id }),
  output: z.object({
    probeId: id,
    rtpCapabilities,
    send: transport,
    recv: transport,
    /** For the path through the relay; none where there is no relay. */
    iceServers,
    paths: z.array(mediaPath),
  }),
};
export const connectProbe = {
  input: z.object({ ticketId: id, probeId: id, direction: z.enum(['send', 'recv']), dtlsParameters }),
  output: z.object({}),
};
export const echoProbe = {
  input: z.object({ ticketId: id, probeId: id, sctpStreamParameters }),
  output: z.object({
    producerId: z.string(),
    echo: z.object({
      id: z.string(),
      dataProducerId: z.string(),
      sctpStreamParameters,
      label: z.string(),
      protocol: z.string(),
    }),
  }),
};
export const closeProbe = { input: z.object({ ticketId: id, probeId: id }), output: z.object({}) };
