/** Two soft notes, then a rest; seconds from the start of a ring. */
const NOTES = [
  { hertz: 659.25, at: 0 },
  { hertz: 880, at: 0.22 },
  { hertz: 659.25, at: 0.7 },
  { hertz: 880, at: 0.92 },
];
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
  const before = document.title;
  ringOnce();
  let shown = true;
  document.title = title;
  const ringing = setInterval(ringOnce, RING_EVERY_MS);
  const flashing = setInterval(() => {
    shown = !shown;
    document.title = shown ? title : before;
  }, 1000);
  return () => {
    clearInterval(ringing);
    clearInterval(flashing);
    document.title = before;
    vibrate(0);
  };
}

function ringOnce(): void {
  vibrate([300, 150, 300]);
  audio ??= newAudio();
  if (!audio) return;
  void audio.resume();
  for (const note of NOTES) play(audio, note.hertz, audio.currentTime + note.at);
}

function vibrate(pattern: number | number[]): void {
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
