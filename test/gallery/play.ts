import type { CommandName, Output } from '../../server/contract/commands.ts';
import type { DeskView, LineEntry } from '../../server/contract/desk.ts';
import type { PersonInNeed } from '../../server/contract/interpreter.ts';
import type { SessionView } from '../../server/contract/session.ts';
import type { TicketView } from '../../server/contract/ticket.ts';
import { BUDGETS } from '../../client/lib/call/budgets.ts';
import { Easing } from '../../client/lib/call/easing.svelte.ts';
import { LocalMedia, type Call } from '../../client/lib/call/index.ts';
import { Timings } from '../../client/lib/call/timings.ts';
import type { Connection } from '../../client/lib/connection.svelte.ts';
import { keep } from '../../client/lib/kept.ts';
import { FollowedTicket } from '../../client/pages/applicant/ticket.svelte.ts';
import { keepChat } from '../../client/pages/call/chat/keptChat.ts';
import { idOf, nameOf, ownFace, ownVoice } from './cast.ts';
import type { Scene } from './scene.ts';

const id = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const SESSION = id(1);
export const DESK = id(2);
const VISIT = id(3);
const QUEUE = id(4);
const TICKET = id(5);
const SELF = { applicant: 'ghani', official: 'aigerim', interpreter: 'madina' } as const;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const nothing = () => {};
const done = async () => {};

/** What the page's browser and this device would bring along, before the page is there. */
export function prepare({ alike, writing, takesLong, soundBlocked }: Scene): void {
  keep('local', 'qabyldau.layout', alike ? 'all' : null);
  keepChat(SESSION, { text: writing ?? '', seen: 3 });
  Object.assign(BUDGETS, { takesLong: takesLong ? 0 : 600_000 });
  HTMLAudioElement.prototype.play = soundBlocked
    ? () => Promise.reject(new DOMException('', 'NotAllowedError'))
    : HTMLMediaElement.prototype.play;
}

/** The call and the connection that a page of this scene is given. */
export function playedBy(scene: Scene): { call: Call; connection: Connection } {
  return { call: callOf(scene), connection: connectionOf(scene) };
}

/** All that pages read of a call, by its own types; what they ask it to do comes to nothing. */
function callOf({ people, microphone, microphoneOn, camera, easing, ...told }: Scene): Call {
  const local = new LocalMedia();
  local.microphone = microphone ?? { state: 'open', track: ownVoice() };
  local.camera = camera ?? { state: 'open', track: ownFace() };
  local.microphoneOn = microphoneOn ?? true;
  const eased = new Easing({
    mine: { hasPicture: true, easePicture: nothing },
    remote: { hasPictures: true, easePictures: nothing },
  });
  for (const way of easing ?? []) eased[way] = true;
  const shown: Pick<Call, keyof Call> = {
    ...{ visitId: VISIT, local, timings: new Timings(), easing: eased, people, state: { kind: 'live' } },
    ...{ voiceOnly: false, weak: false, hand: false, sharing: false, undelivered: [], cutOff: null },
    speaking: new Set(),
    ...told,
    ...{ prepare: done, join: done, leave: done, setCamera: done, share: done, tryPictures: done },
    ...{ meet: nothing, lookAt: nothing, setMicrophone: nothing, raiseHand: nothing },
    ...{ end: nothing, close: nothing },
  };
  return shown as Call;
}

/** A server that answers what a talk is read by, and else leaves the page waiting. */
function connectionOf(scene: Scene): Connection {
  const answers: { [N in CommandName]?: Output<N> } = {
    'session.read': sessionOf(scene),
    'session.readChat': { messages: chatOf(scene) },
    'desk.read': deskRead(scene),
    'record.read': { visitId: VISIT, version: 1, notes: '', outcome: null, answer: null, closedAt: null },
  };
  const call = <N extends CommandName>(name: N) =>
    name in answers ? Promise.resolve(answers[name] as Output<N>) : new Promise<Output<N>>(nothing);
  return {
    ...{ state: scene.connection ?? 'live', ended: false, call, press: call },
    ...{ onEnded: () => nothing, on: () => nothing, renew: nothing, inTalk: nothing, close: nothing },
    watch(_stream, { onStale }) {
      queueMicrotask(onStale);
      return nothing;
    },
  };
}

