import { isIPv4 } from 'node:net';
import * as z from 'zod';
import { isLoopback } from './loopback.ts';
import { readRelayUrl } from './relay/relay-url.ts';

const port = z.coerce.number().int().min(0).max(65535);
const optional = <T extends z.ZodType>(of: T) =>
  z.preprocess((v) => (v === '' ? undefined : v), of.optional());

/** What leaves the machine leaves it encrypted. */
const httpsOrLoopback = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || isLoopback(url), 'https, or this machine itself');

/** `0.0.0.0` and `::` are no address that a browser could be told. */
const isEveryAddress = (ip: string | undefined) => ip !== undefined && /^[0:.]+$/.test(ip);
const NOWHERE = 'listening on every address, the media must be told the one that browsers reach';

const variables = z.object({
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
  /** Sends e-mail: `smtps://user:password@mail.example`, and the sender, `Qabyldau <no-reply@qabyldau.example>`. */
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  SMTP_FROM: optional(z.string().regex(/@/)),
  /** Sends SMS: a gateway that takes `POST { id, to, text }`, or a URL with `{to}` and `{text}` in it. */
  SMS_URL: optional(httpsOrLoopback),
  SMS_TOKEN: optional(z.string().min(1)),
  /** The keys that browsers' push services know this installation by; unset, vapid.json in DATA_DIR. */
  VAPID_PUBLIC_KEY: optional(z.string().length(87)),
  VAPID_PRIVATE_KEY: optional(z.string().length(43)),
  /** Who the push services turn to: `mailto:…` or `https://…`. */
  VAPID_SUBJECT: optional(z.url({ protocol: /^(mailto|https)$/ })),
  /** Origins of push services besides those of the known browsers, with commas between them. */
  PUSH_SERVICES: optional(
    z
      .string()
      .transform((list) => list.split(',').map((origin) => origin.trim()))
      .pipe(z.array(httpsOrLoopback.transform((url) => new URL(url).origin))),
  ),
  MEDIA_LISTEN_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** The address that browsers reach the media ports by, when it differs from MEDIA_LISTEN_IP. */
  MEDIA_ANNOUNCED_ADDRESS: optional(z.string()),
  /** The same ports at an address of IPv6 beside that of IPv4, for networks that have nothing else; and how browsers reach it. */
  MEDIA_LISTEN_IPV6: optional(z.ipv6()),
  MEDIA_ANNOUNCED_IPV6: optional(z.string()),
  /** First of the media ports, one for each worker, UDP and TCP; 0 lets the system choose. */
  MEDIA_PORT: port.default(0),
  /** The first of the ports that a NAT shows outside instead, at MEDIA_ANNOUNCED_ADDRESS; unset, they have the same numbers. */
  MEDIA_ANNOUNCED_PORT: optional(port.min(1)),
  /**
   * The TURN relay, with commas between its addresses: `turn:relay.example:3478?transport=udp,turns:relay.example:5349?transport=tcp`,
   * and the secret that its credentials are made with (coturn: `use-auth-secret`, `static-auth-secret`).
   */
  TURN_URLS: optional(
    z
      .string()
      .transform((list) => list.split(',').map((url) => url.trim()))
      .pipe(
        z.array(z.string().refine((url) => readRelayUrl(url) !== null, 'addresses of a relay, by RFC 7065')),
      ),
  ),
  TURN_SECRET: optional(z.string().min(16)),
  MEDIA_WORKERS: optional(z.coerce.number().int().min(1).max(64)),
  /** How many proxies stand before the server. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Lets others than this machine read /metrics, as a bearer token. */
  METRICS_TOKEN: optional(z.string().min(16)),
  /** `off` starts with an empty system instead of the demonstration. */
  DEMO: z.enum(['on', 'off']).default('on'),
});
const schema = variables
  .refine((env) => !env.SMTP_URL || env.SMTP_FROM, { path: ['SMTP_FROM'], error: 'SMTP_URL needs a sender' })
  .refine((env) => !env.TURN_URLS === !env.TURN_SECRET, {
    path: ['TURN_SECRET'],
    error: 'a relay and its secret belong together',
  })
  .refine((env) => !isEveryAddress(env.MEDIA_LISTEN_IP) || env.MEDIA_ANNOUNCED_ADDRESS, {
    path: ['MEDIA_ANNOUNCED_ADDRESS'],
    error: NOWHERE,
  })
  .refine((env) => !isEveryAddress(env.MEDIA_LISTEN_IPV6) || env.MEDIA_ANNOUNCED_IPV6, {
    path: ['MEDIA_ANNOUNCED_IPV6'],
    error: NOWHERE,
  })
  .refine((env) => !env.MEDIA_LISTEN_IPV6 || isIPv4(env.MEDIA_LISTEN_IP), {
    path: ['MEDIA_LISTEN_IPV6'],
    error: 'MEDIA_LISTEN_IP is of IPv6 already',
  })
  .refine((env) => !env.MEDIA_ANNOUNCED_IPV6 || env.MEDIA_LISTEN_IPV6, {
    path: ['MEDIA_LISTEN_IPV6'],
    error: 'what is announced must be listened on',
  })
  .refine((env) => !env.MEDIA_ANNOUNCED_PORT || env.MEDIA_PORT !== 0, {
    path: ['MEDIA_PORT'],
    error: 'a NAT that shows another port must know this one',
  })
  .refine(
    (env) =>
      !env.MEDIA_ANNOUNCED_PORT ||
      !env.MEDIA_ANNOUNCED_ADDRESS ||
      env.MEDIA_ANNOUNCED_ADDRESS !== env.MEDIA_ANNOUNCED_IPV6,
    {
      path: ['MEDIA_ANNOUNCED_IPV6'],
      error: 'with another port outside, each family needs a name of its own',
    },
  )
  .refine((env) => !env.VAPID_PUBLIC_KEY === !env.VAPID_PRIVATE_KEY, {
    path: ['VAPID_PRIVATE_KEY'],
    error: 'the two VAPID keys belong together',
  });
export type Env = Readonly<z.infer<typeof schema>>;

/** @throws Error that names each variable that is wrong */
export function readEnv(environment: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right. Change or unset:\n  ${wrong.join('\n  ')}`);
}
