import { MediaQuery } from 'svelte/reactivity';
import { showsScreen, type RemotePerson } from '../../lib/call/index.ts';
import { keep, kept } from '../../lib/kept.ts';

const KEY = 'qabyldau.layout';
/** `one`: somebody large and the others beside; `all`: everyone alike. */
export type Layout = 'one' | 'all';

/** Who is shown how large. The choice between the layouts is the person's and is remembered; of two people there is none. */
export class PictureLayout {
  #chosen = $state<Layout>(kept('local', KEY) === 'all' ? 'all' : 'one');
  /** Whom the person wants to see large, while they are there. */
  #pinned = $state<string | null>(null);
  readonly #wide = new MediaQuery('min-width: 900px');
  readonly #people: () => readonly RemotePerson[];
  readonly #facing: () => RemotePerson | undefined;

  /** @param facing who is large unless the person wants somebody else or a screen is shown */
  constructor(people: () => readonly RemotePerson[], facing: () => RemotePerson | undefined) {
    this.#people = people;
    this.#facing = facing;
  }

  /** Everyone else who is in the talk. */
  readonly everyone: RemotePerson[] = $derived.by(() => this.#people().filter(({ joined }) => joined));
  /** Is there anything to choose? */
  readonly choice: boolean = $derived.by(() => this.everyone.length > 1);
  readonly current: Layout = $derived.by(() => (this.choice ? this.#chosen : 'one'));
  /** Whom the person pinned, else whoever shows a screen: it is there to be read. */
  readonly main: RemotePerson | undefined = $derived.by(
    () =>
      this.everyone.find(({ participantId }) => participantId === this.#pinned) ??
      this.everyone.find(showsScreen) ??
      this.#facing(),
  );
  readonly others: RemotePerson[] = $derived.by(() => this.everyone.filter((person) => person !== this.main));
  /** Whose pictures are large enough to be worth their full layer. */
  readonly large: readonly string[] = $derived.by(() => {
    const shown = this.current === 'one' ? [this.main] : this.#wide.current ? this.everyone : [];
    return shown.flatMap((person) => person?.participantId ?? []);
  });

  toggle(): void {
    this.#chosen = this.#chosen === 'all' ? 'one' : 'all';
    keep('local', KEY, this.#chosen);
  }

  pin(participantId: string): void {
    this.#pinned = participantId;
    this.#chosen = 'one';
  }
}
