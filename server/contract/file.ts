import * as z from 'zod';
import { displayName } from './file-name.ts';
import { id, instant } from './ids.ts';

export const filePurpose = z.enum(['scan', 'close_up', 'video_message', 'handed']);
export type FilePurpose = z.infer<typeof filePurpose>;
export const fileState = z.enum(['asked', 'declined', 'stored', 'removed']);

/** What is accepted, by what the bytes are, whatever name they come under. */
export const ACCEPTED_TYPES: Record<FilePurpose, readonly string[]> = {
  scan: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  close_up: ['image/jpeg', 'image/png', 'image/webp'],
  video_message: ['video/webm', 'video/mp4', 'video/quicktime'],
  // What every phone opens by itself, which HEIC is not.
  handed: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
};

/** Whose document a close-up shows (O87-10). */
export const documentConcerns = z.enum(['applicant', 'representative', 'authority']);
export type DocumentConcerns = z.infer<typeof documentConcerns>;

export const fileView = z.object({
  fileId: id,
  purpose: filePurpose,
  state: fileState,
  concerns: documentConcerns.nullable(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  appealId: id.nullable(),
  fromApplicant: z.boolean(),
  keepConsent: z.boolean(),
  at: instant,
});
export type FileView = z.infer<typeof fileView>;

/**
 * `POST /api/<command>` as multipart/form-data: first a field `envelope`, the command's `{ key, input }` in JSON, then
 * the one file. Its name is only shown, never used as a path.
 */
const name = z.string().max(1000).transform(displayName);
export const addTicketFile = {
  input: z
    .object({
      ticketId: id,
      purpose: filePurpose.exclude(['handed']),
      name,
      /** Of a close-up that the official asked for: which one, and whether the office may keep it. */
      closeUpId: id.optional(),
      keepConsent: z.boolean().optional(),
    })
    .refine((i) => (i.purpose === 'close_up') === (i.closeUpId !== undefined), { path: ['closeUpId'] }),
  output: fileView,
};
/** `scan`: what was brought to the desk, or came by other ways. `handed`: what the official hands to the applicant. */
export const addStaffFile = {
  input: z.object({ visitId: id, purpose: filePurpose.extract(['scan', 'handed']), name }),
  output: fileView,
};
export const removeTicketFile = { input: z.object({ ticketId: id, fileId: id }), output: z.object({}) };
export const takeBackFile = { input: z.object({ visitId: id, fileId: id }), output: z.object({}) };

/** The official asks to see a document close by; the applicant takes the picture by their own press. */
export const askCloseUp = {
  input: z.object({ visitId: id, concerns: documentConcerns }),
  output: z.object({ fileId: id }),
};
export const declineCloseUp = { input: z.object({ ticketId: id, fileId: id }), output: z.object({}) };
