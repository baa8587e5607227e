import * as z from 'zod';

/** Languages of the screens. */
export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

/** A reception is held in Kazakh or Russian, as the applicant wishes (O87-39-4); others need an interpreter (O87-7). */
export const receptionLanguage = z.enum(['kk', 'ru']);
export type ReceptionLanguage = z.infer<typeof receptionLanguage>;

/** One text in each language. */
export const localised = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
export type Localised = z.infer<typeof localised>;
