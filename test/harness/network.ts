import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath } from '../../bin/setup/chromium.mjs';

const run = promisify(execFile);

/** One machine in a network of the test's own: what runs in it sees nothing else. */
export type Place = {
  address: string;
  /** The words before a command that is to run here. */
  within: readonly string[];
  /** A Chromium that runs here. */
  chromium: string;
};

/**
 * Two machines with one line between them: where the server is, and a home. The line has a firewall of the home's
 * provider, whose rules a test writes in nftables' words. Network namespaces take the rights of root.
 */
export type Network = {
  office: Place;
  home: Place;
  /** What the provider lets through, in the place of what it had; nothing is kept back by an empty list. */
  firewall(rules: readonly string[]): Promise<void>;
  /**
   * Whatever connections the home has now lead nowhere any more, and nobody is told: so does a router that forgot them. New
   * ones pass, where the firewall lets them.
   */
  forgetConnections(): Promise<void>;
  /** The home gets another address, as a phone does between Wi-Fi and its operator. */
  moveHome(): Promise<void>;
  /**
   * So many kilobits a second pass from now on, with a queue of a second before them; null: as many as there are. Both ways, or
   * from the home up alone.
   */
  slow(kilobits: number | null, way?: 'up'): Promise<void>;
  /**
   * The office stands behind NAT from now on: its machine has an address within, which nobody outside reaches, and what
   * comes to the office's port `outer` goes on to the machine's port `inner`, over UDP and TCP. Answers the address within.
   */
  translate(outer: number, inner: number): Promise<string>;
  /** The home's provider gives IPv6 alone; the office has both. Answers the office's address there. */
  takeIPv4Away(): Promise<string>;
  close(): Promise<void>;
};

let made = 0;

export async function openNetwork(): Promise<Network> {
  const name = `qb${process.pid}x${made++}`;
  const [office, home] = [`${name}o`, `${name}h`];
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-network-'));
  await chmod(folder, 0o755);
  const at = (place: string, ...words: string[]) => run('ip', ['-n', place, ...words]);
  const close = async () => {
    for (const place of [office, home]) await run('ip', ['netns', 'delete', place]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const place of [office, home]) await run('ip', ['netns', 'add', place]);
    // Both ends of the line are put where they belong as they are made: nothing of it is ever seen from outside.
    await at(office, 'link', 'add', 'line', 'type', 'veth', 'peer', 'name', 'line', 'netns', home);
    await at(office, 'address', 'add', `${OFFICE}/24`, 'dev', 'line');
    await at(home, 'address', 'add', `${HOME}/24`, 'dev', 'line');
    for (const place of [office, home])
      for (const link of ['lo', 'line']) await at(place, 'link', 'set', link, 'up');
    await at(home, 'route', 'add', 'default', 'via', OFFICE);
  } catch (error) {
    await close();
    throw error;
  }
  let address = HOME;
  let standing: readonly string[] = [];
  const slowed = new Set<string>();
  const write = async (place: string, table: readonly string[]) => {
    const file = join(folder, `rules-${place}.nft`);
    await writeFile(file, [...table, ''].join('\n'));
    await run('ip', ['netns', 'exec', place, 'nft', '-f', file]);
  };
  const load = async (rules: readonly string[]) => {
    const table = ['flush ruleset', 'table inet provider {'];
    for (const [way, hook, link] of [
      ['out', 'output', 'oifname'],
      ['in', 'input', 'iifname'],
    ] as const) {
      const mine = rules
        .filter((rule) => rule.startsWith(`${way}: `))
        .map((rule) => rule.slice(way.length + 2));
      table.push(`chain ${way} { type filter hook ${hook} priority 0; ${link} "lo" accept;`, ...mine, '}');
    }
    await write(home, [...table, '}']);
  };
  const firewall = (rules: readonly string[]) => load((standing = rules));
  return {
    office: await placeIn(folder, office, OFFICE),
    home: await placeIn(folder, home, HOME),
    firewall,
    async forgetConnections() {
      const { stdout } = await run('ip', ['netns', 'exec', home, 'ss', '-tunaH']);
      const ports = (protocol: string) => {
        const rows = stdout.split('\n').filter((row) => row.startsWith(protocol));
        return [...new Set(rows.map((row) => /:(\d+)$/.exec(row.trim().split(/\s+/)[4] ?? '')?.[1]))].filter(
          Boolean,
        );
      };
      const forgotten = ['tcp', 'udp']
        .map((protocol) => [protocol, ports(protocol).join(', ')])
        .filter(([, list]) => list !== '')
        .flatMap(([protocol, list]) => [
          `out: ${protocol} sport { ${list} } drop`,
          `in: ${protocol} dport { ${list} } drop`,
        ]);
      await load([...standing, ...forgotten]);
    },
    async moveHome() {
      const next = address === HOME ? ANOTHER_HOME : HOME;
      await at(home, 'address', 'delete', `${address}/24`, 'dev', 'line');
      await at(home, 'address', 'add', `${next}/24`, 'dev', 'line');
      await at(home, 'route', 'replace', 'default', 'via', OFFICE);
      address = next;
    },
    async slow(kilobits, way) {
      for (const place of way === 'up' ? [home] : [office, home]) {
        const queue = ['-n', place, 'qdisc'];
        if (kilobits === null) {
          if (slowed.delete(place)) await run('tc', [...queue, 'delete', 'dev', 'line', 'root']);
        } else {
          slowed.add(place);
          const rate = ['tbf', 'rate', `${kilobits}kbit`, 'burst', '3kb', 'latency', '1s'];
          await run('tc', [...queue, 'replace', 'dev', 'line', 'root', ...rate]);
        }
      }
    },
    async translate(outer, inner) {
      await at(office, 'address', 'add', `${WITHIN}/32`, 'dev', 'lo');
      const onward = `ip daddr ${OFFICE} meta l4proto { tcp, udp } th dport ${outer} dnat to ${WITHIN}:${inner};`;
      await write(office, [
        'table ip router {',
        // Before the NAT, which writes the address within into what it sends on.
        `chain closed { type filter hook prerouting priority -300; iifname "line" ip daddr ${WITHIN} drop; }`,
        `chain outside { type nat hook prerouting priority -100; ${onward} }`,
        // Whoever is in the office is told the outer address too.
        `chain inside { type nat hook output priority -100; ${onward} }`,
        '}',
      ]);
      return WITHIN;
    },
    async takeIPv4Away() {
      // No other machine is there that could have the address: nobody waits to be told so.
      await at(office, 'address', 'add', `${OFFICE_IPV6}/64`, 'dev', 'line', 'nodad');
      await at(home, 'address', 'add', `${HOME_IPV6}/64`, 'dev', 'line', 'nodad');
      await at(home, 'address', 'delete', `${address}/24`, 'dev', 'line');
      return OFFICE_IPV6;
    },
    close,
  };
}

const OFFICE = '10.213.7.1';
const HOME = '10.213.7.2';
const ANOTHER_HOME = '10.213.7.77';
const WITHIN = '10.213.8.1';
const OFFICE_IPV6 = 'fd21:3707::1';
const HOME_IPV6 = 'fd21:3707::2';

async function placeIn(folder: string, namespace: string, address: string): Promise<Place> {
  const within = ['ip', 'netns', 'exec', namespace];
  const chromium = join(folder, `chromium-${namespace}`);
  const real = process.env.CHROMIUM ?? chromiumPath();
  await writeFile(chromium, `#!/bin/sh\nexec ${within.join(' ')} '${real}' "$@"\n`, { mode: 0o755 });
  return { address, within, chromium };
}
