import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { office } from '../server/contract/catalogue.ts';
import { COMMANDS, type CommandName } from '../server/contract/commands.ts';
import { ERRORS } from '../server/contract/errors.ts';
import { handshake, announced, SERVER_EVENTS, streamEvents, streamName } from '../server/contract/events.ts';
import { id, instant } from '../server/contract/ids.ts';
import { localised } from '../server/contract/language.ts';
import { personName } from '../server/contract/person.ts';
import { participantView, sessionView } from '../server/contract/session.ts';
import { sessionState } from '../server/contract/session-state.ts';
import * as guide from '../server/contract/signalling-guide.ts';
import * as media from '../server/contract/signalling.ts';
import { ticketState, ticketView } from '../server/contract/ticket.ts';
import { SETTINGS } from '../server/compose.ts';
import { LIMITS } from '../server/limits.ts';
import { CEILINGS, MAX_INCOMING_BITRATE } from '../media/mediasoup/settings.ts';
import { MAX_MESSAGE_BYTES, MAX_WAITING_SIGNALS, PING } from '../server/socket/server.ts';
import { shapeText } from './shape-text.ts';

/** `npm run docs:signalling`: writes docs/signalling.md from the contract. A test says when that was forgotten. */
const PATH = 'docs/signalling.md';
const SHAPES = {
  Uuid: id,
  Instant: instant,
  Stream: streamName,
  Localised: localised,
  PersonName: personName,
  TicketState: ticketState,
  SessionState: sessionState,
  Source: media.mediaSource,
  Kind: media.mediaKind,
  Direction: media.direction,
  RtpCapabilities: media.rtpCapabilities,
  RtpParameters: media.rtpParameters,
  DtlsParameters: media.dtlsParameters,
  SctpStreamParameters: media.sctpStreamParameters,
  IceParameters: media.iceParameters,
  IceCandidate: media.iceCandidate,
  Transport: media.transport,
  Admission: media.admission,
  IceServer: media.iceServer,
  Consumer: media.consumer,
  Session: sessionView,
  Participant: participantView,
} satisfies Record<string, z.ZodType>;

const names = z.registry<{ id: string }>();
for (const [name, schema] of Object.entries(SHAPES)) names.add(schema, { id: name });

/** What of the larger answers a client in a talk needs. */
const PARTS: Partial<Record<CommandName, z.ZodType>> = {
  'catalogue.read': z.object({ offices: z.array(office.pick({ id: true, name: true, services: true })) }),
  'ticket.read': ticketView.pick({
    ticketId: true,
    visitId: true,
    state: true,
    prepare: true,
    call: true,
    moved: true,
    session: true,
  }),
};

const FIGURES: Record<string, number> = {
  pingSeconds: PING.pingInterval / 1000,
  pingTimeoutSeconds: PING.pingTimeout / 1000,
  messageKilobytes: MAX_MESSAGE_BYTES / 1024,
  graceSeconds: SETTINGS.mediaGraceMs / 1000,
  signals: LIMITS.signal.points,
  signalSeconds: LIMITS.signal.seconds,
  commands: LIMITS.command.points,
  queries: LIMITS.query.points,
  anyone: LIMITS.anyone.points,
  anyoneSeconds: LIMITS.anyone.seconds,
  engineSeconds: SETTINGS.mediaTurnMs / 1000,
  sendMegabits: MAX_INCOMING_BITRATE / 1_000_000,
  microphoneKilobits: CEILINGS.microphone / 1_000,
  cameraMegabits: CEILINGS.camera / 1_000_000,
  screenMegabits: CEILINGS.screen / 1_000_000,
  waiting: MAX_WAITING_SIGNALS,
};

