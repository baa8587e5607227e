import { id } from '$contract/ids.ts';
import { keep, kept } from './kept.ts';
import { uuid } from './random.ts';

const KEY = 'qabyldau.page';

/**
 * This tab's own id, the same after a reload. While the page lives it is kept out of sessionStorage, because a
 * duplicated tab gets a copy of that storage, and two tabs of one id would take the call from each other for ever.
 */
export const pageId: string = id.safeParse(kept('session', KEY)).data ?? uuid();

keep('session', KEY, null);
window.addEventListener('pagehide', () => keep('session', KEY, pageId));
window.addEventListener('pageshow', () => keep('session', KEY, null));
