import { randomBytes, randomUUID } from 'node:crypto';
import { offices } from '../../prisma/seed/offices.ts';
import { posts } from '../../prisma/seed/posts.ts';
import { issuePaper } from '../../server/actions/issue-paper.ts';
import { systemCall } from '../../server/actions/system-call.ts';
import type { CouponFacts, ProtocolFacts } from '../../server/domain/paper-facts.ts';
import type { TestServer } from './server.ts';

const sarsenova = { surname: 'Сәрсенова', givenName: 'Айгерім', patronymic: 'Бекқызы' };
const ghani = { surname: 'Әбілқасымов', givenName: 'Ғани', patronymic: 'Өмірұлы' };
const common = {
  language: 'kk',
  office: offices.almalyDistrict.name,
  issuedAt: '2026-11-24T09:25:00.000Z',
  timeZone: 'Asia/Almaty',
} as const;

/** The coupon of a complaint that Ғани made at his reception. */
export const couponFacts = (change: Partial<CouponFacts> = {}): CouponFacts => ({
  kind: 'coupon',
  ...common,
  label: '2026-000123',
  registeredAt: '2026-11-24T09:20:00.000Z',
  applicant: ghani,
  form: 'oral',
  acceptedBy: { name: sarsenova, post: posts.authorised_prosecutor },
  complaint: true,
  term: '2026-12-15',
  answerPlace: offices.almalyDistrict.name,
  fromReception: true,
  ...change,
});

const STORY = {
  kk: 'Менің үйім 2026 жылғы 3 қарашада рұқсатсыз тінтілді. Тергеуші хаттаманың көшірмесін бермеді, қатысқан куәгерлердің аты-жөнін айтпады және ұялы телефонымды тәркіледі. Ғимараттың күзетшісі мұны растай алады. ',
  ru: 'Третьего ноября 2026 года в моём доме без моего согласия провели обыск. Следователь не выдал копию протокола, не назвал понятых и изъял мой мобильный телефон. Охранник здания может это подтвердить. ',
};

/** The protocol of that reception: three pages of it. */
export function protocolFacts(
  language: 'kk' | 'ru' = 'kk',
  change: Partial<ProtocolFacts> = {},
): ProtocolFacts {
  const story = STORY[language];
  const checkedBy = sarsenova;
  return {
    kind: 'protocol',
    ...common,
    language,
    ticketLabel: 'A-014',
    service: { kk: 'Прокурордың қабылдауы', ru: 'Приём у прокурора', en: 'Reception by a prosecutor' },
    desk: '1',
    startedAt: '2026-11-24T09:05:00.000Z',
    endedAt: '2026-11-24T09:25:00.000Z',
    participants: [
      { name: ghani, kind: 'applicant', post: null, joined: true },
      { name: { surname: 'Үсенов', givenName: 'Һасан' }, kind: 'representative', post: null, joined: true },
      { name: sarsenova, kind: 'official', post: posts.authorised_prosecutor, joined: true },
      {
        name: { surname: 'Ли', givenName: 'Анна-Мария' },
        kind: 'invited',
        post: posts.division_head,
        joined: false,
      },
    ],
    organisation: '«Жұлдыз» ЖШС',
    authority: '2026 жылғы 1 қазандағы № 12 сенімхат',
    receptionLanguage: language,
    interpreterFor: null,
    checks: [
      {
        document: 'identity_card',
        concerns: 'applicant',
        matches: true,
        checkedBy,
        at: '2026-11-24T09:07:00.000Z',
      },
      {
        document: 'power_of_attorney',
        concerns: 'authority',
        matches: false,
        checkedBy,
        at: '2026-11-24T09:08:00.000Z',
      },
    ],
    essence: story,
    appeals: [
      {
        label: '2026-000123',
        form: 'oral',
        state: 'registered',
        text: Array.from({ length: 5 }, () => story.repeat(2)).join('\n\n'),
        complaint: { against: 'Тергеуші Қ. Ңұрланов', grounds: story, demands: story },
        files: 0,
      },
      { label: null, form: 'written', state: 'submitted', text: story, complaint: null, files: 3 },
    ],
    messages: [],
    outcome: 'oral_answer',
    answer: story.repeat(3),
    consentToVideoAt: '2026-11-24T08:00:00.000Z',
    oralConsentAt: '2026-11-24T09:25:00.000Z',
    ...change,
  };
}

/** A coupon of the visit, issued and not yet printed. */
export async function giveCoupon(
  { deps }: Pick<TestServer, 'deps'>,
  { officeId, visitId }: { officeId: string; visitId: string },
  facts: CouponFacts = couponFacts(),
): Promise<{ paperId: string; code: string }> {
  const write = issuePaper({ officeId, visitId, appealId: null }, facts);
  await deps.store.commit(systemCall('a test'), deps.clock.now(), {
    officeId,
    answer: null,
    about: { visitId },
    writes: [write],
    events: [],
  });
  const { id: paperId, code } = (write as { insert: { id: string; code: string } }).insert;
  return { paperId, code };
}

/** A code that no paper has. */
export const nobodysCode = () => randomBytes(16).toString('base64url');
export const nobodysPaper = () => randomUUID();
