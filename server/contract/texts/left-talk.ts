import type { Text } from './text.ts';

/** Said on the ticket's page and in the room itself. */
export const leftTalkTexts = {
  youLeft: { kk: 'Сіз сөйлесуден шықтыңыз', ru: 'Вы вышли из разговора', en: 'You left the talk' },
  youLeftHint: {
    kk: 'Қабылдау жалғасып жатыр. Кез келген сәтте оралуға болады.',
    ru: 'Приём продолжается. Вы можете вернуться в любой момент.',
    en: 'The reception goes on. You can return at any time.',
  },
} satisfies Record<string, Text>;
