import { writeFile } from 'node:fs/promises';

const RATE = 48_000;

/**
 * A sound that the test knows: a tone that comes and goes like speech, so that noise suppression leaves it alone.
 * Written as 16-bit mono WAV, one second, which Chromium's fake microphone repeats.
 */
export async function writeTone(path: string, hertz: number): Promise<void> {
  const samples = Buffer.alloc(RATE * 2);
  for (let i = 0; i < RATE; i++) {
    const t = i / RATE;
    const loudness = 0.5 * Math.max(0, Math.sin(2 * Math.PI * 4 * t));
    samples.writeInt16LE(Math.round(32_767 * loudness * Math.sin(2 * Math.PI * hertz * t)), i * 2);
  }
  await writeFile(path, Buffer.concat([header(samples.length), samples]));
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}
