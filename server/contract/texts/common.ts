import type { Text } from './text.ts';

export const commonTexts = {
  product: { kk: 'Қабылдау', ru: 'Қабылдау', en: 'Qabyldau' },
  tagline: {
    kk: 'Үйден шықпай бейнеқабылдау',
    ru: 'Видеоприём из дома',
    en: 'Video reception from home',
  },
  skipToMain: { kk: 'Негізгі бөлікке өту', ru: 'К основному содержанию', en: 'Skip to main content' },
  language: { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  theme: { kk: 'Көрініс', ru: 'Оформление', en: 'Appearance' },
  themeLight: { kk: 'Ашық', ru: 'Светлое', en: 'Light' },
  themeDark: { kk: 'Қараңғы', ru: 'Тёмное', en: 'Dark' },
  connectionLive: { kk: 'Байланыс бар', ru: 'На связи', en: 'Connected' },
  connectionReconnecting: {
    kk: 'Байланыс қалпына келуде… Орныңыз сақталды',
    ru: 'Восстанавливаем связь… Место сохранено',
    en: 'Reconnecting… Your place is kept',
  },
  connectionOffline: {
    kk: 'Интернет жоқ. Орныңыз сақталды',
    ru: 'Нет интернета. Место сохранено',
    en: 'No internet. Your place is kept',
  },
  loading: { kk: 'Жүктелуде…', ru: 'Загружаем…', en: 'Loading…' },
  tryAgain: { kk: 'Қайталау', ru: 'Повторить', en: 'Try again' },
  back: { kk: 'Артқа', ru: 'Назад', en: 'Back' },
  next: { kk: 'Әрі қарай', ru: 'Далее', en: 'Continue' },
  close: { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  cancel: { kk: 'Болдырмау', ru: 'Отмена', en: 'Cancel' },
  atDesk: { kk: '{desk}-үстел', ru: 'Стол {desk}', en: 'Desk {desk}' },
  optional: { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' },
} satisfies Record<string, Text>;
