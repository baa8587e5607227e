import * as z from 'zod';
import { id } from '$contract/ids.ts';
import { keep, kept } from '../../lib/kept.ts';

const KEY = 'qabyldau.desk';
const openedDesk = z.object({ deskId: id, fence: z.number().int() });
export type OpenedDesk = z.infer<typeof openedDesk>;

/** The desk that this tab opened: a reload returns to it. */
export function rememberedDesk(): OpenedDesk | null {
  try {
    const opened = openedDesk.safeParse(JSON.parse(kept('session', KEY) ?? 'null'));
    return opened.success ? opened.data : null;
  } catch {
    // Not JSON: somebody else's value, as good as none.
    return null;
  }
}

export const rememberDesk = (opened: OpenedDesk | null): void =>
  keep('session', KEY, opened && JSON.stringify(opened));
