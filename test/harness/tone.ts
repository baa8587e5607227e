import { writeFile } from 'node:fs/promises';
import { wav, WAV_RATE } from './wav.ts';

/**
 * A sound that the test knows: a tone that comes and goes like speech, so that noise suppression leaves it alone.
 * One second, which Chromium's fake microphone repeats.
 */
export async function writeTone(path: string, hertz: number): Promise<void> {
  const samples = new Int16Array(WAV_RATE);
  for (let i = 0; i < samples.length; i++) {
    const t = i / WAV_RATE;
    const loudness = 0.5 * Math.max(0, Math.sin(2 * Math.PI * 4 * t));
    samples[i] = Math.round(32_767 * loudness * Math.sin(2 * Math.PI * hertz * t));
  }
  await writeFile(path, wav(samples));
}
