import type { Page } from 'playwright-core';

/**
 * A line that loses so many of a hundred packets of a talk, each way, from each word on. Chromium does so only for what is
 * opened after this.
 */
export async function lossyLine(page: Page): Promise<(percent: number) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const lose = async (packetLoss: number) => {
    const rest = { offline: false, latency: 1, downloadThroughput: -1, uploadThroughput: -1 };
    await devtools.send('Network.emulateNetworkConditions', { ...rest, packetLoss });
  };
  await lose(0);
  return lose;
}
