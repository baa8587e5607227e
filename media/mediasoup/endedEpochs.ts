/** Rooms kept in mind after their end; a message about an older one is long gone. */
const REMEMBERED = 10_000;

/** The last epoch each room ended with, so that a message that was under way cannot open that epoch again. */
export class EndedEpochs {
  readonly #last = new Map<string, number>();

  add({ room, epoch }: { room: string; epoch: number }): void {
    const last = Math.max(epoch, this.#last.get(room) ?? epoch);
    this.#last.delete(room);
    this.#last.set(room, last);
    const oldest = this.#last.keys().next();
    if (this.#last.size > REMEMBERED && !oldest.done) this.#last.delete(oldest.value);
  }

  has({ room, epoch }: { room: string; epoch: number }): boolean {
    return epoch <= (this.#last.get(room) ?? -1);
  }
}
