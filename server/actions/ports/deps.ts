import type { Logger } from 'pino';
import type { Media } from '../../../media/port.ts';
import type { LinkMetrics } from '../../link-metrics.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Admission } from '../../rooms/admission.ts';
import type { Probes } from '../../rooms/probes.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import type { Settings } from '../settings.ts';
import type { Access } from './access.ts';
import type { Blobs } from './blobs.ts';
import type { Clock } from './clock.ts';
import type { Guesses } from './guesses.ts';
import type { Locks } from './locks.ts';
import type { Notifier } from './notifier.ts';
import type { Papers } from './papers.ts';
import type { Passwords } from './passwords.ts';
import type { Reachability } from './reachability.ts';
import type { Sealer } from './sealer.ts';
import type { Store } from './store.ts';

/** What actions need of the world. Only `compose.ts` builds the real ones. */
export type Deps = {
  store: Store;
  clock: Clock;
  locks: Locks;
  sealer: Sealer;
  passwords: Passwords;
  media: Media;
  rooms: Rooms;
  admission: Admission;
  probes: Probes;
  reachability: Reachability;
  access: Access;
  guesses: Guesses;
  blobs: Blobs;
  notifier: Notifier;
  relay: Relay;
  papers: Papers;
  settings: Settings;
  linkMetrics: LinkMetrics;
  /** Where people reach this installation, for links in messages and papers: `https://…`, without a slash at the end. */
  publicUrl(): string;
  /** Is this the demonstration? */
  demo: boolean;
  log: Logger;
};
