import { v7 as uuid } from 'uuid';
import type { Call } from './ports/command-call.ts';

/** What the server does of itself, and nobody asked for. */
export const systemCall = (name: string): Call => ({
  name,
  by: 'system',
  key: null,
  inputHash: new Uint8Array(),
  correlationId: uuid(),
  page: null,
  browser: null,
  upload: null,
});
