import { absent, fiveOthers, idOf, ownFace, ownVoice, person, presenting, silent, type Who } from './cast.ts';
import type { Scene } from './scene.ts';

type Change = Partial<Omit<Scene, 'self' | 'people'>>;
type Self = Scene['self'];
type Others = Scene['people'];

/** The states that each side of a talk of two may be in. */
function ofTwo(self: 'applicant' | 'official'): Record<string, () => Scene> {
  const other = self === 'applicant' ? 'aigerim' : 'ghani';
  const when = (change: Change) => () => ({ self, people: [person(other)], ...change });
  const whileOther = (is: () => Others[number], change: Change = {}) => {
    return () => ({ self, people: [is()], ...change });
  };
  const notThere = () => absent(other);
  return {
    live: when({ speaking: new Set([idOf(other)]) }),
    'connecting takes long': whileOther(notThere, { state: { kind: 'connecting' }, takesLong: true }),
    'the other is not there yet': whileOther(notThere, { session: 'connecting' }),
    'the other has lost the connection': whileOther(() => person(other, { cut: true })),
    'the other’s picture has stopped': whileOther(() => person(other, { stopped: ['camera'] })),
    'the other’s voice has stopped': whileOther(() => person(other, { stopped: ['microphone'] })),
    'the other’s connection is weak': whileOther(() => person(other, { weak: true })),
    'the other is silent and unseen': whileOther(() => silent(other)),
    'the other shows a screen': whileOther(() => presenting(other)),
    'not heard': when({ undelivered: ['microphone'] }),
    'not seen': when({ undelivered: ['camera'] }),
    'neither heard nor seen': when({ undelivered: ['camera', 'microphone'] }),
    'own screen is not seen': when({ undelivered: ['screen'], sharing: true }),
    'own connection is weak': when({ weak: true }),
    'own picture is left out': when({ easing: ['up'], weak: true }),
    'pictures are left out both ways': when({ easing: ['up', 'down'], weak: true }),
    'this line does not bear the other’s picture': whileOther(() => person(other, { leftOut: ['camera'] })),
    'the pictures of others are left out': when({ easing: ['down'] }),
    'voice alone': when({ voiceOnly: true, weak: true }),
    'sound is blocked': when({ soundBlocked: true }),
    'microphone refused': when({ microphone: { state: 'blocked' } }),
    'microphone missing': when({ microphone: { state: 'missing' } }),
    'microphone busy': when({ microphone: { state: 'busy' } }),
    'a phone call took the microphone': () => ({
      ...{ self, people: [person(other)], microphone: { state: 'interrupted', track: ownVoice() } },
    }),
    'a phone call took the camera': () => ({
      ...{ self, people: [person(other)], camera: { state: 'interrupted', track: ownFace() } },
    }),
    'camera refused': when({ camera: { state: 'blocked' } }),
    'camera missing': when({ camera: { state: 'missing' } }),
    'camera busy': when({ camera: { state: 'busy' } }),
    'camera lost': when({ camera: { state: 'lost' } }),
    'silent and unseen': when({ microphoneOn: false, camera: { state: 'closed' } }),
    'cut off': when({ cutOff: 'camera', camera: { state: 'closed' } }),
    'shows a screen': when({ sharing: true }),
    'own screen is left out': when({ sharing: true, easing: ['up'], weak: true }),
    reconnecting: when({ state: { kind: 'reconnecting' }, takesLong: true }),
    paused: when({ session: 'paused' }),
    'taken over': when({ state: { kind: 'takenOver' } }),
    failed: when({ state: { kind: 'failed', code: 'MEDIA_UNAVAILABLE' } }),
    writing: when({ writing: 'Қаулының нөмірі' }),
    'everything at once': when({
      ...{ weak: true, easing: ['up'], sharing: true, cutOff: 'microphone', soundBlocked: true },
      ...{ microphone: { state: 'blocked' }, undelivered: ['microphone'] },
    }),
  };
}

/** Six people, each in another state. */
const six = (self: Who) =>
  fiveOthers(self, {
    madina: person('madina', { cut: true }),
    gulzhazira: person('gulzhazira', { hand: true, weak: true }),
    daulet: silent('daulet', { hand: true }),
    vsevolod: person('vsevolod', { stopped: ['camera'] }),
  });
const sixAndScreen = (self: Who) => fiveOthers(self, { gulzhazira: presenting('gulzhazira') });
const three = (self: Who) => [
  person(self === 'ghani' ? 'aigerim' : 'ghani'),
  person('madina', { hand: true }),
];
const four = () => [person('aigerim'), person('madina'), person('daulet')];

const of = (self: Self, people: () => Others, change: Change = {}) => {
  return (): Scene => ({ self, people: people(), ...change });
};

const OF_MORE: Record<string, () => Scene> = {
  'applicant: three, one asks for the word': of('applicant', () => three('ghani'), { hand: true }),
  'applicant: three alike': of('applicant', () => three('ghani'), { alike: true }),
  'applicant: four alike': of('applicant', four, { alike: true }),
  'applicant: six': of('applicant', () => six('ghani')),
  'applicant: six alike': of('applicant', () => six('ghani'), { alike: true }),
  'applicant: six and a screen': of('applicant', () => sixAndScreen('ghani')),
  'applicant: six and the chat': of('applicant', () => six('ghani'), { writing: 'Қаулының нөмірі' }),
  'applicant: six on a weak line': of('applicant', () => six('ghani'), { easing: ['up'], weak: true }),
  'official: three, one asks for the word': of('official', () => three('aigerim')),
  'official: six': of('official', () => six('aigerim')),
  'official: six alike': of('official', () => six('aigerim'), { alike: true }),
  'official: six and a screen': of('official', () => sixAndScreen('aigerim')),
  'interpreter: three': of('interpreter', () => [person('ghani'), person('aigerim')]),
  'interpreter: six': of('interpreter', () => six('madina'), { hand: true }),
  'interpreter: microphone refused': of('interpreter', () => [person('ghani'), person('aigerim')], {
    microphone: { state: 'blocked' },
  }),
};

const named = (self: 'applicant' | 'official') =>
  Object.fromEntries(Object.entries(ofTwo(self)).map(([name, scene]) => [`${self}: ${name}`, scene]));

/** Each made anew when it is shown: what it holds lives as long as its page. */
export const SCENES: Record<string, () => Scene> = {
  ...named('applicant'),
  ...named('official'),
  ...OF_MORE,
};
