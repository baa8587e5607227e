import { plural, type Text } from './text.ts';

export const boardTexts = {
  calledNow: { kk: 'Қазір шақырылды', ru: 'Сейчас вызваны', en: 'Now called' },
  number: { kk: 'Нөмір', ru: 'Номер', en: 'Number' },
  desk: { kk: 'Үстел', ru: 'Стол', en: 'Desk' },
  nobodyCalled: { kk: 'Әзірге ешкім шақырылған жоқ', ru: 'Пока никто не вызван', en: 'Nobody is called yet' },
  next: { kk: 'Келесі нөмірлер', ru: 'Следующие номера', en: 'Next numbers' },
  nobodyNext: { kk: 'Кезек бос', ru: 'Очередь пуста', en: 'The line is empty' },
  waiting: { kk: 'Кезекте', ru: 'В очереди', en: 'Waiting' },
  desksOpen: { kk: 'Ашық үстел', ru: 'Открыто столов', en: 'Open desks' },
  wait: { kk: 'Күту', ru: 'Ожидание', en: 'Wait' },
  minutes: {
    kk: ({ low, high }) => `${low}–${high} мин`,
    ru: ({ low, high }) =>
      `${low}–${high} ${plural('ru', Number(high), { one: 'минута', few: 'минуты', other: 'минут' })}`,
    en: ({ low, high }) => `${low}–${high} min`,
  },
  byVideo: {
    kk: 'Қабылдау бейнебайланыспен өтеді: шақыру өз бетіңізге келеді.',
    ru: 'Приём идёт по видео: вызов придёт на вашу страницу.',
    en: 'Reception is by video: the call comes to your own page.',
  },
  stale: {
    kk: 'Байланыс жоқ. Соңғы мәлімет: {time}',
    ru: 'Нет связи. Данные на {time}',
    en: 'No connection. As of {time}',
  },
} satisfies Record<string, Text>;
