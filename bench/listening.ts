import { connectionsMade, waysOf } from '../test/harness/paths.ts';
import { mediaCounts, type MediaCounts } from './media-counts.ts';
import type { Run } from './measure.ts';
import type { Pair } from './pair.ts';
import { longestGap } from './sound-gap.ts';

/** IP and UDP add this to each packet. RFC 791, RFC 768 */
const HEADERS = 28;

/** What one page heard and saw of the other meanwhile. */
export type Heard = {
  /** The share of the sound that was made up because it did not come in time, in percent. */
  concealed: number;
  /** The longest time without any sound. */
  gapMs: number;
  /** How long the sound waited in the page for what was late. */
  bufferedMs: number;
  /** Pictures a second. */
  frames: number;
  before: MediaCounts;
  after: MediaCounts;
};

/** What each page hears, first the one at home. */
export async function listen({ say }: Run, { pages }: Pair, what: string, forMs: number): Promise<Heard[]> {
  return Promise.all(
    pages.map(async (page, i) => {
      const [before, made] = [await page.evaluate(mediaCounts), await connectionsMade(page)];
      const gapMs = await page.evaluate(longestGap, forMs);
      const after = await page.evaluate(mediaCounts);
      const heard = { ...grown(before, after), gapMs, before, after };
      const anew = (await connectionsMade(page)) - made;
      const over = `over ${(await waysOf(page)).join(' and ')}${anew > 0 ? `, ${anew} connections made meanwhile` : ''}`;
      say(`${what}, ${i === 0 ? 'home' : 'desk'}: ${over}; ${told(heard)}`);
      return heard;
    }),
  );
}

function grown(before: MediaCounts, after: MediaCounts): Omit<Heard, 'gapMs' | 'before' | 'after'> {
  const heard = (name: keyof MediaCounts['heard']) => after.heard[name] - before.heard[name];
  const madeUp = heard('concealedSamples') - heard('silentConcealedSamples');
  return {
    concealed: (100 * madeUp) / heard('totalSamplesReceived'),
    bufferedMs: (1000 * heard('jitterBufferDelay')) / heard('jitterBufferEmittedCount'),
    frames: (1000 * (after.seen.framesDecoded - before.seen.framesDecoded)) / (after.at - before.at),
  };
}

export function kbits(before: MediaCounts, after: MediaCounts, way: 'Sent' | 'Received'): number {
  const bytes = after.wire[`bytes${way}`] - before.wire[`bytes${way}`];
  const packets = after.wire[`packets${way}`] - before.wire[`packets${way}`];
  return (8 * (bytes + HEADERS * packets)) / (after.at - before.at);
}

/** What explains the figures: where the bits go and how late the sound is. */
function told({ concealed, gapMs, bufferedMs, frames, before, after }: Heard): string {
  const seconds = (after.at - before.at) / 1000;
  const rate = (now: number, then: number) => ((8 * (now - then)) / 1000 / seconds).toFixed(0);
  const [heard, was] = [after.heard, before.heard];
  const [got, lost] = [heard.packetsReceived - was.packetsReceived, heard.packetsLost - was.packetsLost];
  return [
    `${concealed.toFixed(1)} % made up, longest gap ${gapMs} ms`,
    `${got} packets of voice, ${lost} lost, ${heard.fecPacketsReceived - was.fecPacketsReceived} with a copy of the one before`,
    `${bufferedMs.toFixed(0)} ms in the buffer`,
    `picture in ${rate(after.seen.bytesReceived, before.seen.bytesReceived)} kbit/s, ${frames.toFixed(1)} frames/s`,
    `voice out ${rate(after.said.bytesSent, before.said.bytesSent)} kbit/s and ${rate(after.said.headerBytesSent, before.said.headerBytesSent)} of headers, picture out ${rate(after.shown.bytesSent, before.shown.bytesSent)} and ${rate(after.shown.headerBytesSent, before.shown.headerBytesSent)} of headers and padding (again ${rate(after.shown.retransmittedBytesSent, before.shown.retransmittedBytesSent)})`,
    `wire out ${kbits(before, after, 'Sent').toFixed(0)}, in ${kbits(before, after, 'Received').toFixed(0)} kbit/s`,
    `believes in ${(after.path.availableOutgoingBitrate / 1000).toFixed(0)} kbit/s, ${(after.path.currentRoundTripTime * 1000).toFixed(0)} ms there and back, was told that ${(100 * after.path.fractionLost).toFixed(0)} % of its voice is lost`,
  ].join('; ');
}
