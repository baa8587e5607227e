import type { Page } from 'playwright-core';
import type { Recording } from '../second-client/playing.ts';

const toBuffers = (frames: string[]) => frames.map((frame) => Buffer.from(frame, 'base64'));
const toBase64 = (frames: readonly Buffer[]) => frames.map((frame) => frame.toString('base64'));

/** A second of a tone that comes and goes, as Opus frames of 20 ms by this browser's own encoder. */
export async function encodedTone(page: Page, hertz: number): Promise<Recording> {
  const frames = await page.evaluate(async (tone) => {
    const rate = 48_000;
    const encoded: string[] = [];
    const encoder = new AudioEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        encoded.push(btoa(String.fromCharCode(...bytes)));
      },
      error: (error) => console.error(error),
    });
    encoder.configure({
      codec: 'opus',
      sampleRate: rate,
      numberOfChannels: 1,
      bitrate: 32_000,
      opus: { frameDuration: 20_000 },
    });
    const samples = Float32Array.from({ length: rate }, (_, i) => {
      const t = i / rate;
      return 0.5 * Math.max(0, Math.sin(2 * Math.PI * 4 * t)) * Math.sin(2 * Math.PI * tone * t);
    });
    const second = {
      format: 'f32',
      sampleRate: rate,
      numberOfFrames: rate,
      numberOfChannels: 1,
      timestamp: 0,
      data: samples,
    } as const;
    encoder.encode(new AudioData(second));
    await encoder.flush();
    return encoded;
  }, hertz);
  return { frames: toBuffers(frames), frameMs: 20 };
}

/** A second of one colour with a bar that wanders over it, as VP8 frames; the first is whole. */
export async function encodedPicture(page: Page, colour: string): Promise<Recording> {
  const frames = await page.evaluate(async (background) => {
    const encoded: string[] = [];
    const encoder = new VideoEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        encoded.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
      },
      error: (error) => console.error(error),
    });
    encoder.configure({ codec: 'vp8', width: 320, height: 240, bitrate: 300_000, framerate: 10 });
    const canvas = new OffscreenCanvas(320, 240);
    const paint = canvas.getContext('2d')!;
    for (let i = 0; i < 10; i++) {
      paint.fillStyle = background;
      paint.fillRect(0, 0, 320, 240);
      paint.fillStyle = 'black';
      paint.fillRect(0, i * 10, 320, 8);
      const frame = new VideoFrame(canvas, { timestamp: i * 100_000 });
      encoder.encode(frame, { keyFrame: i === 0 });
      frame.close();
    }
    await encoder.flush();
    return encoded;
  }, colour);
  return { frames: toBuffers(frames), frameMs: 100 };
}

/** The loudest of the tones in Opus frames, as this browser decodes them; null when there is no sound in them. */
export function toneIn(page: Page, frames: Buffer[], tones: readonly number[]): Promise<number | null> {
  return page.evaluate(
    async ([opus, candidates]) => {
      const sound: number[] = [];
      const decoder = new AudioDecoder({
        output(data) {
          const samples = new Float32Array(data.numberOfFrames);
          data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
          for (const sample of samples) sound.push(sample);
          data.close();
        },
        error: (error) => console.error(error),
      });
      decoder.configure({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 });
      opus.forEach((frame, i) => {
        const data = Uint8Array.from(atob(frame), (c) => c.charCodeAt(0));
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: i * 20_000, data }));
      });
      await decoder.flush();
      // How much of each tone is in the sound: one bin of a Fourier transform.
      const levels = candidates.map((hertz) => {
        let [re, im] = [0, 0];
        sound.forEach((sample, i) => {
          const angle = (2 * Math.PI * hertz * i) / 48_000;
          re += sample * Math.cos(angle);
          im += sample * Math.sin(angle);
        });
        return Math.hypot(re, im) / sound.length;
      });
      const most = Math.max(...levels);
      return most > 0.005 ? candidates[levels.indexOf(most)]! : null;
    },
    [toBase64(frames), tones] as const,
  );
}

/** How many pictures this browser decodes from VP8 frames that begin with a whole one, and how large they are. */
export function picturesIn(page: Page, frames: Buffer[]): Promise<{ count: number; width: number }> {
  return page.evaluate(async (vp8) => {
    const decoded = { count: 0, width: 0 };
    const decoder = new VideoDecoder({
      output(picture) {
        decoded.count += 1;
        decoded.width = picture.codedWidth;
        picture.close();
      },
      error: (error) => console.error(error),
    });
    decoder.configure({ codec: 'vp8' });
    vp8.forEach((frame, i) => {
      const data = Uint8Array.from(atob(frame), (c) => c.charCodeAt(0));
      decoder.decode(new EncodedVideoChunk({ type: i === 0 ? 'key' : 'delta', timestamp: i * 33_000, data }));
    });
    await decoder.flush();
    return decoded;
  }, toBase64(frames));
}
