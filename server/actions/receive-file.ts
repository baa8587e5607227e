import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { Refusal } from '../contract/errors.ts';
import type { Upload } from './ports/command-call.ts';
import { BlobTooLarge, type Blobs } from './ports/blobs.ts';

/** As many first bytes as any accepted type is told by. */
const TYPE_BYTES = 4100;
/** A camera may write long remarks before it says how large its picture is; nothing honest writes more than this. */
const PICTURE_HEAD_BYTES = 2 * 1024 * 1024;

export type Expected = { types: readonly string[]; maxBytes: number; maxPixels: number };
export type Received = { mediaType: string; size: number; sha256: Uint8Array<ArrayBuffer> };

/**
 * Keeps an upload under our own id. What it is, is told from its first bytes, whatever name and type it came with, and a
 * picture's size in pixels before anyone opens it: until both are judged, nothing is written, and never is more held in
 * memory than these first bytes.
 * @throws Refusal FILE_TYPE, FILE_TOO_LARGE (bytes, or a small file of a huge picture)
 */
export async function receiveFile(
  blobs: Blobs,
  upload: Upload,
  id: string,
  expected: Expected,
): Promise<Received> {
  const judged = { mediaType: '' };
  try {
    const { size, sha256 } = await blobs.put(id, judgedBytes(upload, expected, judged), expected.maxBytes);
    return { mediaType: judged.mediaType, size, sha256: new Uint8Array(sha256) };
  } catch (error) {
    if (error instanceof BlobTooLarge) throw new Refusal('FILE_TOO_LARGE', error.message, { cause: error });
    throw error;
  }
}

async function* judgedBytes(upload: Upload, expected: Expected, judged: { mediaType: string }) {
  const head = new Head();
  let settled = false;
  for await (const chunk of upload.bytes) {
    if (settled) {
      yield chunk;
      continue;
    }
    head.add(chunk);
    if (head.size < TYPE_BYTES) continue;
    judged.mediaType ||= await typeOf(head.bytes(), expected.types);
    settled = isSettled(head, judged.mediaType, expected.maxPixels, false);
    if (settled) yield head.bytes();
  }
  if (settled) return;
  judged.mediaType ||= await typeOf(head.bytes(), expected.types);
  isSettled(head, judged.mediaType, expected.maxPixels, true);
  yield head.bytes();
}

/** The first bytes of a file. Joined only when they have doubled, so that a slow sender costs no more than a quick one. */
class Head {
  size = 0;
  #chunks: Uint8Array[] = [];
  #lookedAt = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.size += chunk.byteLength;
  }

  bytes(): Uint8Array {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }

  hasGrown(): boolean {
    if (this.size < this.#lookedAt * 2) return false;
    this.#lookedAt = this.size;
    return true;
  }
}

async function typeOf(head: Uint8Array, accepted: readonly string[]): Promise<string> {
  const found = await fileTypeFromBuffer(head.subarray(0, TYPE_BYTES)).catch(() => undefined);
  if (!found || !accepted.includes(found.mime)) throw new Refusal('FILE_TYPE', found?.mime ?? 'unknown type');
  return found.mime;
}

/** Is enough known of the file to keep it? A picture must have said its size, and `whole` means that no more bytes come. */
function isSettled(head: Head, mediaType: string, maxPixels: number, whole: boolean): boolean {
  if (!mediaType.startsWith('image/')) return true;
  const last = whole || head.size >= PICTURE_HEAD_BYTES;
  if (!last && !head.hasGrown()) return false;
  const pixels = pixelsOf(head.bytes());
  if (pixels === null && last) throw new Refusal('FILE_TYPE', 'a picture that does not say its size');
  if (pixels !== null && pixels > maxPixels) throw new Refusal('FILE_TOO_LARGE', `${pixels} pixels`);
  return pixels !== null;
}

/** Null while the bytes do not say it. */
function pixelsOf(bytes: Uint8Array): number | null {
  try {
    const { width, height, images = [] } = imageSize(bytes);
    const sizes = [{ width, height }, ...images].map((one) => one.width * one.height);
    return sizes.every((size) => size > 0) ? Math.max(...sizes) : null;
  } catch {
    return null;
  }
}
