import { titled } from '../../lib/title.svelte.ts';

type Note = { hertz: number; at: number };
type Shaking = number | number[];

/** Three ways to be told that cannot be taken for one another; `at` is seconds from the start. */
const SOUNDS = {
  /** One low note, once. */
  approaching: { notes: [{ hertz: 440, at: 0 }], shaking: 120 },
  /** Three rising notes, once. */
  next: {
    notes: [
      { hertz: 523.25, at: 0 },
      { hertz: 659.25, at: 0.25 },
      { hertz: 783.99, at: 0.5 },
    ],
    shaking: [150, 100, 150],
  },
  /** Two soft pairs, then a rest, again and again. */
  called: {
    notes: [
      { hertz: 659.25, at: 0 },
      { hertz: 880, at: 0.22 },
      { hertz: 659.25, at: 0.7 },
      { hertz: 880, at: 0.92 },
    ],
    shaking: [300, 150, 300],
  },
} satisfies Record<string, { notes: Note[]; shaking: Shaking }>;
const RING_EVERY_MS = 3000;

let audio: AudioContext | undefined;

/** A browser lets a page sound only after a press on it: the first one, wherever it is, makes the bell ready. */
export function readyOnFirstPress(): () => void {
  const ready = () => {
    audio ??= newAudio();
    void audio?.resume();
  };
  const presses = ['pointerdown', 'keydown'] as const;
  for (const press of presses) document.addEventListener(press, ready);
  if (navigator.userActivation?.hasBeenActive) ready();
  return () => presses.forEach((press) => document.removeEventListener(press, ready));
}

/** Rings, shakes and flashes the tab's title until stopped. */
export function callForAttention(title: string): () => void {
  soundOnce('called');
  let flash: (() => void) | null = titled(title);
  const ringing = setInterval(() => soundOnce('called'), RING_EVERY_MS);
  const flashing = setInterval(() => {
    flash?.();
    flash = flash ? null : titled(title);
  }, 1000);
  return () => {
    clearInterval(ringing);
    clearInterval(flashing);
    flash?.();
    vibrate(0);
  };
}

export function soundOnce(kind: keyof typeof SOUNDS): void {
  const { notes, shaking } = SOUNDS[kind];
  vibrate(shaking);
  audio ??= newAudio();
  if (!audio) return;
  void audio.resume();
  for (const note of notes) play(audio, note.hertz, audio.currentTime + note.at);
}

function vibrate(pattern: Shaking): void {
  // eslint-disable-next-line compat/compat -- where it is missing the bell rings alone
  navigator.vibrate?.(pattern);
}

/** One note of a small bell: a tone and its octave, quickly there and slowly gone. */
function play(context: AudioContext, hertz: number, at: number): void {
  for (const [octave, loudness] of [
    [1, 0.3],
    [2, 0.08],
  ] as const) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz * octave;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.95);
  }
}

function newAudio(): AudioContext | undefined {
  const old = (window as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext;
  // eslint-disable-next-line compat/compat -- Safari 14.0 knows it by its old name only
  const Kind = window.AudioContext ?? old;
  return Kind && new Kind();
}
