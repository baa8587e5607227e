/** Three soft notes upwards; seconds from the start. */
const NOTES = [
  { hertz: 523.25, at: 0 },
  { hertz: 659.25, at: 0.25 },
  { hertz: 783.99, at: 0.5 },
];
const NOTE_SECONDS = 0.9;
const WHOLE_MS = 1_500;

/** A page may sound only after a press; a browser that has no such thing gives undefined. */
export function newAudioContext(): AudioContext | undefined {
  const old = (window as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext;
  // eslint-disable-next-line compat/compat -- Safari 14.0 knows it by its old name only
  const Kind = window.AudioContext ?? old;
  return Kind && new Kind();
}

/** Plays the notes on the chosen speaker, or on the usual one; resolves when they are over. */
export async function playTestSound(context: AudioContext, speakerId: string): Promise<void> {
  await context.resume();
  const element = speakerId ? await elementAt(speakerId) : undefined;
  const out = element ? context.createMediaStreamDestination() : undefined;
  if (element && out) {
    element.srcObject = out.stream;
    await element.play();
  }
  for (const note of NOTES)
    play(context, out ?? context.destination, note.hertz, context.currentTime + note.at);
  await new Promise((resolve) => setTimeout(resolve, WHOLE_MS));
  element?.pause();
}

/** Only an element, not a context, can be sent to a chosen speaker in most browsers. */
async function elementAt(speakerId: string): Promise<HTMLAudioElement | undefined> {
  const element = new Audio();
  try {
    await element.setSinkId(speakerId);
    return element;
  } catch {
    // Unplugged since, or this browser cannot: the usual speaker sounds.
    return undefined;
  }
}

function play(context: AudioContext, out: AudioNode, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.3, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS);
  tone.connect(volume);
  volume.connect(out);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
