import type { BrowserContext, Page } from 'playwright-core';

type Watched = { peerConnections: RTCPeerConnection[] };

/** Keeps each peer connection that a page makes, so that a test can ask which way it goes and what it carries. */
export async function watchPaths(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.peerConnections = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...made: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...made);
        watched.peerConnections.push(this);
      }
    };
  });
}

/** How many connections the page has made so far: a path that is mended needs no new one. */
export const connectionsMade = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as Watched).peerConnections.length);

/** The share of the voices' sound that was made up for what did not come, 0…1, while this page listens for some seconds. */
export async function concealedWhile(page: Page, seconds: number): Promise<number> {
  const before = await heardBy(page);
  let now = before;
  while (now.seconds - before.seconds < seconds) now = await heardBy(page);
  return (now.concealed - before.concealed) / (now.seconds - before.seconds);
}

/** Of the voices that this page has heard since it began. */
function heardBy(page: Page): Promise<{ seconds: number; concealed: number }> {
  return page.evaluate(async () => {
    const heard = { seconds: 0, concealed: 0 };
    for (const connection of (window as unknown as Watched).peerConnections) {
      (await connection.getStats()).forEach((row: Record<string, number | string>) => {
        if (row.type !== 'inbound-rtp' || row.kind !== 'audio') return;
        const samples = Number(row.concealedSamples) - Number(row.silentConcealedSamples);
        heard.seconds += Number(row.totalSamplesDuration);
        heard.concealed += samples / 48_000;
      });
    }
    return heard;
  });
}

/** The way of each open connection that carries something: `host udp`, `host tcp`, or `relay` with the way to the relay. */
export function waysOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const ways: string[] = [];
    for (const connection of (window as unknown as Watched).peerConnections) {
      if (connection.connectionState !== 'connected') continue;
      const rows = new Map<string, Record<string, unknown>>();
      (await connection.getStats()).forEach((row: { id: string }) => rows.set(row.id, row));
      const transport = [...rows.values()].find(({ type }) => type === 'transport');
      const pair = rows.get(String(transport?.selectedCandidatePairId));
      const local = rows.get(String(pair?.localCandidateId));
      const remote = rows.get(String(pair?.remoteCandidateId));
      if (!local || !remote) continue;
      ways.push(local.candidateType === 'relay' ? `relay ${local.relayProtocol}` : `host ${remote.protocol}`);
    }
    return ways;
  });
}

/** What was agreed on how the page sends its voice, by the names of its codec (RFC 7587). */
export function voiceSettings(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    for (const connection of (window as unknown as Watched).peerConnections) {
      if (connection.connectionState !== 'connected') continue;
      const rows = new Map<string, Record<string, unknown>>();
      (await connection.getStats()).forEach((row: { id: string }) => rows.set(row.id, row));
      const sent = [...rows.values()].find(({ type, kind }) => type === 'outbound-rtp' && kind === 'audio');
      if (!sent) continue;
      const line = String(rows.get(String(sent.codecId))?.sdpFmtpLine);
      return Object.fromEntries(line.split(';').map((one) => one.split('=')));
    }
    return {};
  });
}

/** What each connection of the page has carried so far, for whoever reads of a failure. */
export function carriedBy(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Promise.all(
      ((window as unknown as Partial<Watched>).peerConnections ?? []).map(async (connection) => {
        const said = [`${connection.connectionState}/${connection.iceConnectionState}`];
        if (connection.connectionState === 'closed') return said[0]!;
        (await connection.getStats()).forEach((row: Record<string, unknown>) => {
          const { type, kind, framesDecoded, framesEncoded } = row;
          if (type !== 'inbound-rtp' && type !== 'outbound-rtp') return;
          const frames = framesDecoded ?? framesEncoded;
          const packets = `${row.packetsReceived ?? row.packetsSent} packets`;
          said.push(`${type} ${kind} ${packets}${frames === undefined ? '' : `, ${frames} frames`}`);
        });
        return said.join('; ');
      }),
    ),
  );
}
