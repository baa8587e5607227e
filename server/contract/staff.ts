import * as z from 'zod';
import { id } from './ids.ts';
import { localised } from './language.ts';
import { personName } from './person.ts';

export const ROLES = ['official', 'interpreter', 'organiser', 'controller', 'administrator'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const staffView = z.object({
  staffId: id,
  name: personName,
  post: localised,
  office: z.object({ id, name: localised }),
  grants: z.array(z.object({ role, officeId: id, officeName: localised })),
});
export type StaffView = z.infer<typeof staffView>;

export const signIn = {
  input: z.object({
    login: z
      .string()
      .trim()
      .regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u),
    password: z.string().min(1).max(200),
  }),
  output: staffView,
};
export const signOut = { input: z.object({}), output: z.object({}) };
export const readSelf = { input: z.object({}), output: staffView };
