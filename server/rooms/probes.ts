import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Direction, DtlsParameters, Media, RoomRef, SctpStreamParameters } from '../../media/port.ts';
import type { Locks } from '../actions/ports/locks.ts';
import type { Settings } from '../actions/settings.ts';
import { Refusal } from '../contract/errors.ts';
import { ofEngine } from './of-engine.ts';

type Needs = {
  media: Media;
  locks: Locks;
  log: Logger;
  settings: Pick<Settings, 'probesAtOnce' | 'probeLifeMs' | 'mediaTurnMs'>;
};
export type ProbePlace = { ticketId: string; probeId: string; page: string };
type Probe = ProbePlace & { room: RoomRef; end: NodeJS.Timeout };

/** A probe has one page in it. */
const PAGE = 'page';

/**
 * The probes of this server: a small media room of one page's own, on the ports a talk would use, with an echo in it.
 * A ticket has one at most, whichever of its pages opened it last; all end by themselves.
 */
export class Probes {
  readonly #needs: Needs;
  readonly #byTicket = new Map<string, Probe>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** The probe that the ticket had before is closed. */
  open(ticketId: string, page: string) {
    const { media, locks, settings } = this.#needs;
    return locks.run(lockOf(ticketId), async () => {
      await this.#end(this.#byTicket.get(ticketId));
      if (this.#byTicket.size >= settings.probesAtOnce)
        throw new Refusal('MEDIA_UNAVAILABLE', 'too many probes at once');
      const probeId = randomUUID();
      const room = { room: `probe:${probeId}`, epoch: 1 };
      const probe = {
        ticketId,
        probeId,
        page,
        room,
        end: setTimeout(() => this.#over(probe), settings.probeLifeMs).unref(),
      };
      // Counted before it is there, so that many who come at one moment cannot be too many.
      this.#byTicket.set(ticketId, probe);
      try {
        const admission = await this.#ofEngine(async () => {
          await media.openRoom(room);
          return media.admit({ ...room, participant: PAGE });
        });
        return { probeId, admission };
      } catch (error) {
        this.#over(probe);
        throw error;
      }
    });
  }

  connect(place: ProbePlace, direction: Direction, dtlsParameters: DtlsParameters): Promise<void> {
    return this.#in(place, (who) => this.#needs.media.connect(who, direction, dtlsParameters));
  }

  echo(place: ProbePlace, stream: SctpStreamParameters) {
    return this.#in(place, (who) => this.#needs.media.echo(who, stream));
  }

  /** Closing what is closed, or has been followed by another, is done already. */
  close(place: ProbePlace): Promise<void> {
    return this.#needs.locks.run(lockOf(place.ticketId), () => this.#end(this.#find(place)));
  }

  /** The connection of a page is lost, and with it what it measured. */
  pageLost(page: string): void {
    for (const probe of this.#byTicket.values()) if (probe.page === page) this.#over(probe);
  }

  #in<T>(place: ProbePlace, work: (who: RoomRef & { participant: string }) => Promise<T>): Promise<T> {
    return this.#needs.locks.run(lockOf(place.ticketId), async () => {
      const probe = this.#find(place);
      if (!probe) throw new Refusal('MEDIA_STALE', 'no such probe of this page');
      return this.#ofEngine(() => work({ ...probe.room, participant: PAGE }));
    });
  }

  #ofEngine<T>(work: () => Promise<T>): Promise<T> {
    return ofEngine(this.#needs.settings.mediaTurnMs, work);
  }

  #find({ ticketId, probeId, page }: ProbePlace): Probe | undefined {
    const probe = this.#byTicket.get(ticketId);
    return probe?.probeId === probeId && probe.page === page ? probe : undefined;
  }

  #over(probe: Probe): void {
    this.#end(probe).catch((error: unknown) =>
      this.#needs.log.error({ err: error }, 'a probe could not be closed'),
    );
  }

  async #end(probe: Probe | undefined): Promise<void> {
    if (!probe) return;
    clearTimeout(probe.end);
    if (this.#byTicket.get(probe.ticketId) === probe) this.#byTicket.delete(probe.ticketId);
    await this.#ofEngine(() => this.#needs.media.closeRoom(probe.room));
  }
}

const lockOf = (ticketId: string) => `probe:${ticketId}`;
