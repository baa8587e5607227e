/** The back camera, as sharply as it can. A laptop has no back: any camera serves. */
const SHARPEST: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 3840 },
  height: { ideal: 2160 },
};
/** Small letters stay sharp. */
const QUALITY = 0.92;

/** On the person's press. Throws what the browser throws when there is no camera, or none is allowed. */
export async function openSharpest(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: SHARPEST });
  return stream.getVideoTracks()[0]!;
}

/** What the camera shows now, in all its points. */
export function takePicture(video: HTMLVideoElement): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')!.drawImage(video, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(new File([blob], 'document.jpg', { type: 'image/jpeg' }));
        else reject(new Error('no picture'));
      },
      'image/jpeg',
      QUALITY,
    ),
  );
}
