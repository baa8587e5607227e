import type { Text } from './text.ts';

export const boardTexts = {
  calledNow: { kk: 'Шақырылған нөмірлер', ru: 'Вызванные номера', en: 'Called numbers' },
  nobodyCalled: {
    kk: 'Әзірге ешкім шақырылған жоқ',
    ru: 'Пока никого не вызвали',
    en: 'Nobody has been called yet',
  },
  next: { kk: 'Келесі нөмірлер', ru: 'Следующие номера', en: 'Next numbers' },
  nobodyNext: { kk: 'Кезекте ешкім жоқ', ru: 'В очереди никого нет', en: 'Nobody is waiting' },
  waiting: { kk: 'Кезекте', ru: 'В очереди', en: 'Waiting' },
  desksOpen: { kk: 'Ашық үстелдер', ru: 'Открыто столов', en: 'Open desks' },
  wait: { kk: 'Күту', ru: 'Ожидание', en: 'Wait' },
  minutes: { kk: '{low}–{high} мин', ru: '{low}–{high} мин', en: '{low}–{high} min' },
  byVideo: {
    kk: 'Қабылдау бейнебайланыс арқылы өтеді: шақыру сіз ашқан бетке келеді.',
    ru: 'Приём идёт по видеосвязи: вызов придёт на вашу страницу.',
    en: 'Reception is by video: the call comes to your own page.',
  },
  stale: {
    kk: 'Байланыс жоқ. Соңғы мәлімет: {time}',
    ru: 'Нет связи. Последние данные: {time}',
    en: 'No connection. Last update: {time}',
  },
} satisfies Record<string, Text>;
