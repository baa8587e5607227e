import { demo as demoIds } from '../prisma/seed/demo.ts';
import type { DemoAccounts } from '../prisma/seed/seed.ts';

/** What the console says when the server is ready: where to go, and how to sign in as each role. */
export function welcome(url: string, demo: DemoAccounts | null, dataDir: string): string {
  const lines = [
    '',
    `Qabyldau is ready: ${url}`,
    `  an applicant starts at   ${url}/`,
    `  an official signs in at  ${url}/desk`,
    `  an administrator at      ${url}/admin`,
    ...(demo ? [`  a public board           ${url}/board/${demoIds.queues.almalyDistrict.reception}`] : []),
    ...(demo ? [`  codes and messages       ${url}/outbox`] : []),
    ...(demo ? accountLines(demo) : []),
    `Data is kept in ${dataDir}. Ctrl+C stops the server; nothing is lost.`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** One official for each kind of office, and one person of each other role: enough to walk through everything. */
function accountLines({ password, accounts }: DemoAccounts): string[] {
  const rows = accounts
    .filter(({ login }) => SHOWN.includes(login))
    .map((a) => `  ${a.login.padEnd(12)} ${a.role.padEnd(14)} ${a.name}, ${a.office.en}`);
  return ['', `Demonstration accounts, all with the password  ${password}`, ...rows, ''];
}

const SHOWN = ['aigerim', 'daulet', 'yerlan', 'asel', 'kamila', 'madina', 'zhihanger', 'bolat', 'arman'];
