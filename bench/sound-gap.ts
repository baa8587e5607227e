/**
 * In the page: listens to what it plays to its person, and answers the longest time without sound, in milliseconds. The
 * analyser keeps two thirds of a second, so that no sample is missed when the page's thread is late.
 */
export async function longestGap(forMs: number): Promise<number> {
  const BLOCK = 480;
  /** A hundredth of full scale: below it there is at most the noise that fills a silence. */
  const AUDIBLE = 0.01;
  const context = new AudioContext({ sampleRate: 48_000 });
  const analyser = context.createAnalyser();
  analyser.fftSize = 32_768;
  const attended = new Set<MediaStreamTrack>();
  /** What comes over a new link is another track. */
  const attend = () => {
    for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
      if (element.muted || element.paused || !(element.srcObject instanceof MediaStream)) continue;
      for (const track of element.srcObject.getAudioTracks()) {
        if (attended.has(track)) continue;
        attended.add(track);
        context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      }
    }
  };
  attend();
  const samples = new Float32Array(analyser.fftSize);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // Until the analyser holds nothing but what it has heard.
  await pause(1_000);
  const until = performance.now() + forMs;
  let [heard, gap, longest] = [context.currentTime, 0, 0];
  while (performance.now() < until) {
    await pause(100);
    attend();
    analyser.getFloatTimeDomainData(samples);
    const blocks = Math.floor(((context.currentTime - heard) * 48_000) / BLOCK);
    heard += (blocks * BLOCK) / 48_000;
    for (let i = Math.max(0, samples.length - blocks * BLOCK); i < samples.length; i += BLOCK) {
      const loudest = samples.slice(i, i + BLOCK).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      gap = loudest > AUDIBLE ? 0 : gap + 10;
      longest = Math.max(longest, gap);
    }
  }
  await context.close();
  return longest;
}
