import { onTestFinished } from 'vitest';
import type { Person } from './browser.ts';

/**
 * Stops the processes of this person's pages, as a phone does with a page in a pocket: nobody is told, and nothing goes out.
 * Chromium's own freezing (`Page.setWebLifecycleState`) spares a page that is seen. Answers how to thaw them, which is done
 * at the end of the test anyway.
 */
export async function suspendPages({ browser }: Person): Promise<() => void> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const signal = (name: NodeJS.Signals) => pages.forEach((pid) => process.kill(pid, name));
  const thaw = () => signal('SIGCONT');
  signal('SIGSTOP');
  onTestFinished(thaw);
  return thaw;
}
