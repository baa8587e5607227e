import { randomBytes, randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Answer } from '../../server/contract/answer.ts';
import type { CallInput, CommandName, Output } from '../../server/contract/commands.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Handshake } from '../../server/contract/events.ts';
import { demo, DEMO_PASSWORD } from '../../prisma/seed/demo.ts';

/** A refusal as a person's page gets it. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  constructor(answer: Extract<Answer<unknown>, { ok: false }>) {
    super(answer.code);
    this.code = answer.code;
    this.fields = answer.fields;
  }
}

/** One browser: its cookies, its HTTP and its sockets, over the real network. */
export class Browser {
  readonly url: string;
  readonly #cookies = new Map<string, string>();
  readonly #sockets: Socket[] = [];

  /** `cookie`: what another browser holds, to be the same one at another server. */
  constructor(url: string, cookie = '') {
    this.url = url;
    for (const pair of cookie.split('; ').filter(Boolean)) {
      const [name, value] = pair.split('=');
      this.#cookies.set(name!, value!);
    }
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask<N extends CommandName>(
    name: N,
    input: CallInput<N>,
    key: string = randomUUID(),
  ): Promise<Output<N>> {
    const response = await this.post(name, { key, input });
    const answer = (await response.json()) as Answer<Output<N>>;
    if (!answer.ok) throw new Refused(answer);
    return answer.output;
  }

  async post(name: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const [name, value] = pair!.split('=');
      if (value) this.#cookies.set(name!, value);
      else this.#cookies.delete(name!);
    }
    return response;
  }

  /** A form as a page sends it: the envelope, then the file. */
  async upload<N extends CommandName>(
    name: N,
    input: CallInput<N>,
    file: { bytes: Uint8Array<ArrayBuffer>; name?: string; type?: string },
    key: string = randomUUID(),
  ): Promise<Output<N>> {
    const form = new FormData();
    form.set('envelope', JSON.stringify({ key, input }));
    form.set('file', new File([file.bytes], file.name ?? 'a.pdf', { type: file.type ?? 'application/pdf' }));
    const response = await fetch(`${this.url}/api/${name}`, {
      method: 'POST',
      headers: { cookie: this.cookie },
      body: form,
    });
    const answer = (await response.json()) as Answer<Output<N>>;
    if (!answer.ok) throw new Refused(answer);
    return answer.output;
  }

  async connect(as: Handshake['as'], page: string = randomUUID()): Promise<Page> {
    const socket = io(this.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      auth: { as, page },
      extraHeaders: { cookie: this.cookie },
    });
    this.#sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject(error));
    });
    return new Page(socket);
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}

/** One open page's connection. It remembers every event, so that a test awaits what has come already, too. */
export class Page {
  readonly socket: Socket;
  readonly #heard: { event: string; payload: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, payload: unknown) => {
      this.#heard.push({ event, payload });
      for (const look of this.#waiting) look();
    });
  }

  async ask<N extends CommandName>(
    name: N,
    input: CallInput<N>,
    key: string = randomUUID(),
  ): Promise<Output<N>> {
    const answer = (await this.socket.timeout(20_000).emitWithAck(name, { key, input })) as Answer<Output<N>>;
    if (!answer.ok) throw new Refused(answer);
    return answer.output;
  }

  async watch(stream: string): Promise<number> {
    const answer = (await this.socket.timeout(20_000).emitWithAck('watch', { stream })) as Answer<{
      version: number;
    }>;
    if (!answer.ok) throw new Refused(answer);
    return answer.output.version;
  }

  /** The first event that fits, come already or to come. */
  hear<T = unknown>(event: string, fits: (payload: T) => boolean = () => true): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`did not hear ${event}; heard ${this.#heard.map((h) => h.event).join(', ')}`));
      }, 20_000);
      const look = () => {
        const found = this.#heard.find((h) => h.event === event && fits(h.payload as T));
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found.payload as T);
      };
      this.#waiting.add(look);
      look();
    });
  }

  heard<T>(event: string): T[] {
    return this.#heard.filter((h) => h.event === event).map((h) => h.payload as T);
  }
}

export const newSecret = () => randomBytes(32).toString('base64url');

/** What a person tells when taking a ticket at the busy district office of the demonstration. */
export function ticketInput(change: Partial<CallInput<'ticket.take'>> = {}): CallInput<'ticket.take'> {
  return {
    officeId: demo.offices.almalyDistrict,
    serviceId: demo.services.almalyDistrict.prosecutor,
    languages: { reception: 'kk', screen: 'kk' },
    applicant: {
      name: { surname: 'Әбілқасымов', givenName: 'Ғани', patronymic: 'Өмірұлы' },
      phone: '+77011234567',
    },
    essence: 'Тергеушінің әрекетіне шағым',
    consentToVideo: true,
    secret: newSecret(),
    ...change,
  };
}

export type Applicant = { browser: Browser; ticketId: string; label: string; secret: string };

/** Takes a ticket and opens it, as the start page does. */
export async function takeTicket(
  url: string,
  change: Partial<CallInput<'ticket.take'>> = {},
): Promise<Applicant> {
  const browser = new Browser(url);
  const input = ticketInput(change);
  const { ticketId, label } = await browser.ask('ticket.take', input);
  await browser.ask('ticket.open', { ticketId, secret: input.secret });
  return { browser, ticketId, label, secret: input.secret };
}

export async function signIn(url: string, login: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.ask('staff.signIn', { login, password: DEMO_PASSWORD });
  return browser;
}

/** Signs an official in and opens a desk, as the desk page does. */
export async function openDesk(url: string, login: string, deskId: string) {
  const browser = await signIn(url, login);
  const page = await browser.connect({ kind: 'staff' });
  await page.ask('desk.open', { deskId });
  return { browser, page, deskId };
}
