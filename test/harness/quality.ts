import type { TestServer } from './server.ts';
import { callSomebody, hangUp, talkTogether } from './talk.ts';

/** What a page reports of its link in a talk in which nothing was amiss. */
export const QUALITY = {
  soundAfterMs: 340,
  pictureAfterMs: 420,
  freezes: 0,
  frozenMs: 0,
  soundMs: 60_000,
  concealedMs: 120,
  voiceOnly: false,
  relayed: false,
  microphone: true,
  camera: { width: 640, height: 480 },
  userAgent:
    'Mozilla/5.0 (Linux; Android 11; M2003J15SC) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Mobile Safari/537.36',
};

/** What was amiss in the n-th talk, for either of its two people; most talks are well. */
const AMISS: Record<number, Partial<typeof QUALITY>> = {
  2: { concealedMs: 9000, soundAfterMs: 3400 },
  5: { frozenMs: 900, freezes: 3, soundMs: 58_000, concealedMs: 1700 },
  9: { soundAfterMs: 12_600 },
  12: { voiceOnly: true, concealedMs: 2400 },
};

/** Two talks a day for a week of the test's clock, told of by both pages. */
export async function talksOfAWeek(server: TestServer): Promise<void> {
  for (let n = 0; n < 14; n++) {
    const talk = await callSomebody(server);
    const { epoch } = await talkTogether(talk);
    server.clock.advance(8 * 60_000);
    for (const [index, { page }] of [talk.applicant, talk.desk].entries()) {
      const soundAfterMs = 260 + ((n * 53 + index * 17) % 9) * 60;
      const usual = { ...QUALITY, soundAfterMs, pictureAfterMs: soundAfterMs + 90 };
      await page.ask('media.quality', {
        ...{ visitId: talk.visitId, epoch, ...usual },
        ...(index === 0 && AMISS[n]),
      });
    }
    hangUp(talk);
    if (n < 13) server.clock.advance(11.5 * 3_600_000);
  }
}
