import * as z from 'zod';

/** How an official's desk stands, on the desk's lease: a desk whose browser died does not stand open as a ghost. */
export const PRESENCES = ['receiving', 'in_session', 'paused', 'away'] as const;
export const presence = z.enum(PRESENCES);
export type Presence = z.infer<typeof presence>;

/** A desk as everybody may see it. The reason of a pause is written for those who wait. */
export const deskPresence = z.object({
  desk: z.string(),
  presence,
  reason: z.string().nullable(),
});
export type DeskPresence = z.infer<typeof deskPresence>;
