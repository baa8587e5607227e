import { expect, test } from 'vitest';
import { submitAppeal } from '$contract/appeal.ts';
import type { TicketDossier } from '$contract/dossier.ts';
import type { Presence } from '$contract/presence.ts';
import { appealInput, emptyAppealDraft, sentDraft } from './appealDraft.ts';
import { judge, megabytes, sizeOf } from './fileLimits.ts';
import { nobodyReceives } from './nobodyReceives.ts';
import { handedOver, hasHandedIn, tasksOf } from './tasks.ts';

const TICKET = '018f3f7e-0000-7000-8000-000000000003';
const limits = {
  scanBytes: 15_000_000,
  scansLeft: 2,
  videosLeft: 3,
  videoBytes: 120_000_000,
  videoSeconds: 300,
};

test.each([
  ['application/pdf', 'scan', 1000, 0, null],
  ['image/heic', 'scan', 1000, 0, null],
  ['', 'scan', 1000, 0, null],
  ['application/zip', 'scan', 1000, 0, 'FILE_TYPE'],
  ['video/mp4', 'scan', 1000, 0, 'FILE_TYPE'],
  ['image/jpeg', 'scan', 15_000_001, 0, 'FILE_TOO_LARGE'],
  ['image/jpeg', 'scan', 1000, 2, 'FILES_TOO_MANY'],
  ['image/heic', 'close_up', 1000, 0, 'FILE_TYPE'],
  ['image/png', 'close_up', 1000, 2, null],
  ['video/webm;codecs=vp8,opus', 'video_message', 100_000_000, 5, null],
  ['video/webm', 'video_message', 120_000_001, 0, 'FILE_TOO_LARGE'],
] as const)('%s as %s of %d bytes beside %d others: %s', (type, purpose, size, others, code) => {
  expect(judge({ type, size }, purpose, limits, others)).toBe(code);
});

test('only as many films as the office takes', () => {
  const film = { type: 'video/webm', size: 1000 };
  expect(judge(film, 'video_message', { ...limits, videosLeft: 0 })).toBe('FILES_TOO_MANY');
});

test('a limit is never said larger than it is, and a size is said in words of its own order', () => {
  expect([megabytes(15_999_999), megabytes(300)]).toEqual([15, 1]);
  expect([sizeOf(340_000), sizeOf(2_440_000), sizeOf(12)]).toEqual([
    { n: '340', unit: 'kilobytes' },
    { n: '2.4', unit: 'megabytes' },
    { n: '1', unit: 'kilobytes' },
  ]);
});

test('GOV: a video message is offered when nobody receives now', () => {
  const desks = (...presences: Presence[]) =>
    presences.map((presence, at) => ({ desk: String(at), presence, reason: null }));
  const hours = { open: true, from: '09:00', to: '18:30' };
  expect(nobodyReceives({ desks: [], hours })).toBe(true);
  expect(nobodyReceives({ desks: desks('paused', 'away'), hours })).toBe(true);
  expect(nobodyReceives({ desks: desks('away', 'receiving'), hours })).toBe(false);
  expect(nobodyReceives({ desks: desks('in_session'), hours })).toBe(false);
  expect(nobodyReceives({ desks: desks('receiving'), hours: { ...hours, open: false } })).toBe(true);
});

test('what waits for the person: the document first, then the protocol, then what is lacking', () => {
  const dossier = {
    appeals: [
      { appealId: 'a', state: 'offered' },
      { appealId: 'b', state: 'registered' },
    ],
    files: [
      { fileId: 'f', purpose: 'close_up', state: 'asked' },
      { fileId: 'g', purpose: 'close_up', state: 'declined' },
    ],
    completions: [
      { completionId: 'c', closed: false, reply: null },
      { completionId: 'd', closed: false, reply: 'here' },
      { completionId: 'e', closed: true, reply: null },
    ],
    papers: [],
  } as unknown as TicketDossier;
  expect(tasksOf(dossier, false).map(({ id }) => id)).toEqual(['f', 'a', 'c']);
  expect(tasksOf(dossier, true).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(tasksOf(null, false)).toEqual([]);
});

test('a document from the official is theirs to look at, and not what they handed in', () => {
  const file = { purpose: 'handed', state: 'stored', fromApplicant: false, appealId: null };
  const own = { ...file, fileId: 'own', purpose: 'scan', fromApplicant: true };
  const atDesk = { ...own, fileId: 'desk', fromApplicant: false };
  const files = [own, { ...file, fileId: 'h' }, { ...file, fileId: 'r', state: 'removed' }, atDesk];
  const dossier = { appeals: [], files, completions: [] } as unknown as TicketDossier;
  expect(handedOver(dossier).map(({ fileId }) => fileId)).toEqual(['h']);
  expect(hasHandedIn(dossier, new Set(['own']))).toBe(false);
  expect(tasksOf(dossier, false)).toEqual([]);
  expect(handedOver(null)).toEqual([]);
});

test('pasted text loses what nobody sees, and nothing else; the same words are sent under one key', () => {
  const draft = { ...emptyAppealDraft('kk'), text: ' Шағым\r\n\u202aкөмек 👍🏽\u000c\tкерек\u0000 ' };
  const input = appealInput(TICKET, draft);
  expect(input).toMatchObject({ text: 'Шағым\nкөмек 👍🏽\tкерек', complaint: null, form: 'written' });
  expect(submitAppeal.input.safeParse(input).success).toBe(true);
  const first = sentDraft(draft, input);
  expect(sentDraft(first, appealInput(TICKET, first)).sent.key).toBe(first.sent.key);
  const changed = { ...first, text: 'Басқа' };
  expect(sentDraft(changed, appealInput(TICKET, changed)).sent.key).not.toBe(first.sent.key);
});

test('GOV: a complaint names officials, grounds and demands, and goes without them too', () => {
  const draft = { ...emptyAppealDraft('ru'), text: 'Жалоба', isComplaint: true };
  const input = appealInput(TICKET, draft);
  expect(input.complaint).toEqual({ against: '', grounds: '', demands: '' });
  expect(submitAppeal.input.safeParse(input).success).toBe(true);
});
