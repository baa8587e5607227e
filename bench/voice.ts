import { writeFile } from 'node:fs/promises';
import { randomOf } from './measure.ts';

const RATE = 48_000;
const SECONDS = 12;

/**
 * A WAV file that passes for somebody who talks without a pause: Chromium's own beep is silent between two beeps, and
 * noise suppression takes a steady tone away; either would hide when sound begins to flow.
 */
export async function writeVoice(file: string, seed: number): Promise<void> {
  const next = randomOf(seed);
  const samples = new Int16Array(RATE * SECONDS);
  let phase = 0;
  let pitch = 140;
  let loudness = 0.5;
  for (let i = 0; i < samples.length; i++) {
    if (i % (RATE / 8) === 0) {
      pitch = 110 + next() * 90;
      loudness = 0.35 + next() * 0.6;
    }
    phase += (2 * Math.PI * pitch) / RATE;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 14; harmonic++) sum += Math.sin(phase * harmonic) / harmonic ** 0.8;
    samples[i] = Math.round(5000 * loudness * sum * (0.8 + 0.2 * Math.sin((2 * Math.PI * 5 * i) / RATE)));
  }
  const data = Buffer.from(samples.buffer);
  await writeFile(file, Buffer.concat([header(data.length), data]));
}

/** One channel, 16 bits. http://soundfile.sapp.org/doc/WaveFormat/ */
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
