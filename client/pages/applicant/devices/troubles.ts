import type { DeviceOutcome, Verdict } from '$contract/device-test.ts';
import { networkTroubleTexts, troubleTexts, type Trouble } from '$contract/texts/device-trouble.ts';
import type { Network, Part } from './deviceCheck.svelte.ts';

type Found = {
  camera: DeviceOutcome;
  microphone: DeviceOutcome;
  speaker: DeviceOutcome;
  network: Network;
  /** What the server made of the network; null while it has not said. */
  networkVerdict: Verdict | null;
};

/** What the person can mend, part by part. */
export function troublesOf(found: Found): { part: Part; trouble: Trouble }[] {
  const devices = (['microphone', 'speaker', 'camera'] as const).map((part) => {
    const known: Partial<Record<DeviceOutcome, Trouble>> = troubleTexts[part];
    return { part, trouble: known[found[part]] };
  });
  const all = [...devices, { part: 'network' as const, trouble: networkTrouble(found) }];
  return all.flatMap(({ part, trouble }) => (trouble ? [{ part, trouble }] : []));
}

function networkTrouble({ network, networkVerdict }: Found): Trouble | undefined {
  if (network.state === 'unsupported' || network.state === 'notTried')
    return networkTroubleTexts[network.state];
  if (network.state !== 'tried') return undefined;
  const reached = network.paths.filter((path) => path.reached).map(({ path }) => path);
  if (reached.length === 0) return networkTroubleTexts.closed;
  if (networkVerdict === null || networkVerdict === 'good') return undefined;
  // A talk takes the first of those that are open: whatever it is like, that is why it is not good.
  if (networkVerdict === 'fair' && reached[0] === 'tcp') return networkTroubleTexts.slowWay;
  if (networkVerdict === 'fair' && reached[0] === 'relay') return networkTroubleTexts.relayOnly;
  return networkTroubleTexts.weak;
}
