import * as fc from 'fast-check';
import { COMMAND_NAMES, SOCKET_ONLY } from '../../server/contract/commands.ts';
import { SERVER_EVENTS } from '../../server/contract/events.ts';

/** One thing that a broken or hostile page does. Plain data, so that a seed gives the same cases again. */
export type Case = {
  who: Who;
  name: string;
  mutations: Mutation[];
  frame: Frame;
  /** Said so many times at once. */
  times: number;
};
export const WHO = ['applicant', 'official', 'stranger', 'interpreter', 'passerBy'] as const;
export type Who = (typeof WHO)[number];
/** `at` picks a place in the right input, whatever that is by then. */
export type Mutation =
  | { do: 'replace'; at: number; by: Weird }
  | { do: 'remove'; at: number }
  | { do: 'add'; at: number; name: string; value: Weird }
  | { do: 'repeat'; at: number; times: number }
  /** The same id in other letters. */
  | { do: 'shout'; at: number };
/** `foreign` is an id of somebody else's, or of another kind. */
export type Weird = { value: unknown } | { foreign: number } | { nested: number } | { bytes: number };
/** How it is put on the wire. */
export type Frame =
  | 'usual'
  | 'keyed'
  | 'sameKey'
  | 'badKey'
  | 'bare'
  | 'noBody'
  | 'bytes'
  | 'moreArguments'
  | 'noAck'
  | 'numberAck'
  | 'objectAck'
  | { raw: string; attachment: boolean };

/** What a page asks in a talk; all of it goes over a socket alone, but for the capabilities. */
export const ASKED: readonly string[] = [...SOCKET_ONLY, 'media.capabilities', 'watch', 'unwatch'];

/** Names that nobody listens to, or that mean something to a library. */
const STRANGE_NAMES = [
  ...COMMAND_NAMES.filter((name) => !ASKED.includes(name)),
  ...Object.keys(SERVER_EVENTS),
  ...['error', 'message', 'ping', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['', ' ', 'media', 'media.', 'media.produce ', 'MEDIA.PRODUCE', 'session.join\u0000', '🎤'],
];

const DEPTH = 30_000;
/** Deeper than any program's own stack; only text can say it. */
const deep = (inside: string) => '['.repeat(DEPTH) + inside + ']'.repeat(DEPTH);

/** Packets that Socket.IO's own client would not send. */
const RAW = [
  `27["media.produce",{"input":${deep('')}}]`,
  `451-7["media.produce",${deep('{"_placeholder":true,"num":0}')}]`,
  ...[
    '2',
    '2{}',
    '2[]',
    '2[1]',
    '2[null]',
    '2["connect"]',
    '2["disconnect"]',
    '2["disconnecting"]',
    '27["newListener",{}]',
    '2["x"',
  ],
  ...['29999999999999999999["media.capabilities",{}]', '2-1["media.capabilities",{}]', '3["x"]', '3999["x"]'],
  '451-["media.produce",{"_placeholder":true,"num":0}]',
  '45999999-["media.produce",{}]',
  '451-["media.produce",{"_placeholder":true,"num":-1}]',
  ...['46', '47', '4', '0/admin,{}', '0{"as":{}}', '1', '/', '\u0000', '2/other,["media.capabilities",{}]'],
];

const POISON = JSON.parse(
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
) as object;

const weird: fc.Arbitrary<Weird> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<unknown>(
        ...[null, true, false, 0, -1, 0.5, NaN, Infinity, 1e308, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 63)],
        ...['', ' ', '0', 'null', '\u0000', '\ud800', '../../etc/passwd', "' OR 1=1 --", 'a'.repeat(64)],
        ...['a'.repeat(300), 'a'.repeat(20_000), '-'.repeat(36), 'queue:' + '-'.repeat(36), '\u202e'],
        ...[[], {}, [[]], [null], POISON, { length: 2 ** 31 }, { toJSON: 1 }, { then: 1 }, { key: 1 }],
      )
      .map((value) => ({ value })),
  },
  { weight: 3, arbitrary: fc.nat(200).map((foreign) => ({ foreign })) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.constantFrom(10, 200, 1_000).map((nested) => ({ nested })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 5_000).map((bytes) => ({ bytes })) },
);

const at = fc.nat(500);
const fieldName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', 'length', 'id', 'paused'),
  fc.string({ maxLength: 8 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('replace' as const), at, by: weird }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), at, name: fieldName, value: weird }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('repeat' as const), at, times: fc.constantFrom(2, 9, 100) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('shout' as const), at }) },
);

const frame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 60, arbitrary: fc.constant<Frame>('usual') },
  {
    weight: 20,
    arbitrary: fc.constantFrom<Frame>(
      ...(['keyed', 'sameKey', 'badKey', 'bare', 'noBody', 'bytes'] as const),
      ...(['moreArguments', 'noAck', 'numberAck', 'objectAck'] as const),
    ),
  },
  { weight: 1, arbitrary: fc.record({ raw: fc.constantFrom(...RAW), attachment: fc.boolean() }) },
);

const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ASKED) },
  { weight: 1, arbitrary: fc.constantFrom(...STRANGE_NAMES) },
);

/** Mostly whoever may ask it, so that it comes far. */
const whoAsks = (asked: string): fc.Arbitrary<Who> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Who>(...mayAsk(asked)) },
    { weight: 1, arbitrary: fc.constantFrom<Who>(...WHO) },
  );

function mayAsk(asked: string): Who[] {
  if (asked.startsWith('probe.')) return ['stranger'];
  if (asked === 'interpreter.keep') return ['interpreter'];
  return asked.startsWith('desk.') ? ['official'] : ['applicant', 'official'];
}

const how = fc.record({
  // Now and then nothing is wrong with it but its moment.
  mutations: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
    { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 3 }) },
  ),
  frame,
  times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(2, 5) }),
});

const asked: fc.Arbitrary<Case> = fc
  .tuple(
    name.chain((name) => whoAsks(name).map((who) => ({ name, who }))),
    how,
  )
  .map(([asking, way]) => ({ ...asking, ...way }));

export const casesOf = (seed: number, count: number): Case[] => fc.sample(asked, { seed, numRuns: count });
