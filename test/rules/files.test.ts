import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCEPTED_TYPES, filePurpose } from '../../server/contract/file.ts';
import { displayName } from '../../server/contract/file-name.ts';
import {
  handedLeft,
  mayJoinAppeal,
  mayKeepCloseUp,
  nameByType,
  scansLeft,
  videosLeft,
} from '../../server/domain/files.ts';

describe('the name of a file is only shown', () => {
  test.each([
    ['Арыз.pdf', 'Арыз.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Айгүл\\шағым.jpg', 'шағым.jpg'],
    ['.htaccess', 'htaccess'],
    ['..', ''],
    ['арыз\u202Egpj.exe', 'арызgpj.exe'],
    ['a\u0000b\u200B\nc.pdf', 'abc.pdf'],
    ['  бос   орын  .pdf', 'бос орын.pdf'],
    ['\ud800.pdf', 'pdf'],
  ])('%j → %j', (given, shown) => {
    expect(displayName(given)).toBe(shown);
  });

  test('whatever it was: no folder, nothing unseen, short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const shown = displayName(given);
        expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(120);
        expect(displayName(shown)).toBe(shown);
      }),
    );
  });

  test('a long one keeps its extension', () => {
    expect(displayName(`${'ұ'.repeat(300)}.pdf`)).toBe(`${'ұ'.repeat(116)}.pdf`);
  });
});

describe('it is saved under the extension of what the bytes are', () => {
  test.each([
    ['арыз.pdf', 'application/pdf', 'арыз.pdf'],
    ['IMG_1.JPG', 'image/jpeg', 'IMG_1.JPG'],
    ['арыз.html', 'application/pdf', 'арыз.html.pdf'],
    ['сурет.png', 'image/jpeg', 'сурет.png.jpg'],
    ['сурет', 'image/webp', 'сурет.webp'],
    ['', 'video/webm', 'file.webm'],
  ])('%s that is %s → %s', (name, mediaType, saved) => {
    expect(nameByType(name, mediaType)).toBe(saved);
  });

  test('every accepted type has one', () => {
    for (const purpose of filePurpose.options) {
      for (const mediaType of ACCEPTED_TYPES[purpose]) expect(nameByType('x', mediaType)).toMatch(/^x\.\w+$/);
    }
  });
});

const limits = { scanBytes: 1, scans: 3, scanPixels: 1, videos: 1, videoBytes: 1, videoSeconds: 1 };
const scan = { purpose: 'scan', state: 'stored', appealId: null } as const;

test('what was taken back leaves room for another', () => {
  expect(scansLeft([], limits)).toBe(3);
  expect(scansLeft([scan, { ...scan, state: 'removed' }, scan], limits)).toBe(1);
  expect(scansLeft([scan, scan, scan, scan], limits)).toBe(0);
  expect(videosLeft([scan, { ...scan, purpose: 'video_message' }], limits)).toBe(0);
});

test('GOV: what has become part of an appeal leaves room for the next one', () => {
  const handedIn = { ...scan, appealId: 'an appeal' };
  expect(scansLeft([handedIn, handedIn, handedIn, scan], limits)).toBe(2);
});

test('what the official hands over is counted apart from scans, and joins no appeal; nor does a close-up', () => {
  const handed = { ...scan, purpose: 'handed' } as const;
  expect([handedLeft([scan, handed, handed], limits), scansLeft([scan, handed], limits)]).toEqual([1, 2]);
  expect(filePurpose.options.filter((purpose) => mayJoinAppeal({ purpose }))).toEqual([
    'scan',
    'video_message',
  ]);
});

test('what is handed over opens on a phone by itself', () => {
  expect(ACCEPTED_TYPES.handed.filter((type) => /heic|heif|video/.test(type))).toEqual([]);
});

test('O87-10: a picture of a document stays only if both the law and the person allow it', () => {
  const closeUp = { purpose: 'close_up', state: 'stored', keepConsent: true } as const;
  expect(mayKeepCloseUp(closeUp, { allowed: true })).toBe(true);
  expect(mayKeepCloseUp(closeUp, { allowed: false })).toBe(false);
  expect(mayKeepCloseUp({ ...closeUp, keepConsent: false }, { allowed: true })).toBe(false);
  expect(mayKeepCloseUp({ ...closeUp, state: 'asked' }, { allowed: true })).toBe(false);
});
