import type { Text } from './text.ts';

/** What people write to each other in a talk. */
export const chatTexts = {
  heading: { kk: 'Чат', ru: 'Чат', en: 'Chat' },
  unread: {
    kk: 'Чат. Жаңа хабар: {count}',
    ru: 'Чат. Новых сообщений: {count}',
    en: 'Chat. New messages: {count}',
  },
  kept: {
    kk: 'Мұнда жазылғанның бәрі қабылдау құжаттарымен бірге сақталады. Оны өзгертуге немесе өшіруге болмайды.',
    ru: 'Всё написанное здесь сохраняется вместе с документами приёма. Изменить или удалить его нельзя.',
    en: 'What is written here is kept with the record of the reception. It cannot be changed or removed.',
  },
  message: { kk: 'Хабар мәтіні', ru: 'Текст сообщения', en: 'Your message' },
  keys: {
    kk: 'Enter: жіберу. Shift+Enter: жаңа жол.',
    ru: 'Enter: отправить. Shift+Enter: новая строка.',
    en: 'Enter sends. Shift+Enter begins a new line.',
  },
  send: { kk: 'Жіберу (Enter)', ru: 'Отправить (Enter)', en: 'Send (Enter)' },
  sent: { kk: 'Хабар жіберілді.', ru: 'Сообщение отправлено.', en: 'Message sent.' },
  rest: { kk: 'Қалған таңба: {count}', ru: 'Осталось знаков: {count}', en: 'Characters left: {count}' },
  messages: { kk: 'Хабарлар', ru: 'Сообщения', en: 'Messages' },
  came: { kk: '{name} жазды: {words}', ru: '{name} пишет: {words}', en: '{name} wrote: {words}' },

  afterwards: {
    kk: 'Сөйлесу кезінде жазылғандар',
    ru: 'Написано во время разговора',
    en: 'Written during the talk',
  },
  showAll: {
    kk: 'Барлығын көрсету ({count})',
    ru: 'Показать все сообщения ({count})',
    en: 'Show all messages ({count})',
  },
  showFewer: { kk: 'Қысқартып көрсету', ru: 'Свернуть', en: 'Show fewer' },
} satisfies Record<string, Text>;
