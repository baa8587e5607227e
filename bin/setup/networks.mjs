import { installProgramsFromDebian } from './apt.mjs';

/** What the tests make bad networks of, and the relay that leads out of them; by Debian's package. */
const parts = { coturn: 'turnserver', iproute2: 'ip', nftables: 'nft', openssl: 'openssl' };

/** @param {import('./step.mjs').Step} step */
export async function prepareNetworks(step) {
  await installProgramsFromDebian(parts, step);
}
