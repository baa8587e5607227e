import type { AppealState } from '../appeal-state.ts';
import type { CodeChannel } from '../code.ts';
import type { MessageKind } from '../message.ts';
import type { Text } from './text.ts';

export const accountTexts = {
  heading: { kk: 'Менің қабылдауларым', ru: 'Мои приёмы', en: 'My receptions' },
  signInLead: {
    kk: 'Нөмір алғанда көрсеткен телефоныңызды немесе поштаңызды жазыңыз. Сонда келген кодпен кіресіз.',
    ru: 'Укажите телефон или почту, которые вы давали, когда брали номер. Мы пришлём код для входа.',
    en: 'Give the phone or the e-mail that you gave when you took a ticket. You sign in with the code we send there.',
  },
  getCode: { kk: 'Код алу', ru: 'Получить код', en: 'Get a code' },
  signIn: { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  otherContact: {
    kk: 'Басқа телефон не пошта',
    ru: 'Другой телефон или почта',
    en: 'Another phone or e-mail',
  },
  ifNoCode: {
    kk: 'Код тек кодпен расталған телефонға немесе поштаға келеді. Келмесе, байланыс дерегін тексеріңіз немесе жаңа нөмір алыңыз.',
    ru: 'Код приходит только на телефон или почту, которые вы уже подтверждали кодом. Если кода нет, проверьте контакт или возьмите новый номер.',
    en: 'A code comes only to a phone or e-mail that you have confirmed with a code before. If none comes, check the contact, or take a new ticket.',
  },
  signOut: { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
  yours: { kk: 'Сіз {to} арқылы кірдіңіз.', ru: 'Вы вошли как {to}.', en: 'You signed in by {to}.' },
  none: { kk: 'Әзірге қабылдау болған жоқ', ru: 'Приёмов пока не было', en: 'No receptions yet' },
  noneNext: {
    kk: 'Осы телефонмен не поштамен алған нөмірлеріңіз осында шығады.',
    ru: 'Здесь появятся номера, которые вы возьмёте с этим телефоном или почтой.',
    en: 'Tickets you take with this phone or e-mail appear here.',
  },
  takeTicket: { kk: 'Нөмір алу', ru: 'Взять номер', en: 'Take a ticket' },
  open: { kk: 'Ашу', ru: 'Открыть', en: 'Open' },
  openLabel: { kk: '{label} нөмірін ашу', ru: 'Открыть номер {label}', en: 'Open ticket {label}' },
  ticket: { kk: '{label} нөмірі', ru: 'Номер {label}', en: 'Ticket {label}' },
  day: { kk: 'Күні', ru: 'День', en: 'Day' },
  appeal: { kk: 'Жолданым', ru: 'Обращение', en: 'Appeal' },
  appealRegistered: { kk: '№ {label}', ru: '№ {label}', en: 'No. {label}' },
  answerBy: { kk: 'жауап мерзімі: {day}', ru: 'срок ответа: {day}', en: 'answer by {day}' },
  papers: { kk: 'Құжаттар', ru: 'Документы', en: 'Papers' },
  notOpenedHere: {
    kk: 'Бұл нөмір осы браузерде ашылмаған. Телефоныңызбен не поштаңызбен кіріп, оны тізімнен ашыңыз.',
    ru: 'В этом браузере номер ещё не открывали. Войдите по телефону или почте и откройте его из списка.',
    en: 'This ticket has not been opened in this browser. Sign in by your phone or e-mail and open it from the list.',
  },
  anyDevice: {
    kk: 'Нөміріңізді кез келген құрылғыда «Менің қабылдауларым» бетінен аша аласыз.',
    ru: 'С любого устройства номер открывается на странице «Мои приёмы».',
    en: 'Your ticket opens on any device from “My receptions”.',
  },
} satisfies Record<string, Text>;

/** Said of a known contact and of an unknown one alike. */
export const accountCodeTexts: Record<CodeChannel, Text> = {
  sms: {
    kk: 'Бұл телефон бізге таныс болса, код {to} нөміріне SMS болып келеді.',
    ru: 'Если этот телефон нам знаком, код придёт в SMS на номер {to}.',
    en: 'If this phone is known to us, the code comes by SMS to {to}.',
  },
  email: {
    kk: 'Бұл пошта бізге таныс болса, код {to} мекенжайына келеді.',
    ru: 'Если эта почта нам знакома, код придёт на адрес {to}.',
    en: 'If this e-mail is known to us, the code comes to {to}.',
  },
};

/** An appeal of the history that has no number yet. */
export const unregisteredTexts: Record<Exclude<AppealState, 'registered'>, Text> = {
  submitted: { kk: 'Тіркелуін күтіп тұр', ru: 'Ждёт регистрации', en: 'Waits to be registered' },
  offered: { kk: 'Қолыңызды күтіп тұр', ru: 'Ждёт вашей подписи', en: 'Waits for your signature' },
  returned: { kk: 'Түзетілуде', ru: 'Исправляется', en: 'Being corrected' },
};

/** The letter box of the demonstration. */
export const outboxTexts = {
  heading: { kk: 'Хабарламалар жәшігі', ru: 'Ящик сообщений', en: 'Letter box' },
  lead: {
    kk: 'Бұл – демонстрация: хабарламалар адамдарға жіберілмей, осында жиналады.',
    ru: 'Это демонстрация: сообщения не уходят людям, а собираются здесь.',
    en: 'This is the demonstration: messages are not sent to people, they gather here.',
  },
  none: { kk: 'Хабарлама жоқ', ru: 'Сообщений нет', en: 'No messages' },
  noneNext: {
    kk: 'Код сұраңыз немесе біреуді шақырыңыз: хабарлама осында өзі шығады.',
    ru: 'Запросите код или вызовите кого-нибудь: сообщение появится здесь само.',
    en: 'Ask for a code or call someone: the message appears here by itself.',
  },
  copy: { kk: 'Көшіру', ru: 'Скопировать', en: 'Copy' },
  copyCode: { kk: '{code} кодын көшіру', ru: 'Скопировать код {code}', en: 'Copy code {code}' },
  copied: { kk: 'Көшірілді', ru: 'Скопировано', en: 'Copied' },
  to: { kk: 'Кімге: {to}', ru: 'Кому: {to}', en: 'To: {to}' },
  lost: {
    kk: 'Сервер жауап бермейді. Байланыс оралғанда бет өзі жаңарады.',
    ru: 'Сервер не отвечает. Когда связь вернётся, страница обновится сама.',
    en: 'The server does not answer. The page updates by itself when it returns.',
  },
} satisfies Record<string, Text>;

export const messageKindTexts: Record<MessageKind, Text> = {
  code: { kk: 'Код', ru: 'Код', en: 'Code' },
  called: { kk: 'Шақыру', ru: 'Вызов', en: 'Call' },
  answered: { kk: 'Жауап', ru: 'Ответ', en: 'Answer' },
  appeal_offered: { kk: 'Хаттамаға қол қою', ru: 'Протокол на подпись', en: 'Protocol to sign' },
  completion_asked: { kk: 'Толықтыру керек', ru: 'Нужно дополнить', en: 'To be completed' },
  appeal_registered: { kk: 'Жолданым тіркелді', ru: 'Обращение зарегистрировано', en: 'Appeal registered' },
  approaching: { kk: 'Кезегіңіз жақындады', ru: 'Ваша очередь приближается', en: 'Your turn is coming' },
  next: { kk: 'Келесі сіз', ru: 'Вы следующий', en: 'You are next' },
  notice: { kk: 'Қызметкерден хабар', ru: 'Сообщение от сотрудника', en: 'A message from the official' },
  carried_over: {
    kk: 'Қабылдау келесі жұмыс күніне көшті',
    ru: 'Приём перенесён на следующий рабочий день',
    en: 'Your reception moves to the next working day',
  },
  reopened: { kk: 'Қабылдау басталды', ru: 'Приём начался', en: 'Reception has begun' },
  transferred: {
    kk: 'Сізді басқа кезекке жіберді',
    ru: 'Вас передали в другую очередь',
    en: 'You were sent on to another queue',
  },
};
