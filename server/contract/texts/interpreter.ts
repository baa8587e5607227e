import type { TicketState } from '../ticket.ts';
import type { Text } from './text.ts';

export const interpreterTexts = {
  title: {
    kk: 'Аударма керек адамдар',
    ru: 'Кому нужен переводчик',
    en: 'People who need an interpreter',
  },
  yours: { kk: 'Сіз аударатындар', ru: 'Кому переводите вы', en: 'You interpret for' },
  others: { kk: 'Басқа адамдар', ru: 'Другие люди', en: 'Other people' },
  nobody: {
    kk: 'Қазір аударма ешкімге керек емес',
    ru: 'Сейчас переводчик никому не нужен',
    en: 'Nobody needs an interpreter now',
  },
  nobodyHint: {
    kk: 'Бетті жаппаңыз: аударма керек адам осы жерде өзі шығады.',
    ru: 'Не закрывайте страницу: тот, кому нужен перевод, появится здесь сам.',
    en: 'Keep this page open: whoever needs an interpreter appears here by themselves.',
  },
  nobodyElse: {
    kk: 'Аударма керек басқа адам жоқ.',
    ru: 'Больше переводчик никому не нужен.',
    en: 'Nobody else needs an interpreter.',
  },
  more: {
    kk: 'Тағы {count} адам кейінірек келді: олар тізім қысқарғанда көрінеді.',
    ru: 'Пришедшие позже, ещё {count}, появятся, когда список станет короче.',
    en: '{count} more who came later appear when the list gets shorter.',
  },
  noRight: {
    kk: 'Сізге аударма жасау құқығы берілмеген',
    ru: 'У вас нет права переводить на приёме',
    en: 'You have no right to interpret here',
  },
  noRightHint: {
    kk: 'Бұл құқықты әкімшіден сұраңыз.',
    ru: 'Попросите администратора выдать это право.',
    en: 'Ask the administrator for it.',
  },
  interpreting: { kk: 'Аударма', ru: 'Перевод', en: 'Interpreting' },

  languages: { kk: '{from} ↔ {to}', ru: '{from} ↔ {to}', en: '{from} ↔ {to}' },
  next: { kk: 'кезекте бірінші', ru: 'впереди никого', en: 'first in the line' },
  before: { kk: 'алдында {count} адам', ru: 'впереди {count}', en: '{count} before them' },
  booked: { kk: 'жазылған уақыты {time}', ru: 'запись на {time}', en: 'booked for {time}' },

  take: { kk: 'Өзім аударамын', ru: 'Переводить буду я', en: 'I will interpret' },
  release: { kk: 'Аудармаймын', ru: 'Переводить не буду', en: 'I will not interpret' },
  ready: { kk: 'Дайынмын, шақыра беріңіз', ru: 'Можно вызывать', en: 'I am ready' },
  notReady: { kk: 'Әзірге шақырмаңыз', ru: 'Пока не вызывать', en: 'Do not call yet' },
  isReady: { kk: 'дайынсыз', ru: 'можно вызывать', en: 'you are ready' },
  isNotReady: { kk: 'әлі шақырылмайды', ru: 'пока не вызывают', en: 'not called yet' },
  withAnother: {
    kk: 'басқа аудармашы алды',
    ru: 'переводит другой',
    en: 'another interpreter has them',
  },
  needsOne: { kk: 'аудармашы керек', ru: 'нужен переводчик', en: 'needs an interpreter' },
  readyHint: {
    kk: 'Бетті жаппаңыз. Қызметкер сізді және адамды бірге шақырады, сонда бет дыбыс береді.',
    ru: 'Не закрывайте страницу. Сотрудник вызовет вас и человека вместе, и страница зазвонит.',
    en: 'Keep this page open. The official calls you and the person together, and the page rings.',
  },
  notReadyHint: {
    kk: 'Дайын екеніңізді айтқанша адам шақырылмайды, орны сақталады.',
    ru: 'Пока вы не готовы, человека не вызывают, а место его сохраняется.',
    en: 'Until you are ready the person is not called and keeps the place.',
  },
  readyAgain: {
    kk: 'Бір сөйлесуге шақырылдыңыз, сондықтан қалғандары күтеді. Ол біткен соң дайын екеніңізді қайта айтыңыз.',
    ru: 'Вас вызвали в один разговор, остальные ждут. Когда он закончится, нажмите «Можно вызывать» снова.',
    en: 'You are called into one talk, so the others wait. When it is over, say again that you are ready.',
  },
  lost: {
    kk: 'Байланыс үзіліп, дайындығыңыз тоқтады',
    ru: 'Связь прерывалась, поэтому вас не вызовут',
    en: 'The connection was lost, and you are not ready any more',
  },
  lostHint: {
    kk: '{labels}: орны сақталды, бірақ шақырылмайды. Дайын болсаңыз, қайта айтыңыз.',
    ru: '{labels}: место сохранено, но вызова не будет. Нажмите «Можно вызывать» снова.',
    en: '{labels}: the place is kept, but nobody calls. Say again that you are ready.',
  },

  called: { kk: 'Сізді шақырып жатыр', ru: 'Вас вызывают', en: 'You are called' },
  goesOn: { kk: 'Сөйлесу жүріп жатыр', ru: 'Разговор идёт', en: 'The talk is going on' },
  join: { kk: 'Сөйлесуге қосылу', ru: 'Войти в разговор', en: 'Join the talk' },
  returnToTalk: { kk: 'Сөйлесуге оралу', ru: 'Вернуться в разговор', en: 'Return to the talk' },
  joinHint: {
    kk: 'Түймені басқанда микрофон мен камера қосылады.',
    ru: 'После нажатия включатся микрофон и камера.',
    en: 'The microphone and the camera turn on when you press.',
  },
  over: {
    kk: '{label} нөмірімен сөйлесу аяқталды. Келесі адамға дайын болғанда айтыңыз.',
    ru: 'Разговор с номером {label} окончен. К следующему нажмите «Можно вызывать».',
    en: 'The talk with {label} is over. Say when you are ready for the next person.',
  },
  reconnecting: {
    kk: 'Қайта қосылып жатырмыз…',
    ru: 'Подключаемся заново…',
    en: 'Reconnecting…',
  },
  offline: {
    kk: 'Интернет жоқ. Желіні тексеріңіз.',
    ru: 'Нет интернета. Проверьте сеть.',
    en: 'No internet. Check the network.',
  },
} satisfies Record<string, Text>;

/** Of somebody who cannot be called now whether or not an interpreter is there. */
export const personStateTexts: Partial<Record<TicketState, Text>> = {
  away: { kk: 'уақытша кетті', ru: 'временно отсутствует', en: 'has stepped away' },
  parked: { kk: 'қабылдауы кейінге қалды', ru: 'приём отложен', en: 'set aside by the official' },
  carried_over: {
    kk: 'келесі жұмыс күніне көшті',
    ru: 'перенесён на следующий рабочий день',
    en: 'moved to the next working day',
  },
  called: { kk: 'шақырылды', ru: 'вызван', en: 'called' },
  in_session: { kk: 'қабылдауда', ru: 'на приёме', en: 'being received' },
};
