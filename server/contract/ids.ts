import * as z from 'zod';

/** In small letters, however it was written: one thing has one name, in rooms and locks as in rows. */
export const id = z.uuid().toLowerCase();

/** Instants cross the wire as ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A day of the office's own calendar, `2026-11-22`. */
export const day = z.iso.date();

/** 32 random bytes in base64url: a capability's secret, made by its holder. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Sent with every command that writes, so that its repetition is done once. */
export const commandKey = z.uuid();
