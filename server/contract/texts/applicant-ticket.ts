import type { Outcome } from '../record.ts';
import type { TicketState } from '../ticket.ts';
import { plural, type Text } from './text.ts';

export const ticketTexts = {
  yourNumber: { kk: 'Сіздің нөміріңіз', ru: 'Ваш номер', en: 'Your number' },
  opening: { kk: 'Нөміріңізді ашып жатырмыз…', ru: 'Открываем ваш номер…', en: 'Opening your ticket…' },
  notOpened: { kk: 'Нөмір ашылмады', ru: 'Номер не открылся', en: 'The ticket did not open' },
  youAreNext: { kk: 'Келесі кезек – сіздікі', ru: 'Следующая очередь – ваша', en: 'You are next' },
  peopleBefore: {
    kk: (p) => `Алдыңызда ${p.n} адам бар`,
    ru: (p) =>
      `Перед вами ${p.n} ${plural('ru', Number(p.n), { one: 'человек', few: 'человека', other: 'человек' })}`,
    en: (p) => `${p.n} ${plural('en', Number(p.n), { one: 'person', other: 'people' })} before you`,
  },
  waitRange: {
    kk: 'Күту уақыты шамамен {low}–{high} минут',
    ru: 'Ждать примерно {low}–{high} мин',
    en: 'The wait is about {low}–{high} minutes',
  },
  waitUpTo: {
    kk: 'Күту уақыты {high} минутқа дейін',
    ru: 'Ждать не больше {high} мин',
    en: 'The wait is up to {high} minutes',
  },
  noDeskOpen: {
    kk: 'Қазір ешкім қабылдап отырған жоқ. Қабылдау басталғанда күту уақытын көрсетеміз.',
    ru: 'Сейчас никто не ведёт приём. Когда начнут, здесь появится время ожидания.',
    en: 'No desk is open now. When one opens, the wait is shown here.',
  },
  tips: { kk: 'Білгеніңіз жөн', ru: 'Полезно знать', en: 'Good to know' },
  tipKeepOpen: {
    kk: 'Бұл бетті ашық ұстаңыз: сізді шақырғанда ол дыбыс шығарады.',
    ru: 'Не закрывайте страницу: она подаст звук, когда вас позовут.',
    en: 'Keep this page open: it rings when you are called.',
  },
  tipPlaceKept: {
    kk: 'Телефон құлыпталса да, байланыс үзілсе де, орныңыз сақталады.',
    ru: 'Место сохранится, даже если телефон заблокируется или связь прервётся.',
    en: 'Your place is kept even if the phone locks or the connection drops.',
  },
  tipLink: {
    kk: 'Сілтеме арқылы нөміріңізді басқа құрылғыда да аша аласыз. Оны бөгде адамға бермеңіз.',
    ru: 'По ссылке номер откроется и на другом устройстве. Не давайте её посторонним.',
    en: 'The link opens your ticket on another device too. Do not give it to strangers.',
  },
  tipDocument: {
    kk: 'Жеке басыңызды куәландыратын құжатты дайындап қойыңыз.',
    ru: 'Держите под рукой документ, удостоверяющий личность.',
    en: 'Have your identity document at hand.',
  },
  share: { kk: 'Сілтемемен бөлісу', ru: 'Поделиться ссылкой', en: 'Share the link' },
  copyLink: { kk: 'Сілтемені көшіру', ru: 'Скопировать ссылку', en: 'Copy the link' },
  linkCopied: { kk: 'Сілтеме көшірілді', ru: 'Ссылка скопирована', en: 'The link is copied' },
  copyByHand: {
    kk: 'Сілтемені осы жерден көшіріңіз',
    ru: 'Скопируйте ссылку отсюда',
    en: 'Copy the link from here',
  },
  stepAway: { kk: 'Уақытша кету', ru: 'Отойти ненадолго', en: 'Step away' },
  comeBack: { kk: 'Оралдым', ru: 'Я на месте', en: 'I am back' },
  leave: { kk: 'Кезектен шығу', ru: 'Выйти из очереди', en: 'Leave the queue' },
  leaveTitle: { kk: 'Кезектен шығасыз ба?', ru: 'Выйти из очереди?', en: 'Leave the queue?' },
  leaveWhatHappens: {
    kk: 'Орныңыз сақталмайды. Қайта тұру үшін жаңа нөмір алу керек.',
    ru: 'Ваше место не сохранится. Чтобы вернуться, нужно взять новый номер.',
    en: 'Your place is not kept. To come back you need a new ticket.',
  },
  leaveYes: { kk: 'Иә, шығамын', ru: 'Да, выйти', en: 'Yes, leave' },
  stay: { kk: 'Кезекте қаламын', ru: 'Остаться в очереди', en: 'Stay in the queue' },

  called: { kk: 'Сізді шақырып жатыр!', ru: 'Вас вызывают!', en: 'You are being called!' },
  calledWhatNow: {
    kk: '«Сөйлесуге қосылу» түймесін басыңыз. Браузер камера мен микрофонға рұқсат сұраса, рұқсат беріңіз.',
    ru: 'Нажмите «Войти в разговор». Если браузер спросит о камере и микрофоне, разрешите.',
    en: 'Press “Join the talk”. If the browser asks for the camera and the microphone, allow them.',
  },
  join: { kk: 'Сөйлесуге қосылу', ru: 'Войти в разговор', en: 'Join the talk' },
  returnToTalk: { kk: 'Сөйлесуге оралу', ru: 'Вернуться в разговор', en: 'Return to the talk' },
  titleCalled: { kk: '● Сізді шақырып жатыр', ru: '● Вас вызывают', en: '● You are being called' },

  outcome: { kk: 'Қабылдау нәтижесі', ru: 'Итог приёма', en: 'Outcome of the reception' },
  answer: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' },
  receivedBy: { kk: 'Қабылдаған қызметкер', ru: 'Кто принимал', en: 'Received by' },
  receivedAt: { kk: 'Уақыты', ru: 'Когда', en: 'When' },
  officeName: { kk: 'Орган', ru: 'Орган', en: 'Office' },
  serviceName: { kk: 'Қызмет түрі', ru: 'Услуга', en: 'Service' },
  print: { kk: 'Басып шығару', ru: 'Распечатать', en: 'Print' },
  newTicket: { kk: 'Жаңа нөмір алу', ru: 'Взять новый номер', en: 'Take a new ticket' },
  openAgain: { kk: 'Нөмірді қайта ашу', ru: 'Открыть номер снова', en: 'Open the ticket again' },
} satisfies Record<string, Text>;

