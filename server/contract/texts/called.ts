import type { Presence } from '../presence.ts';
import { plural, type Text } from './text.ts';

/** How the desks of a queue stand, for those who wait and for colleagues. */
export const presenceTexts = {
  heading: { kk: 'Қазір кім қабылдап жатыр', ru: 'Кто сейчас принимает', en: 'Who receives now' },
  nobody: {
    kk: 'Қазір орнында ешкім жоқ. Орныңыз сақталады.',
    ru: 'Сейчас на месте никого нет. Ваше место сохранится.',
    en: 'Nobody is there now. Your place is kept.',
  },
} satisfies Record<string, Text>;

export const presenceNames: Record<Presence, Text> = {
  receiving: { kk: 'қабылдауға дайын', ru: 'готов принять', en: 'ready to receive' },
  in_session: { kk: 'қабылдап жатыр', ru: 'идёт приём', en: 'in a reception' },
  paused: { kk: 'үзіліс', ru: 'перерыв', en: 'on a break' },
  away: { kk: 'орнында жоқ', ru: 'нет на месте', en: 'away' },
};

export const calledTexts = {
  expected: {
    kk: 'Сізді тағы {time} күтеді',
    ru: 'Вас ждут ещё {time}',
    en: 'You are expected for {time} more',
  },
  over: {
    kk: 'Күту уақыты бітті, бірақ қазір де қосыла аласыз.',
    ru: 'Время ожидания вышло, но войти ещё можно.',
    en: 'The time is over, but you can still join.',
  },
  askToWait: {
    kk: 'Күте тұруды сұрау',
    ru: 'Попросить подождать',
    en: 'Ask to wait a little',
  },
  waitsLeft: {
    kk: (p) => `Тағы ${p.n} рет сұрауға болады`,
    ru: (p) =>
      `Можно попросить ещё ${p.n} ${plural('ru', Number(p.n), { one: 'раз', few: 'раза', other: 'раз' })}`,
    en: (p) => `You can ask ${p.n} more ${plural('en', Number(p.n), { one: 'time', other: 'times' })}`,
  },
  waitingForYou: {
    kk: 'Қызметкер сіздің күте тұруды сұрағаныңызды көрді.',
    ru: 'Сотрудник видит, что вы просите подождать.',
    en: 'The official sees that you asked to wait.',
  },
} satisfies Record<string, Text>;

/** Being woken on this device when the page is asleep (Web Push). */
export const wakeTexts = {
  title: {
    kk: 'Шақырғанда осы құрылғыны ояту',
    ru: 'Разбудить это устройство при вызове',
    en: 'Wake this device when I am called',
  },
  lead: {
    kk: 'Экран құлыптаулы болса да, хабарландыру шығарамыз.',
    ru: 'Мы пришлём уведомление, даже если экран заблокирован.',
    en: 'We send a notification even if the screen is locked.',
  },
  turnOn: { kk: 'Хабарландыруды қосу', ru: 'Включить уведомление', en: 'Turn the notification on' },
  on: {
    kk: 'Шақырылғанда осы құрылғыға хабарландыру келеді.',
    ru: 'При вызове на это устройство придёт уведомление.',
    en: 'This device gets a notification when you are called.',
  },
  turnOff: { kk: 'Өшіру', ru: 'Отключить', en: 'Turn off' },
  denied: {
    kk: 'Бұл сайтқа хабарлама жіберуге рұқсат берілмеген. Браузер баптауынан рұқсат беріңіз немесе бетті ашық ұстаңыз.',
    ru: 'Уведомления для этого сайта запрещены. Разрешите их в настройках браузера или не закрывайте страницу.',
    en: 'Notifications are blocked for this site. Allow them in the browser’s settings, or keep this page open.',
  },
  failed: {
    kk: 'Қосу мүмкін болмады. Бетті ашық ұстаңыз: шақырғанда ол дыбыс шығарады.',
    ru: 'Включить не удалось. Не закрывайте страницу: при вызове она подаст звук.',
    en: 'It could not be turned on. Keep this page open: it rings when you are called.',
  },
} satisfies Record<string, Text>;
