import type { PersonName } from '../../server/contract/person.ts';
import type { ParticipantKind } from '../../server/contract/session-state.ts';
import type { RemotePerson } from '../../client/lib/call/index.ts';
import { face, paper, voice } from './pictures.ts';

/** Who there is in the gallery; some have names as long as names get. */
const CAST = {
  ghani: { kind: 'applicant', surname: 'Әбілқасымов', givenName: 'Ғани', hue: 28 },
  aigerim: { kind: 'official', surname: 'Нұрланова', givenName: 'Айгерім', hue: 200 },
  madina: { kind: 'interpreter', surname: 'Тұрғанбекова', givenName: 'Мәдина', hue: 320 },
  gulzhazira: {
    ...{ kind: 'invited', hue: 90 },
    ...{ surname: 'Абдрахманова-Жүнісбекова', givenName: 'Гүлжазира' },
  },
  daulet: { kind: 'representative', surname: 'Оспанов', givenName: 'Дәулет', hue: 260 },
  vsevolod: { kind: 'observer', surname: 'Константинопольский', givenName: 'Всеволод', hue: 150 },
} as const satisfies Record<string, { kind: ParticipantKind; hue: number } & PersonName>;
export type Who = keyof typeof CAST;

/** Their id in a talk, of the form that ids have. */
export const idOf = (who: Who): string =>
  `00000000-0000-4000-8000-${String(Object.keys(CAST).indexOf(who)).padStart(12, '0')}`;
export const nameOf = (who: Who): PersonName => {
  const { surname, givenName } = CAST[who];
  return { surname, givenName };
};
export const ownFace = () => face('self', 45);
export const ownVoice = () => voice('self');

/** Somebody in the talk who is heard and seen, but for what is said of them. */
export const person = (who: Who, change: Partial<RemotePerson> = {}): RemotePerson => ({
  ...{ participantId: idOf(who), kind: CAST[who].kind, name: nameOf(who), joined: true },
  streams: {
    microphone: { track: voice(who), paused: false },
    camera: { track: face(who, CAST[who].hue), paused: false },
  },
  ...change,
});

/** Neither heard nor seen, by their own will. */
export const silent = (who: Who, change: Partial<RemotePerson> = {}): RemotePerson => {
  const { streams } = person(who);
  const held = Object.entries(streams).map(([source, stream]) => [source, { ...stream, paused: true }]);
  return person(who, { streams: Object.fromEntries(held), ...change });
};

export const presenting = (who: Who): RemotePerson =>
  person(who, { streams: { ...person(who).streams, screen: { track: paper(), paused: false } } });

/** On the roster, and not there. */
export const absent = (who: Who): RemotePerson => person(who, { joined: false, streams: {} });

/** Everyone else in a talk of six, as one of them sees it. */
export const fiveOthers = (self: Who, of: Partial<Record<Who, RemotePerson>> = {}): RemotePerson[] =>
  (Object.keys(CAST) as Who[]).filter((who) => who !== self).map((who) => of[who] ?? person(who));
