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
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/** Every page that asks for a device is given it. */
const ALLOW_DEVICES = '--use-fake-ui-for-media-stream';

/** A real Chromium with devices that are not there. `CHROMIUM` names another one than setup found. */
export function openChromium(
  more: string[] = [],
  devices: 'allowed' | 'asked' = 'allowed',
  executablePath = process.env.CHROMIUM ?? chromiumPath(),
): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium here:  node bin/setup.mjs test');
  const flags = devices === 'allowed' ? [...FLAGS, ALLOW_DEVICES] : FLAGS;
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}
