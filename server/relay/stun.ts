import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * As much of STUN (RFC 8489) and TURN (RFC 8656) as asking a relay for an allocation takes. A probe must do what a
 * browser does: a relay whose port is open may still refuse everybody.
 */
const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const INTEGRITY_BYTES = 24;

export const METHOD = { allocate: 0x003, refresh: 0x004 } as const;
const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const;
const UDP = 17;

export type Challenge = { realm: Buffer; nonce: Buffer };
export type Credential = { username: string; credential: string };
export type StunAnswer = {
  transactionId: string;
  success: boolean;
  /** The error's number, such as 401; null of a success. */
  error: number | null;
  challenge: Challenge | null;
};

export type StunRequest = { transactionId: string; bytes: Buffer };

/** Asks for a UDP allocation, first without a credential: the relay answers with its challenge. */
export function allocateRequest(proof?: Credential & Challenge): StunRequest {
  return request(METHOD.allocate, [[ATTRIBUTE.requestedTransport, Buffer.from([UDP, 0, 0, 0])]], proof);
}

/** Gives the allocation back: its lifetime is nought. */
export function releaseRequest(proof: Credential & Challenge): StunRequest {
  return request(METHOD.refresh, [[ATTRIBUTE.lifetime, Buffer.alloc(4)]], proof);
}

type Attribute = [type: number, value: Buffer];

function request(method: number, attributes: Attribute[], proof?: Credential & Challenge): StunRequest {
  const id = randomBytes(12);
  const proved: Attribute[] = proof
    ? [
        [ATTRIBUTE.username, Buffer.from(proof.username)],
        [ATTRIBUTE.realm, proof.realm],
        [ATTRIBUTE.nonce, proof.nonce],
      ]
    : [];
  const body = Buffer.concat([...attributes, ...proved].map(encoded));
  const bytes = Buffer.concat([header(method, body.length, id), body]);
  return { transactionId: id.toString('hex'), bytes: proof ? signed(bytes, proof) : bytes };
}

function header(method: number, length: number, id: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(length, 2);
  head.writeUInt32BE(MAGIC_COOKIE, 4);
  return Buffer.concat([head, id]);
}

/** Values are filled up to four bytes, which the length does not count. */
function encoded([type, value]: Attribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** RFC 8489, 14.5: the length counts the signature already, which covers what stands before it. */
function signed(bytes: Buffer, { username, credential, realm }: Credential & Challenge): Buffer {
  const counted = Buffer.from(bytes);
  counted.writeUInt16BE(bytes.length - HEADER_BYTES + INTEGRITY_BYTES, 2);
  const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
  return Buffer.concat([
    counted,
    encoded([ATTRIBUTE.integrity, createHmac('sha1', key).update(counted).digest()]),
  ]);
}

/** How long the message at the beginning of these bytes is; null while its header has not come whole. */
export const lengthOf = (bytes: Buffer): number | null =>
  bytes.length < HEADER_BYTES ? null : HEADER_BYTES + bytes.readUInt16BE(2);

/** @returns null for what is not an answer of STUN's */
export function readAnswer(bytes: Buffer): StunAnswer | null {
  const length = lengthOf(bytes);
  if (length === null || bytes.length < length || bytes.readUInt32BE(4) !== MAGIC_COOKIE) return null;
  const type = bytes.readUInt16BE(0);
  const kind = type & 0x0110;
  if (kind !== 0x0100 && kind !== 0x0110) return null;
  const attributes = new Map(attributesOf(bytes.subarray(HEADER_BYTES, length)));
  const error = attributes.get(ATTRIBUTE.error);
  const [realm, nonce] = [attributes.get(ATTRIBUTE.realm), attributes.get(ATTRIBUTE.nonce)];
  return {
    transactionId: bytes.subarray(8, HEADER_BYTES).toString('hex'),
    success: kind === 0x0100,
    error: error && error.length >= 4 ? error[2]! * 100 + error[3]! : null,
    challenge: realm && nonce ? { realm, nonce } : null,
  };
}

function* attributesOf(body: Buffer): Generator<Attribute> {
  for (let at = 0; at + 4 <= body.length;) {
    const length = body.readUInt16BE(at + 2);
    yield [body.readUInt16BE(at), body.subarray(at + 4, at + 4 + length)];
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
}
