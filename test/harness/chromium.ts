import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../../bin/setup/chromium.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/** A real Chromium with devices that are not there. `CHROMIUM` names another one than setup found. */
export function openChromium(more: string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? chromiumPath();
  if (!executablePath) throw new Error('no Chromium here:  node bin/setup.mjs test');
  return chromium.launch({ executablePath, args: [...FLAGS, ...more] });
}
