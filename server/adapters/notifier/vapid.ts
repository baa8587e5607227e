import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import webPush from 'web-push';
import * as z from 'zod';
import { keepOnce } from '../keep-once.ts';

const vapidKeys = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) });
export type VapidKeys = z.infer<typeof vapidKeys>;

/**
 * The keys that browsers know this installation by, made at its first start and readable by its owner alone. Lost, every
 * browser that let itself be woken has to allow it anew.
 * @throws Error that names the file when it cannot be read
 */
export async function loadVapid(file: string): Promise<VapidKeys> {
  if (!existsSync(file)) await keepOnce(file, JSON.stringify(webPush.generateVAPIDKeys(), null, 2));
  try {
    return vapidKeys.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(`the push keys in ${file} cannot be read: restore the file from your backup`, {
      cause: error,
    });
  }
}
