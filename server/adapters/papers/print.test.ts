import { mkdir, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { couponFacts, protocolFacts } from '../../../test/harness/papers.ts';
import { aboutPdf, codeIn, fontsOf, picturesOf, structureOf, textOf } from '../../../test/harness/pdf.ts';
import { createPapers } from './papers.ts';
import { printPaper } from './print.ts';

const KAZAKH = 'ӘҒҚҢӨҰҮҺІәғқңөұүһі';
const ADDRESS = 'https://qabyldau.example.kz/check/AbCdEfGhIjKlMnOpQrStUv';
const OUTPUT = 'test/output/papers';
const SLOW = 60_000;

const print = (facts: Parameters<typeof printPaper>[0]) => printPaper(facts, ADDRESS);
/** Lines run on, as a reader reads them. */
const read = async (pdf: Uint8Array) => (await textOf(pdf)).replace(/\s+/g, ' ');

const pageOf = (page: number, pages: number) => new RegExp(`${page} ?/ ?${pages}`);

beforeAll(() => mkdir(OUTPUT, { recursive: true }));

async function keep(name: string, pdf: Uint8Array): Promise<Buffer[]> {
  const pages = await picturesOf(pdf);
  await writeFile(`${OUTPUT}/${name}.pdf`, pdf);
  await Promise.all(pages.map((page, i) => writeFile(`${OUTPUT}/${name}-${i + 1}.png`, page)));
  return pages;
}

describe('every Kazakh letter is printed and can be read back', () => {
  test('in the name, the office and the number of a coupon', { timeout: SLOW }, async () => {
    const applicant = { surname: KAZAKH, givenName: 'Ғани' };
    const office = { kk: KAZAKH, ru: KAZAKH, en: KAZAKH };
    const pdf = await print(couponFacts({ applicant, office, label: KAZAKH.slice(0, 9) }));
    const text = await textOf(pdf);
    // Once in the regular and once in the semibold weight.
    expect(text.replace(/\s/g, '').split(KAZAKH).length - 1).toBeGreaterThanOrEqual(2);
  });

  test('in each place of a protocol', { timeout: SLOW }, async () => {
    const pdf = await print(protocolFacts('kk', { essence: KAZAKH, answer: KAZAKH, organisation: KAZAKH }));
    expect((await textOf(pdf)).split(KAZAKH)).toHaveLength(4);
    expect(await fontsOf(pdf)).not.toMatch(/\bno\b +no\b/);
  });
});

describe('emoji, which the font of the letters lacks, come from a font of their own', () => {
  const printed = (essence: string) => print(protocolFacts('kk', { essence, appeals: [], answer: null }));

  test('and are read back, put together as they were written', { timeout: SLOW }, async () => {
    const essence = 'Рақмет 👍, күтемін 😀😀\nОтбасым 👨‍👩‍👧 🇰🇿 1️⃣ осында';
    const pdf = await printed(essence);
    await keep('protocol-emoji', pdf);
    expect(await read(pdf)).toContain(essence.replace('\n', ' '));
    expect(await fontsOf(pdf)).toMatch(/NotoEmoji-Regular +CID TrueType +Identity-H +yes yes yes/);
    expect(await fontsOf(await printed('Рақмет'))).not.toContain('Emoji');
  });

  test('each with its own shape, which a box has not', { timeout: SLOW }, async () => {
    const [up, down] = await Promise.all(['👍', '👎'].map(async (shape) => picturesOf(await printed(shape))));
    expect(up!.length).toBe(down!.length);
    expect(up!.every((page, i) => page.equals(down![i]!))).toBe(false);
  });
});

describe('GOV: a coupon names date, time, number, surname, initials and post of who accepted', () => {
  test('in Kazakh; a complaint also the term and the place of the answer', { timeout: SLOW }, async () => {
    const pdf = await print(couponFacts());
    const text = await read(pdf);
    for (const said of [
      'Алматы қаласы Алмалы ауданының прокуратурасы',
      '2026-000123',
      '2026 жылғы 24 қараша, 14:20',
      'Әбілқасымов Ғани Өмірұлы',
      'Сәрсенова А. Б.',
      'Қабылдауды жүзеге асыруға уәкілетті прокурор',
      'ауызша, шағым',
      '2026 жылғы 15 желтоқсан',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Айгерім');
    expect(await keep('coupon-kk', pdf)).toHaveLength(1);
  });

  test('in Russian; one that is no complaint names no term', { timeout: SLOW }, async () => {
    const pdf = await print(couponFacts({ language: 'ru', complaint: false, term: null, answerPlace: null }));
    const text = await read(pdf);
    for (const said of ['Прокурор, уполномоченный вести приём', '24 ноября 2026 года, 14:20', 'устное'])
      expect(text).toContain(said);
    expect(text).not.toContain('Ответ не позднее');
    expect(text).not.toContain('жалоба');
    expect(await keep('coupon-ru', pdf)).toHaveLength(1);
  });

  test(
    'MFA: a long name and a long place still fit, on a second page where need be',
    { timeout: SLOW },
    async () => {
      const long =
        'Қазақстан Республикасы Бас прокуратурасының Құқықтық статистика және арнайы есепке алу жөніндегі комитеті';
      const applicant = {
        surname: 'Ә'.repeat(80),
        givenName: 'Нұрсұлтан-Әбдіқадыр',
        patronymic: 'Мұхаммедғалиұлы',
      };
      const place = { kk: `${long}, ${long}`, ru: long, en: long };
      const office = { kk: long, ru: long, en: long };
      const pdf = await print(couponFacts({ applicant, office, answerPlace: place }));
      const pages = await keep('coupon-long', pdf);
      const text = await read(pdf);
      expect(text.replace(/ /g, '')).toContain('Ә'.repeat(80));
      expect(text).toMatch(pageOf(1, pages.length));
    },
  );
});

test.each([
  ['kk', 'жеке қабылдаудан'],
  ['ru', 'с личного приёма'],
] as const)(
  'O87-40: a coupon from a reception is marked in %s «%s», and another is not',
  async (language, mark) => {
    expect(await read(await print(couponFacts({ language })))).toContain(mark);
    expect(await read(await print(couponFacts({ language, fromReception: false })))).not.toContain(mark);
  },
  SLOW,
);

describe('a protocol tells of the whole reception', () => {
  test.each([
    [
      'kk',
      [
        'Жеке қабылдау хаттамасы',
        'бейнебайланыс, 1-үстел',
        '2026 жылғы 24 қараша, 14:05',
        'қазақша',
        'Жеке куәлік: деректер сәйкес келеді',
        'Тексерген: Сәрсенова А. Б.',
        '№ 2026-000123 жолданым',
        'Ауызша жауапқа келісті',
      ],
    ],
    [
      'ru',
      [
        'Протокол личного приёма',
        'по видеосвязи, стол 1',
        '24 ноября 2026 года, 14:05',
        'русский',
        'Удостоверение личности: данные совпадают',
        'Кем проверено: Сәрсенова А. Б.',
        'Обращение № 2026-000123',
        'На устный ответ согласие дано',
      ],
    ],
  ] as const)(
    'in %s, over its pages',
    async (language, said) => {
      const pdf = await print(protocolFacts(language));
      const text = await read(pdf);
      for (const words of said) expect(text).toContain(words);
      const pages = await keep(`protocol-${language}`, pdf);
      expect(pages).toHaveLength(3);
      for (const page of [1, 2, 3]) expect(text).toMatch(pageOf(page, 3));
    },
    SLOW,
  );

  test('O87-7: it names the language of which there was an interpreter', { timeout: SLOW }, async () => {
    const text = await read(await print(protocolFacts('ru', { interpreterFor: 'узбекский' })));
    expect(text).toContain('нужен, язык: узбекский');
  });

  test(
    'what was written in the chat, by whom and when; without a chat it does not speak of one',
    async () => {
      const [official, holder] = protocolFacts().participants.toReversed();
      const at = '2026-11-24T09:11:00.000Z';
      const messages = [
        {
          name: official!.name,
          kind: 'official' as const,
          at,
          words: 'Құжат № 14-2\n\nkz.example/анықтама 👍',
        },
        { name: holder!.name, kind: 'applicant' as const, at, words: Array(60).fill('а').join('\n') },
      ];
      const pdf = await print(protocolFacts('kk', { messages }));
      await keep('protocol-chat', pdf);
      const text = await read(pdf);
      for (const words of ['Чатта жазылғандар', '2026 жылғы 24 қараша, 14:11', 'Құжат № 14-2', '👍'])
        expect(text).toContain(words);
      expect(await read(await print(protocolFacts()))).not.toContain('Чатта');
    },
    SLOW,
  );

  test(
    'where no check of a document was recorded it says so, and claims nothing more',
    { timeout: SLOW },
    async () => {
      expect(await read(await print(protocolFacts('kk', { checks: [] })))).toContain(
        'Құжаттарды тексеру жазылмаған',
      );
    },
  );
});

describe('the code on a paper leads to the page that proves it', () => {
  test.each([
    ['coupon', couponFacts()],
    ['protocol', protocolFacts('ru')],
  ] as const)(
    'a camera reads the address from the %s',
    async (_kind, facts) => {
      const pages = await picturesOf(await print(facts), 150);
      expect(await codeIn(pages.at(-1)!)).toBe(ADDRESS);
    },
    SLOW,
  );

  test('and the address stands below it for who has none', { timeout: SLOW }, async () => {
    const text = (await textOf(await print(couponFacts()))).replace(/\s/g, '');
    expect(text).toContain('qabyldau.example.kz/check/AbCdEfGhIjKlMnOpQrStUv');
  });
});

describe('a paper can be listened to', () => {
  test('it has a title, a language, headings and tables', { timeout: SLOW }, async () => {
    const pdf = await print(protocolFacts('ru'));
    expect(await aboutPdf(pdf)).toMatch(/Title: +Протокол личного приёма A-014[^]*Tagged: +yes/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (ru)');
    const structure = await structureOf(pdf);
    for (const tag of ['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Link', 'Figure'])
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'm'));
  });
});

describe('the same facts give the same bytes', () => {
  test('whatever was printed before, and in another process', { timeout: SLOW }, async () => {
    const facts = protocolFacts('kk', { essence: 'fi й a b c ё' });
    // The same shapes from other letters: a ligature, a letter and its mark apart, spaces of other kinds.
    for (const essence of ['ﬁ', 'и\u0306', 'a\u00a0b\u2009c', 'е\u0308'])
      await print(protocolFacts('kk', { essence }));
    const press = createPapers();
    const [here, elsewhere] = await Promise.all([print(facts), press.print(facts, ADDRESS)]);
    await press.close();
    expect(Buffer.compare(here, elsewhere)).toBe(0);
  });

  test('for any text a person may write', { timeout: SLOW }, async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, async (essence) => {
        const facts = protocolFacts('kk', { essence, appeals: [], answer: null });
        expect(Buffer.compare(await print(facts), await print(facts))).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  test('and another time or another address another paper', { timeout: SLOW }, async () => {
    const first = await print(couponFacts());
    const later = await print(couponFacts({ issuedAt: '2026-11-24T09:25:01.000Z' }));
    expect(Buffer.compare(later, first)).not.toBe(0);
    expect(Buffer.compare(await printPaper(couponFacts(), `${ADDRESS}2`), first)).not.toBe(0);
  });
});
