import * as z from 'zod';
import { sentCode, type CodeChannel, type SentCode } from '$contract/code.ts';
import { keep, kept } from '../kept.ts';
import { uuid } from '../random.ts';
import { refusedOf, type Refused } from '../refused.ts';
import { wholeCode } from './wholeCode.ts';

const CODE_LENGTH = 6;

type Ways = {
  send: (channel: CodeChannel) => Promise<SentCode>;
  /** `key`: the same for each pressing of the same code, so that a lost answer is not a second try. */
  give: (codeId: string, code: string, key: string) => Promise<void>;
};
/** Where the code that was sent is remembered: a phone may drop the page while the person reads the message. */
export type Memory = { read: () => string | null; write: (text: string | null) => void };

/** The tab's own memory, under what the code is for. */
export function tabMemory(purpose: string): Memory {
  const name = `qabyldau.code.${purpose}`;
  return { read: () => kept('session', name), write: (text) => keep('session', name, text) };
}

/** A one-time code between the message and the server: sent, typed, given. Both ways throw `Refused`. */
export class CodeEntering {
  sent = $state.raw<SentCode | null>(null);
  /** What is typed so far, digits only. */
  digits = $state('');
  busy = $state<'sending' | 'giving' | null>(null);
  /** Of the last giving: shown at the field. */
  wrong = $state.raw<Refused | null>(null);
  /** Of the last sending. */
  notSent = $state.raw<Refused | null>(null);

  readonly #ways: Ways;
  readonly #memory: Memory;
  readonly #now: () => number;
  /** ms to add to the device's clock to get the server's. */
  #offset = 0;
  #tried: { codeId: string; code: string; key: string } | null = null;

  constructor(ways: Ways, memory: Memory, now: () => number = Date.now) {
    this.#ways = ways;
    this.#now = now;
    this.#memory = memory;
    this.#restore();
  }

  /** Tells whether a code was sent. */
  async send(channel: CodeChannel): Promise<boolean> {
    if (this.busy) return false;
    this.busy = 'sending';
    this.notSent = null;
    try {
      this.#receive(await this.#ways.send(channel));
      return true;
    } catch (error) {
      this.notSent = refusedOf(error);
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** Takes what is in the field, pasted words and all; tells whether a whole code has just come together. */
  type(text: string): boolean {
    const before = this.digits;
    this.digits = codeIn(text);
    if (this.digits !== before) this.wrong = null;
    return this.digits.length === CODE_LENGTH && this.digits !== before;
  }

  /** Tells whether the code was taken. */
  async give(): Promise<boolean> {
    if (this.busy || !this.sent || this.digits.length < CODE_LENGTH) return false;
    this.busy = 'giving';
    this.wrong = null;
    const { codeId } = this.sent;
    const code = this.digits;
    if (this.#tried?.codeId !== codeId || this.#tried.code !== code) {
      this.#tried = { codeId, code, key: uuid() };
    }
    try {
      await this.#ways.give(codeId, code, this.#tried.key);
      this.forget();
      return true;
    } catch (error) {
      this.wrong = refusedOf(error);
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** Whoever corrects the contact begins anew. */
  forget(): void {
    this.sent = null;
    this.digits = '';
    this.wrong = null;
    this.notSent = null;
    this.#memory.write(null);
  }

  /** Whole minutes that the code still serves, upwards; 0 once it is over. */
  minutesLeft(now = this.#now()): number {
    if (!this.sent || this.wrong?.code === 'CODE_OVER') return 0;
    return Math.max(0, Math.ceil((Date.parse(this.sent.expiresAt) - now - this.#offset) / 60_000));
  }

  /** Seconds until another code may be asked for. */
  secondsToNext(now = this.#now()): number {
    if (!this.sent) return 0;
    return Math.max(0, Math.ceil((Date.parse(this.sent.againAt) - now - this.#offset) / 1000));
  }

  #receive(sent: SentCode): void {
    this.#offset = Date.parse(sent.sentAt) - this.#now();
    this.sent = sent;
    this.digits = '';
    this.wrong = null;
    this.#memory.write(JSON.stringify({ sent, offset: this.#offset }));
  }

  #restore(): void {
    const before = keptCode.safeParse(fromJson(this.#memory.read()));
    if (!before.success) return;
    this.sent = before.data.sent;
    this.#offset = before.data.offset;
    if (this.minutesLeft() === 0) this.forget();
  }
}

const keptCode = z.object({ sent: sentCode, offset: z.number() });

/** A whole code, else the digits as far as they are typed. */
const codeIn = (text: string): string => wholeCode(text) ?? text.replace(/\D/g, '').slice(0, CODE_LENGTH);

function fromJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
