import type { Text } from './text.ts';

/** What the official hands to the applicant, as each of both sees it. */
export const handedTexts = {
  heading: { kk: 'Қызметкерден', ru: 'От сотрудника', en: 'From the official' },
  came: {
    kk: 'Қызметкер сізге құжат берді: {name}',
    ru: 'Сотрудник передал вам документ: {name}',
    en: 'The official hands you a document: {name}',
  },
  save: { kk: 'Сақтап алу', ru: 'Сохранить', en: 'Save' },
  stays: {
    kk: 'Құжат осы бетте қалады. Оны құрылғыңызға да сақтап алуға болады.',
    ru: 'Документ останется на этой странице. Его можно сохранить и на своём устройстве.',
    en: 'The document stays on this page. You can save it on your device, too.',
  },

  hand: { kk: 'Өтініш берушіге беру', ru: 'Передать заявителю', en: 'Hand to the applicant' },
  kinds: {
    kk: 'PDF, JPEG, PNG немесе WebP. Өтініш беруші құжатты бірден көреді, ол өзінде қалады.',
    ru: 'PDF, JPEG, PNG или WebP. Заявитель увидит документ сразу, и он останется у него.',
    en: 'A PDF, JPEG, PNG or WebP. The applicant sees it at once and keeps it.',
  },
  wrongKind: {
    kk: 'Өтініш берушінің телефонында ашылатын файлды таңдаңыз: PDF, JPEG, PNG немесе WebP.',
    ru: 'Выберите файл, который откроется на телефоне заявителя: PDF, JPEG, PNG или WebP.',
    en: 'Choose a file that opens on the applicant’s phone: a PDF, JPEG, PNG or WebP.',
  },
  handed: { kk: 'Берілді', ru: 'Передано', en: 'Handed over' },
  arrived: {
    kk: '{name} өтініш берушінің бетіне түсті.',
    ru: 'Файл {name} уже на странице заявителя.',
    en: '{name} is now on the applicant’s page.',
  },
  takeBack: { kk: 'Қайтарып алу', ru: 'Забрать назад', en: 'Take back' },
  takenBack: {
    kk: '{name} өтініш берушінің бетінен алынды.',
    ru: 'Файл {name} убран со страницы заявителя.',
    en: '{name} was taken off the applicant’s page.',
  },
} satisfies Record<string, Text>;