/** Each state of a ticket: what it is, and what happens next. */
export const stateTexts: Record<TicketState, { title: Text; next: Text }> = {
  unconfirmed: {
    title: { kk: 'Нөмір расталмаған', ru: 'Номер не подтверждён', en: 'The ticket is not confirmed' },
    next: {
      kk: 'Нөмір расталған соң кезекке тұрасыз. Осы бетті ашық ұстаңыз.',
      ru: 'Когда номер подтвердят, вы встанете в очередь. Не закрывайте страницу.',
      en: 'Once it is confirmed, you are in the queue. Keep this page open.',
    },
  },
  waiting: {
    title: { kk: 'Сіз кезектесіз', ru: 'Вы в очереди', en: 'You are in the queue' },
    next: {
      kk: 'Кезегіңіз келгенде осы бет дыбыс шығарып, «Сөйлесуге қосылу» түймесін көрсетеді.',
      ru: 'Когда подойдёт очередь, страница подаст звук и покажет кнопку «Войти в разговор».',
      en: 'When your turn comes, this page rings and shows the “Join the talk” button.',
    },
  },
  away: {
    title: { kk: 'Орныңыз сақталды', ru: 'Ваше место сохранено', en: 'Your place is kept' },
    next: {
      kk: 'Әзірге сізді шақырмаймыз. Экран алдында болғанда «Оралдым» түймесін басыңыз.',
      ru: 'Пока мы вас не вызываем. Когда будете у экрана, нажмите «Я на месте».',
      en: 'We are not calling you for now. Press “I am back” when you are at the screen.',
    },
  },
  called: {
    title: { kk: 'Сізді шақырып жатыр!', ru: 'Вас вызывают!', en: 'You are being called!' },
    next: {
      kk: '«Сөйлесуге қосылу» түймесін басыңыз.',
      ru: 'Нажмите «Войти в разговор».',
      en: 'Press “Join the talk”.',
    },
  },
  in_session: {
    title: { kk: 'Қабылдау жүріп жатыр', ru: 'Идёт приём', en: 'The reception is in progress' },
    next: {
      kk: 'Қызметкер сізді күтіп отыр. Сөйлесуге оралыңыз.',
      ru: 'Сотрудник вас ждёт. Вернитесь в разговор.',
      en: 'The official is waiting for you. Return to the talk.',
    },
  },
  parked: {
    title: { kk: 'Қабылдау кейінге қалдырылды', ru: 'Приём отложен', en: 'The reception is postponed' },
    next: {
      kk: 'Қызметкер орныңызды сақтап қойды. Дайын болғанда ол сізді қайта шақырады.',
      ru: 'Сотрудник сохранил ваше место и вызовет вас снова, когда будет готов.',
      en: 'The official has kept your place and will call you again when ready.',
    },
  },
  no_show: {
    title: {
      kk: 'Сіз шақырылдыңыз, бірақ қосылмадыңыз',
      ru: 'Вас вызывали, но вы не вошли',
      en: 'You were called, but did not join',
    },
    next: {
      kk: 'Бұл нөмір жабылды. Жаңа нөмір алыңыз, сонда сізді қабылдайды.',
      ru: 'Этот номер закрыт. Возьмите новый, и вас примут.',
      en: 'This ticket is closed. Take a new one, and you will be received.',
    },
  },
  transferred: {
    title: {
      kk: 'Сіз басқа кезекке ауыстырылдыңыз',
      ru: 'Вас перевели в другую очередь',
      en: 'You were moved to another queue',
    },
    next: {
      kk: 'Нөміріңіз өзгермейді. Осы бетті ашық ұстаңыз.',
      ru: 'Номер остаётся прежним. Не закрывайте страницу.',
      en: 'Your number stays the same. Keep this page open.',
    },
  },
  carried_over: {
    title: {
      kk: 'Орныңыз келесі жұмыс күніне көшті',
      ru: 'Ваше место перенесено на следующий рабочий день',
      en: 'Your place has moved to the next working day',
    },
    next: {
      kk: 'Қабылдаудың басталу уақыты: {from}. Осы сілтемемен қайта кіріңіз: орныңыз сақталды.',
      ru: 'Приём начнётся в {from}. Вернитесь по этой же ссылке: место сохранено.',
      en: 'Reception starts at {from}. Come back by the same link: your place is kept.',
    },
  },
  finished: {
    title: { kk: 'Қабылдау аяқталды', ru: 'Приём завершён', en: 'The reception has ended' },
    next: {
      kk: 'Қабылдау нәтижесі осы бетте сақталады.',
      ru: 'Итог сохранён на этой странице.',
      en: 'The outcome stays on this page.',
    },
  },
  left: {
    title: { kk: 'Сіз кезектен шықтыңыз', ru: 'Вы вышли из очереди', en: 'You have left the queue' },
    next: {
      kk: 'Қайта тұрғыңыз келсе, жаңа нөмір алыңыз.',
      ru: 'Если захотите вернуться, возьмите новый номер.',
      en: 'If you want to come back, take a new ticket.',
    },
  },
};

/** How a reception ended, for the person who was received. */
export const outcomeTexts: Record<Outcome, Text> = {
  oral_answer: {
    kk: 'Сізге ауызша жауап берілді',
    ru: 'Вам дан устный ответ',
    en: 'You were given an oral answer',
  },
  explained: {
    kk: 'Сізге түсіндірме берілді',
    ru: 'Вам дано разъяснение',
    en: 'The matter was explained to you',
  },
  appeal_taken: {
    kk: 'Жолданымыңыз қабылданды',
    ru: 'Ваше обращение принято',
    en: 'Your appeal was accepted',
  },
  redirected: {
    kk: 'Мәселеңіз басқа органға жіберілді',
    ru: 'Ваш вопрос направлен в другой орган',
    en: 'Your matter was sent to another body',
  },
  not_held: { kk: 'Қабылдау өткен жоқ', ru: 'Приём не состоялся', en: 'The reception was not held' },
};
