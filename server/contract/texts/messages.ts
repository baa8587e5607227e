import type { MessageKind } from '../message.ts';
import type { Text } from './text.ts';

/** What a code is for stands in its message, so that nobody can be talked into using it for something else. */
export const codeMessageTexts = {
  subject: {
    kk: 'Растау коды: {code}',
    ru: 'Код подтверждения: {code}',
    en: 'Confirmation code: {code}',
  },
  confirm_ticket: {
    kk: '{code}: {label} кезек нөмірін растау коды.',
    ru: '{code}: код, чтобы подтвердить номер очереди {label}.',
    en: '{code} is the code to confirm ticket {label}.',
  },
  sign_appeal: {
    kk: '{code}: {label} нөмірі бойынша ауызша жолданымды растау коды.',
    ru: '{code}: код, чтобы подтвердить устное обращение по номеру {label}.',
    en: '{code} is the code to confirm the oral appeal of ticket {label}.',
  },
  account: {
    kk: '{code}: «Менің қабылдауларым» бетіне кіру коды.',
    ru: '{code}: код для входа на страницу «Мои приёмы».',
    en: '{code} is the code to sign in to “My receptions”.',
  },
  keepSecret: {
    kk: 'Код {minutes} минут жарамды. Оны ешкімге айтпаңыз: қызметкерлер бұл кодты ешқашан сұрамайды.',
    ru: 'Код действует {minutes} мин. Никому его не сообщайте: сотрудники никогда его не спрашивают.',
    en: 'It works for {minutes} minutes. Tell it to nobody: staff will never ask you for it.',
  },
} as const satisfies Record<string, Text>;

/** What happened, and what to do next. The link to the ticket's page is added where it can be opened. */
export const messageTexts: Record<Exclude<MessageKind, 'code'>, { subject: Text; text: Text }> = {
  called: {
    subject: {
      kk: 'Сізді қабылдауға шақырды',
      ru: 'Вас вызывают на приём',
      en: 'You are being called',
    },
    text: {
      kk: '{label}: сізді қабылдауға шақырды. Бетті ашып, сөйлесуге қосылыңыз.',
      ru: '{label}: вас вызывают на приём. Откройте страницу и войдите в разговор.',
      en: '{label}: you are being called. Open the page and join the talk.',
    },
  },
  answered: {
    subject: {
      kk: 'Шақыруға жауап берілді',
      ru: 'На вызов ответили',
      en: 'The call was answered',
    },
    text: {
      kk: '{label}: сіз қабылдауға қосылдыңыз.',
      ru: '{label}: вы уже на приёме.',
      en: '{label}: you have joined the reception.',
    },
  },
  appeal_offered: {
    subject: {
      kk: 'Ауызша жолданымыңызды растаңыз',
      ru: 'Подтвердите устное обращение',
      en: 'Confirm your oral appeal',
    },
    text: {
      kk: '{label}: қызметкер ауызша жолданымыңызды жазып алды. Оқып шығып, растаңыз немесе қатесін көрсетіңіз.',
      ru: '{label}: сотрудник записал ваше устное обращение. Прочитайте и подтвердите его или укажите, что неверно.',
      en: '{label}: the official has written down your oral appeal. Read it and confirm it, or say what is wrong.',
    },
  },
  completion_asked: {
    subject: {
      kk: 'Жолданымды толықтыру керек',
      ru: 'Обращение нужно дополнить',
      en: 'Your appeal needs more',
    },
    text: {
      kk: '{label}: жолданымыңызда кейбір мәлімет жетіспейді. Тізімді ашып, толықтырыңыз.',
      ru: '{label}: в обращении не хватает части сведений. Откройте список и дополните его.',
      en: '{label}: something is missing from your appeal. Open the list and add it.',
    },
  },
  appeal_registered: {
    subject: {
      kk: 'Жолданымыңыз тіркелді',
      ru: 'Ваше обращение зарегистрировано',
      en: 'Your appeal is registered',
    },
    text: {
      kk: '{label}: жолданымыңыз тіркелді. Тіркеу нөмірі мен талонды нөміріңіздің бетінен қараңыз.',
      ru: '{label}: ваше обращение зарегистрировано. Его номер и талон смотрите на странице вашего номера очереди.',
      en: '{label}: your appeal is registered. See its number and the coupon on your ticket page.',
    },
  },
  approaching: {
    subject: { kk: 'Кезегіңіз жақындады', ru: 'Ваша очередь приближается', en: 'Your turn is coming' },
    text: {
      kk: '{label}: кезегіңіз жақындады. Бетті ашық ұстап, құжаттарыңызды дайындаңыз.',
      ru: '{label}: ваша очередь приближается. Держите страницу открытой и подготовьте документы.',
      en: '{label}: your turn is coming. Keep the page open and have your documents ready.',
    },
  },
  next: {
    subject: { kk: 'Келесі сіз', ru: 'Вы следующий', en: 'You are next' },
    text: {
      kk: '{label}: келесі сіз. Бетті ашып, шақыруды күтіңіз.',
      ru: '{label}: вы следующий. Откройте страницу и ждите вызова.',
      en: '{label}: you are next. Open the page and wait for the call.',
    },
  },
  notice: {
    subject: { kk: 'Қызметкерден хабар', ru: 'Сообщение от сотрудника', en: 'A message from the official' },
    text: {
      kk: '{label}: қызметкер сізге хабар жазды. Оны нөміріңіздің бетінен оқыңыз.',
      ru: '{label}: сотрудник написал вам. Прочитайте на странице вашего номера очереди.',
      en: '{label}: the official has written to you. Read it on your ticket page.',
    },
  },
  carried_over: {
    subject: {
      kk: 'Қабылдау келесі жұмыс күніне көшті',
      ru: 'Приём перенесён на следующий рабочий день',
      en: 'Your reception moves to the next working day',
    },
    text: {
      kk: '{label}: бүгін сізді қабылдап үлгермеді. Кезектегі орныңыз келесі жұмыс күніне сақталды.',
      ru: '{label}: сегодня вас не успели принять. Ваше место сохранено на следующий рабочий день.',
      en: '{label}: there was no time to receive you today. Your place is kept for the next working day.',
    },
  },
  reopened: {
    subject: { kk: 'Қабылдау басталды', ru: 'Приём начался', en: 'Reception has begun' },
    text: {
      kk: '{label}: қабылдау басталды, орныңыз сақталған. Бетті ашып, шақыруды күтіңіз.',
      ru: '{label}: приём начался, ваше место сохранено. Откройте страницу и ждите вызова.',
      en: '{label}: reception has begun and your place is kept. Open the page and wait for the call.',
    },
  },
  transferred: {
    subject: {
      kk: 'Сізді басқа кезекке жіберді',
      ru: 'Вас передали в другую очередь',
      en: 'You were sent on to another queue',
    },
    text: {
      kk: '{label}: сізді басқа кезекке жіберді, нөміріңіз өзгермейді. Бетті ашыңыз.',
      ru: '{label}: вас передали в другую очередь, номер остаётся прежним. Откройте страницу.',
      en: '{label}: you were sent on to another queue and keep your number. Open the page.',
    },
  },
};
