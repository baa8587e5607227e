import { writeFile } from 'node:fs/promises';
import { wav, WAV_RATE } from '../test/harness/wav.ts';
import { randomOf } from './measure.ts';

const SECONDS = 12;

/**
 * A WAV file that passes for somebody who talks without a pause: Chromium's own beep is silent between two beeps, and
 * noise suppression takes a steady tone away; either would hide when sound begins to flow.
 */
export async function writeVoice(file: string, seed: number): Promise<void> {
  const next = randomOf(seed);
  const samples = new Int16Array(WAV_RATE * SECONDS);
  let phase = 0;
  let pitch = 140;
  let loudness = 0.5;
  for (let i = 0; i < samples.length; i++) {
    if (i % (WAV_RATE / 8) === 0) {
      pitch = 110 + next() * 90;
      loudness = 0.35 + next() * 0.6;
    }
    phase += (2 * Math.PI * pitch) / WAV_RATE;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 14; harmonic++) sum += Math.sin(phase * harmonic) / harmonic ** 0.8;
    samples[i] = Math.round(5000 * loudness * sum * (0.8 + 0.2 * Math.sin((2 * Math.PI * 5 * i) / WAV_RATE)));
  }
  await writeFile(file, wav(samples));
}
