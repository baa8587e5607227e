import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Credential, StunAnswer, StunRequest } from './stun.ts';
import { readRelayUrl, type RelayUrl } from './relay-url.ts';
import { allocateRequest, lengthOf, readAnswer, releaseRequest } from './stun.ts';

/**
 * Asks the relay for an allocation as a browser does, and gives it back. Rejects when it is not given in time.
 * @param withinMs for the whole of it
 */
export async function probeRelay(url: string, credential: Credential, withinMs: number): Promise<void> {
  const at = readRelayUrl(url);
  if (!at) throw new Error('not the address of a relay');
  const line = await within(withinMs, at.transport === 'udp' ? openUdp(at) : openStream(at));
  try {
    await within(withinMs, allocate(line, credential));
  } finally {
    line.close();
  }
}

/** Answers one request; a datagram that was lost is sent again. */
type Line = { ask(request: StunRequest): Promise<StunAnswer>; close(): void };

const STALE_NONCE = 438;

async function allocate(line: Line, credential: Credential): Promise<void> {
  const { challenge } = await line.ask(allocateRequest());
  if (!challenge) throw new Error('the relay asks for no credential');
  let proof = { ...credential, ...challenge };
  let answer = await line.ask(allocateRequest(proof));
  // Its nonce was changed between two words: the new one comes with the refusal (RFC 8489, 9.2.5).
  if (answer.error === STALE_NONCE && answer.challenge) {
    proof = { ...credential, ...answer.challenge };
    answer = await line.ask(allocateRequest(proof));
  }
  if (!answer.success) throw new Error(`the relay refuses an allocation: ${answer.error}`);
  await line.ask(releaseRequest(proof));
}

const AGAIN_MS = 300;

async function openUdp({ host, port }: RelayUrl): Promise<Line> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  const asked = new Asked();
  socket.on('message', (bytes) => asked.hear(bytes));
  socket.on('error', (error) => asked.fail(error));
  socket.connect(port, host);
  await once(socket, 'connect');
  return {
    ask(request) {
      const send = () => socket.send(request.bytes);
      const again = setInterval(send, AGAIN_MS);
      send();
      return asked.answerTo(request).finally(() => clearInterval(again));
    },
    close() {
      asked.fail(new Error('given up'));
      socket.close();
    },
  };
}

async function openStream({ scheme, host, port }: RelayUrl): Promise<Line> {
  const name = isIP(host) ? {} : { servername: host };
  const socket: Socket =
    scheme === 'turns' ? connectTls({ host, port, ...name }) : connectTcp({ host, port });
  const asked = new Asked();
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (let length = lengthOf(rest); length !== null && rest.length >= length; length = lengthOf(rest)) {
      asked.hear(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
  try {
    await once(socket, scheme === 'turns' ? 'secureConnect' : 'connect');
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.on('error', (error) => asked.fail(error));
  socket.on('close', () => asked.fail(new Error('the relay hung up')));
  return {
    ask(request) {
      socket.write(request.bytes);
      return asked.answerTo(request);
    },
    close: () => void socket.destroy(),
  };
}

/** The questions that wait for their answer, by transaction. */
class Asked {
  readonly #waiting = new Map<
    string,
    { resolve: (answer: StunAnswer) => void; reject: (reason: Error) => void }
  >();
  #failed: Error | undefined;

  answerTo({ transactionId }: StunRequest): Promise<StunAnswer> {
    if (this.#failed) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => this.#waiting.set(transactionId, { resolve, reject }));
  }

  hear(bytes: Buffer): void {
    const answer = readAnswer(bytes);
    if (!answer) return;
    this.#waiting.get(answer.transactionId)?.resolve(answer);
    this.#waiting.delete(answer.transactionId);
  }

  fail(error: Error): void {
    this.#failed = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the relay did not answer in ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
