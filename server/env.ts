import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const optional = <T extends z.ZodType>(of: T) =>
  z.preprocess((v) => (v === '' ? undefined : v), of.optional());

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  /** Everything this installation keeps: database, keys, files. */
  DATA_DIR: z.string().default('.data'),
  /** The server's role of a PostgreSQL of yours; unset, the server runs one of its own in DATA_DIR. */
  DATABASE_URL: optional(z.url()),
  /** The owner of that database, for migrations; unset, the same as DATABASE_URL. */
  DATABASE_OWNER_URL: optional(z.url()),
  /** The sealing keys; several servers of one database share one file. Unset, keyring.json in DATA_DIR. */
  KEYRING_FILE: optional(z.string()),
  /** Where people reach this installation, `https://qabyldau.example`; unset, where the server listens. */
  PUBLIC_URL: optional(z.url()),
  MEDIA_LISTEN_IP: z.string().default('127.0.0.1'),
  /** The address that browsers reach the media ports by, when it differs from MEDIA_LISTEN_IP. */
  MEDIA_ANNOUNCED_ADDRESS: optional(z.string()),
  /** First of the media ports, one for each worker, UDP and TCP; 0 lets the system choose. */
  MEDIA_PORT: port.default(0),
  MEDIA_WORKERS: optional(z.coerce.number().int().min(1).max(64)),
  /** How many proxies stand before the server. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Lets others than this machine read /metrics, as a bearer token. */
  METRICS_TOKEN: optional(z.string().min(16)),
  /** `off` starts with an empty system instead of the demonstration. */
  DEMO: z.enum(['on', 'off']).default('on'),
});
export type Env = Readonly<z.infer<typeof schema>>;

/** @throws Error that names each variable that is wrong */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right. Change or unset:\n  ${wrong.join('\n  ')}`);
}
