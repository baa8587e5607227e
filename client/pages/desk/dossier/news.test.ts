import { expect, test } from 'vitest';
import type { Dossier } from '$contract/dossier.ts';
import { newsIn } from './news.ts';

const AT = '2026-11-25T05:00:00.000Z';
type Appeal = Dossier['appeals'][number];
type Taken = Dossier['files'][number];

const appeal = (of: Partial<Appeal>) => ({ appealId: 'a', version: 1, confirmedBy: null, ...of }) as Appeal;
const file = (of: Partial<Taken>) =>
  ({ fileId: 'f', purpose: 'scan', state: 'stored', fromApplicant: true, ...of }) as Taken;
const told = (of: Partial<Dossier>) => newsIn({ appeals: [], files: [], completions: [], ...of });

test.each([
  ['a written appeal handed in', { appeals: [appeal({ state: 'submitted' })] }, 'appeal'],
  ['a protocol returned with a remark', { appeals: [appeal({ state: 'returned' })] }, 'appeal'],
  [
    'a protocol signed by code',
    { appeals: [appeal({ state: 'registered', confirmedBy: 'code' })] },
    'appeal',
  ],
  ['a scan', { files: [file({})] }, 'files'],
  ['a close-up', { files: [file({ purpose: 'close_up' })] }, 'person'],
  ['a close-up declined', { files: [file({ purpose: 'close_up', state: 'declined' })] }, 'person'],
  [
    'a reply on what was lacking',
    {
      completions: [
        { completionId: 'c', items: [], note: '', askedAt: AT, reply: 'Иә', repliedAt: AT, closed: false },
      ],
    },
    'appeal',
  ],
] as [string, Partial<Dossier>, string][])('%s is news from the applicant', (_, came, part) => {
  const news = told(came);
  const found = Object.entries(news).filter(([, keys]) => keys.length > 0);
  expect(found.map(([where]) => where)).toEqual([part]);
});

test.each([
  ['a protocol that was sent', { appeals: [appeal({ state: 'offered' })] }],
  ['an appeal registered on their word', { appeals: [appeal({ state: 'registered', confirmedBy: 'word' })] }],
  ['a scan taken at the desk', { files: [file({ fromApplicant: false })] }],
  ['a document handed over', { files: [file({ purpose: 'handed', fromApplicant: false })] }],
  [
    'a close-up that is asked for',
    { files: [file({ purpose: 'close_up', state: 'asked', fromApplicant: false })] },
  ],
])('%s, the official’s own doing, is no news', (_, came) => {
  expect(Object.values(told(came)).flat()).toEqual([]);
});

test('a protocol returned a second time is news again', () => {
  const first = told({ appeals: [appeal({ state: 'returned', version: 2 })] });
  const second = told({ appeals: [appeal({ state: 'returned', version: 4 })] });
  expect(second.appeal).not.toEqual(first.appeal);
});