function sessionOf({ self, people, session = 'live' }: Scene): SessionView {
  const others = people.map(({ participantId, kind, name, joined }) => ({
    ...{ participantId, kind: kind!, name: name!, joined, you: false, language: 'kk' as const },
  }));
  const you = {
    ...{ participantId: idOf(SELF[self]), kind: self, name: nameOf(SELF[self]) },
    ...{ joined: true, you: true, language: 'kk' as const },
  };
  const liveAt = session === 'connecting' ? null : ago(4);
  return {
    ...{ sessionId: SESSION, visitId: VISIT, label: 'A-017', state: session },
    ...{ calledAt: ago(5), liveAt, endedAt: null, participants: [you, ...others] },
  };
}

const SAID = [
  ['ghani', 'Өтініш нөмірі: 14-2'],
  ['aigerim', 'Рахмет, көрдім. Қаулының көшірмесін жіберіңізші.'],
  ['ghani', 'Қазір жіберемін.'],
] as const;
const chatOf = ({ self }: Scene): Output<'session.readChat'>['messages'] =>
  SAID.map(([who, words], at) => ({
    ...{ messageId: id(20 + at), seq: at + 1, at: ago(3 - at), you: who === SELF[self] },
    ...{ kind: who === 'ghani' ? 'applicant' : 'official', name: nameOf(who), words },
  }));

const three = (words: string) => ({ kk: words, ru: words, en: words });
const entry: LineEntry = {
  ...{ ticketId: TICKET, visitId: VISIT, label: 'A-017', state: 'in_session', name: nameOf('ghani') },
  ...{ serviceName: three('Прокурор қабылдауы'), receptionLanguage: 'kk', interpreterFor: null },
  ...{ essence: 'Тергеушінің әрекетіне шағым', takenAt: ago(40), callable: false, waitsFor: null },
  ...{ bookedFor: null, claim: null, outOfTown: null, act: null, calls: 1, reachable: true },
  deviceVerdict: null,
};

const NO_ESTIMATE = { openDesks: 1, meanSeconds: 600, spreadSeconds: 60, learntFrom: 5, nextBreak: null };

function deskRead({ session = 'live' }: Scene): Output<'desk.read'> {
  const desk: DeskView = {
    ...{ deskId: DESK, queueId: QUEUE, label: '1', queueName: three('Қабылдау') },
    ...{ officeName: three('Алмалы ауданының прокуратурасы'), state: 'open', presence: 'in_session' },
    ...{ pauseReason: null, holder: nameOf('aigerim'), yours: true, offeredToYou: false, offeredTo: null },
    ...{ fence: 1, keepEveryMs: 600_000 },
    current: {
      ...{ ticket: entry, sessionId: SESSION, sessionState: session },
      ...{ calledAt: ago(5), answerBy: null, waitsAsked: 0 },
    },
  };
  return {
    ...{ desk, line: [], others: [], waiting: 0, notCallable: 0, outOfTown: 0, offers: [] },
    ...{ estimate: NO_ESTIMATE, mayRefuse: false, noShow: 'setAside', at: new Date().toISOString() },
  };
}

/** The holder's ticket as their page follows it; the page of the talk reads but these two of it. */
export function ticketOf(connection: Connection): FollowedTicket {
  const ticket = new FollowedTicket(TICKET, '');
  ticket.connection = connection;
  ticket.view = { ticketId: TICKET, visitId: VISIT } as TicketView;
  return ticket;
}

export const personInNeed: PersonInNeed & { session: NonNullable<PersonInNeed['session']> } = {
  ...{ ticketId: TICKET, label: 'A-017', queueId: QUEUE, queueName: entry.serviceName },
  ...{ officeName: three('Алмалы ауданының прокуратурасы'), language: 'oʻzbekcha', receptionLanguage: 'ru' },
  ...{ state: 'in_session', takenAt: ago(40), bookedFor: null, ahead: null, taken: 'you', ready: false },
  session: {
    ...{ sessionId: SESSION, visitId: VISIT, state: 'live', calledAt: ago(5), desk: '1', answered: true },
  },
};
