import { Client } from 'pg';
import type { Passwords } from './passwords.ts';

export const roleNames = { owner: 'qabyldau_owner', app: 'qabyldau_app' } as const;
const database = 'qabyldau';

/** The URL with which a role signs in. */
export function urlOf(
  role: keyof typeof roleNames,
  passwords: Passwords,
  port: number,
  toDatabase = database,
): string {
  return `postgresql://${roleNames[role]}:${passwords[role]}@127.0.0.1:${port}/${toDatabase}`;
}

/**
 * The server's role, which may sign in and nothing else, and the database. What the role may do in it is for the
 * migrations to say.
 */
export async function ensureRolesAndDatabase(port: number, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: urlOf('owner', passwords, port, 'postgres') });
  await client.connect();
  try {
    if (!(await exists(client, 'SELECT FROM pg_roles WHERE rolname = $1', roleNames.app))) {
      await client.query(
        `CREATE ROLE ${roleNames.app} LOGIN PASSWORD ${client.escapeLiteral(passwords.app)}`,
      );
    }
    if (!(await exists(client, 'SELECT FROM pg_database WHERE datname = $1', database))) {
      await client.query(`CREATE DATABASE ${database} OWNER ${roleNames.owner}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${roleNames.app}`);
  } finally {
    await client.end();
  }
}

async function exists(client: Client, question: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(question, [name]);
  return rowCount === 1;
}
