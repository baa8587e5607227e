/** Few: what is looked at is the page around the pictures. */
const FRAMES_PER_SECOND = 2;
const drawn: (() => void)[] = [];
setInterval(() => drawn.forEach((draw) => draw()), 1000 / FRAMES_PER_SECOND);

/** Made once for the page: a track that has begun shows at once wherever it is put. */
const tracks = new Map<string, MediaStreamTrack>();
function once(name: string, make: () => MediaStreamTrack): MediaStreamTrack {
  const track = tracks.get(name) ?? make();
  tracks.set(name, track);
  return track;
}

function moving(
  width: number,
  height: number,
  draw: (at: CanvasRenderingContext2D) => void,
): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const at = canvas.getContext('2d')!;
  drawn.push(() => draw(at));
  draw(at);
  return canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0]!;
}

/** Somebody before a wall; the hue tells people apart. */
export const face = (name: string, hue: number): MediaStreamTrack =>
  once(`face ${name}`, () =>
    moving(320, 180, (at) => {
      at.fillStyle = `hsl(${hue} 30% 72%)`;
      at.fillRect(0, 0, 320, 180);
      at.fillStyle = `hsl(${hue} 45% 32%)`;
      at.beginPath();
      at.ellipse(160, 190, 82, 72, 0, 0, 7);
      at.fill();
      at.fillStyle = '#d9b08c';
      at.beginPath();
      at.ellipse(160, 84 + Math.sin(Date.now() / 400) * 2, 34, 44, 0, 0, 7);
      at.fill();
    }),
  );

/** A page of writing. */
export const paper = (): MediaStreamTrack =>
  once('paper', () =>
    moving(960, 540, (at) => {
      at.fillStyle = '#fff';
      at.fillRect(0, 0, 960, 540);
      at.fillStyle = '#00586c';
      at.fillRect(0, 0, 960, 44);
      at.fillStyle = '#333';
      for (let line = 0; line < 18; line++) at.fillRect(60, 80 + line * 25, 500 + ((line * 97) % 320), 9);
    }),
  );

export const voice = (name: string): MediaStreamTrack =>
  once(`voice ${name}`, () => new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0]!);

/** When each picture that is to be seen has a frame, and nothing is still to be painted. */
export async function settled(): Promise<void> {
  const given = performance.now() + 3_000;
  const waits = () =>
    [...document.querySelectorAll<HTMLVideoElement>('.picture:not(.dark) video')].some(
      ({ readyState }) => readyState < HTMLMediaElement.HAVE_CURRENT_DATA,
    );
  do await new Promise((painted) => requestAnimationFrame(painted));
  while (waits() && performance.now() < given);
  if (waits()) throw new Error('a picture of the gallery has no frame');
}
