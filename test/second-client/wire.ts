import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';

type Answer = { ok: true; output: unknown } | { ok: false; code: string };
export class ServerRefused extends Error {
  readonly code: string;
  constructor(code: string, name: string) {
    super(`${name}: ${code}`);
    this.code = code;
  }
}

function outputOf<T>(name: string, answer: Answer): T {
  if (!answer.ok) throw new ServerRefused(answer.code, name);
  return answer.output as T;
}

/** Commands over HTTP, with the cookies that the server sets. */
export class Http {
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask<T>(name: string, input: object): Promise<T> {
    const response = await fetch(`${this.url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ key: randomUUID(), input }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split('=');
      this.#cookies.set(name, value);
    }
    return outputOf<T>(name, (await response.json()) as Answer);
  }
}

const ANSWER_WITHIN_MS = 20_000;

/** One page's connection. */
export class Wire {
  readonly #socket: Socket;

  constructor({ url, cookie }: Http, ticketId: string) {
    this.#socket = io(url, {
      transports: ['websocket'],
      auth: { as: { kind: 'ticket', ticketId }, page: randomUUID() },
      extraHeaders: { cookie },
    });
  }

  /** A message goes out at once, so what is said first arrives first, whether its answer is awaited or not. */
  async ask<T = object>(name: string, input: object): Promise<T> {
    const message = { key: randomUUID(), input };
    return outputOf<T>(name, await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, message));
  }

  async watch(stream: string): Promise<number> {
    const answer = await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', { stream });
    return outputOf<{ version: number }>('watch', answer).version;
  }

  on<T>(event: string, listener: (told: T) => void): void {
    this.#socket.on(event, listener);
  }

  close(): void {
    this.#socket.disconnect();
  }
}
