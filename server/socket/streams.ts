import type { StreamKind } from '../contract/events.ts';
import { holdsRole, type Principal } from '../domain/principal.ts';
import { participantIn } from '../actions/access.ts';
import type { Deps } from '../actions/ports/deps.ts';

/** May this principal watch the stream? The queue's own is public; the others belong to somebody. */
export async function mayWatch(deps: Deps, principal: Principal, stream: string): Promise<boolean> {
  const [kind, id] = stream.split(':') as [StreamKind, string];
  switch (kind) {
    case 'queue':
      return (await deps.store.queue(id)) !== null;
    case 'ticket':
      return principal.kind === 'ticket' && principal.ticketId === id;
    case 'line': {
      if (principal.kind !== 'staff') return false;
      const queue = await deps.store.queue(id);
      if (queue === null) return false;
      const { path } = queue.office;
      return holdsRole(principal, 'official', path) || holdsRole(principal, 'interpreter', path);
    }
    case 'session': {
      const session = await deps.store.session(id);
      return session !== null && participantIn(session, principal) !== null;
    }
  }
}