export function signallingDoc(): string {
  const text = [
    '# Signalling: writing another client',
    '_Made from the contract by `npm run docs:signalling`; change it there (`server/contract/signalling-guide.ts` has the words)._',
    guide.INTRODUCTION,
    ...guide.WAYS_IN.map(section),
    section(guide.CAPABILITY),
    ...(['catalogue.read', 'ticket.take', 'ticket.open', 'ticket.read', 'staff.signIn'] as const).map(
      message,
    ),
    section(guide.CONNECTING),
    section(guide.WATCHING),
    ...guide.JOINING.map(section),
    '## Messages to the server',
    'Each is asked over a socket. Input, then what `output` of the answer holds.',
    ...Object.keys(guide.MESSAGES).map((name) => message(name as guide.MediaMessage)),
    '## Events from the server',
    'Told to one page over its socket, without an acknowledgement.',
    ...Object.keys(guide.EVENTS).map((name) => event(name as guide.MediaEvent)),
    ...guide.HOLDS.map(section),
    '## Shapes',
    typescript(...Object.keys(SHAPES).map(shape)),
    '## Codes',
    codes(),
  ].join('\n\n');
  return `${text.replace(/\{(\w+)\}/g, (whole, name: string) => String(FIGURES[name] ?? whole))}\n`;
}

function section({ title, words }: { title: string; words: string }): string {
  const filled = words
    .replace('{{Handshake}}', `type Auth = ${shapeText(handshake, names, 'input')};`)
    .replace('{{announced}}', `type Announced = ${shapeText(announced, names, 'output')};`)
    .replace('{{streamRows}}', streamRows());
  return `## ${title}\n\n${filled}`;
}

/** The streams that tell of a call and of a talk. */
function streamRows(): string {
  const rows = {
    'ticket.changed': 'ticket',
    'session.changed': 'session',
    'participant.changed': 'session',
  } as const;
  return Object.entries(rows)
    .map(([type, stream]) => {
      const payload = shapeText(streamEvents[type as keyof typeof rows], names, 'output').replace(
        /\s+/g,
        ' ',
      );
      return `| \`${type}\` | \`${stream}\` | \`${payload.replaceAll('|', '\\|')}\` |`;
    })
    .join('\n');
}

function message(name: CommandName): string {
  const { kind, by, input, output } = COMMANDS[name];
  const { words = '', fields = {} } = guide.MESSAGES[name as guide.MediaMessage] ?? {};
  const part = PARTS[name];
  const types = [
    `type Input = ${shapeText(input, names, 'input', fields)};`,
    `type Output = ${shapeText(part ?? output, names, 'output')};${part ? ' // and more, for pages' : ''}`,
  ];
  return [`### ${name}`, `_${kind}; by ${BY[by]}_`, words, typescript(...types)].filter(Boolean).join('\n\n');
}

const BY = {
  anyone: 'anyone',
  ticket: 'the holder of the ticket',
  staff: 'staff',
  ticketOrStaff: 'a participant',
  account: 'an account',
};

function event(name: guide.MediaEvent): string {
  const payload = `type Payload = ${shapeText(SERVER_EVENTS[name], names, 'output')};`;
  return [`### ${name}`, guide.EVENTS[name], typescript(payload)].join('\n\n');
}

function shape(name: string): string {
  const { words, fields } = guide.SHAPES[name] ?? {};
  const type = shapeText(SHAPES[name as keyof typeof SHAPES], names, 'input', fields);
  return `type ${name} = ${type};${words ? ` // ${words}` : ''}`;
}

const typescript = (...lines: string[]) => ['```ts', ...lines, '```'].join('\n');

function codes(): string {
  const rows = Object.entries(guide.CODES).map(
    ([code, words]) => `| \`${code}\` | ${ERRORS[code as keyof typeof ERRORS]} | ${words} |`,
  );
  const others = Object.keys(ERRORS).filter((code) => !(code in guide.CODES));
  return (
    ['| code | HTTP | what to do |\n|---|---|---|', `${rows.join('\n')}`].join('\n') +
    `\n\nOther commands answer others of the same closed set: ${others.map((code) => `\`${code}\``).join(', ')}.`
  );
}

if (import.meta.main) writeFileSync(PATH, signallingDoc());
