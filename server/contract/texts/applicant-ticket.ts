import type { Outcome } from '../record.ts';
import type { TicketState } from '../ticket.ts';
import { plural, type Text } from './text.ts';

export const ticketTexts = {
  yourNumber: { kk: 'Сіздің нөміріңіз', ru: 'Ваш номер', en: 'Your number' },
  opening: { kk: 'Нөміріңізді ашып жатырмыз…', ru: 'Открываем ваш номер…', en: 'Opening your ticket…' },
  notOpened: { kk: 'Нөмір ашылмады', ru: 'Номер не открылся', en: 'The ticket did not open' },
  youAreNext: { kk: 'Келесі болып сіз кіресіз', ru: 'Вы следующий на очереди', en: 'You are next' },
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
    kk: 'Қазір бос қызметкер жоқ. Қабылдау басталғанда күту уақытын көрсетеміз.',
    ru: 'Сейчас никто не ведёт приём. Когда начнут, здесь появится время ожидания.',
    en: 'No desk is open now. When one opens, the wait is shown here.',
  },
  hoursClosed: {
    kk: 'Қабылдау уақыты {from}–{to}. Орныңыз сақталады.',
    ru: 'Часы приёма {from}–{to}. Ваше место сохранится.',
    en: 'Reception hours are {from}–{to}. Your place is kept.',
  },
  tips: { kk: 'Білгеніңіз жөн', ru: 'Полезно знать', en: 'Good to know' },
  tipKeepOpen: {
    kk: 'Бұл бетті ашық ұстаңыз: шақырғанда ол дыбыс шығарады.',
    ru: 'Не закрывайте страницу: она подаст звук, когда вас позовут.',
    en: 'Keep this page open: it rings when you are called.',
  },
  tipPlaceKept: {
    kk: 'Телефон құлыпталса да, байланыс үзілсе де, орныңыз сақталады.',
    ru: 'Место сохранится, даже если телефон заблокируется или связь прервётся.',
    en: 'Your place is kept even if the phone locks or the connection drops.',
  },
  tipLink: {
    kk: 'Сілтеме бойынша нөміріңізді басқа құрылғыда да ашасыз. Оны бөтен адамға бермеңіз.',
    ru: 'По ссылке номер откроется и на другом устройстве. Не давайте её посторонним.',
    en: 'The link opens your ticket on another device too. Do not give it to strangers.',
  },
  tipDocument: {
    kk: 'Жеке куәлігіңізді дайындап қойыңыз.',
    ru: 'Держите под рукой удостоверение личности.',
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
  comeBack: { kk: 'Оралдым', ru: 'Я вернулся', en: 'I am back' },
  leave: { kk: 'Кезектен шығу', ru: 'Покинуть очередь', en: 'Leave the queue' },
  leaveTitle: { kk: 'Кезектен шығасыз ба?', ru: 'Покинуть очередь?', en: 'Leave the queue?' },
  leaveWhatHappens: {
    kk: 'Орныңыз босайды. Қайта келсеңіз, жаңа нөмір аласыз.',
    ru: 'Ваше место освободится. Чтобы вернуться, нужно будет взять новый номер.',
    en: 'Your place is given up. To come back you take a new ticket.',
  },
  leaveYes: { kk: 'Иә, шығамын', ru: 'Да, покинуть', en: 'Yes, leave' },
  stay: { kk: 'Кезекте қаламын', ru: 'Остаться в очереди', en: 'Stay in the queue' },

  called: { kk: 'Сізді шақырды!', ru: 'Вас вызывают!', en: 'You are called!' },
  calledWhatNow: {
    kk: '«Қосылу» түймесін басыңыз. Браузер камера мен микрофонға рұқсат сұраса, рұқсат беріңіз.',
    ru: 'Нажмите «Войти». Если браузер спросит о камере и микрофоне, разрешите.',
    en: 'Press “Join”. If the browser asks for the camera and the microphone, allow them.',
  },
  join: { kk: 'Қосылу', ru: 'Войти', en: 'Join' },
  returnToTalk: { kk: 'Әңгімеге оралу', ru: 'Вернуться к разговору', en: 'Return to the talk' },
  titleCalled: { kk: '● Сізді шақырды', ru: '● Вас вызывают', en: '● You are called' },

  outcome: { kk: 'Қабылдау нәтижесі', ru: 'Итог приёма', en: 'Outcome of the reception' },
  answer: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' },
  receivedBy: { kk: 'Қабылдаған', ru: 'Принимал', en: 'Received by' },
  receivedAt: { kk: 'Уақыты', ru: 'Когда', en: 'When' },
  officeName: { kk: 'Мекеме', ru: 'Орган', en: 'Office' },
  serviceName: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  print: { kk: 'Басып шығару', ru: 'Распечатать', en: 'Print' },
  newTicket: { kk: 'Жаңа нөмір алу', ru: 'Взять новый номер', en: 'Take a new ticket' },
  openAgain: { kk: 'Нөмірді қайта ашу', ru: 'Открыть номер снова', en: 'Open the ticket again' },
} satisfies Record<string, Text>;

/** Each state of a ticket: what it is, and what happens next. */
export const stateTexts: Record<TicketState, { title: Text; next: Text }> = {
  unconfirmed: {
    title: { kk: 'Нөмір расталмаған', ru: 'Номер не подтверждён', en: 'The ticket is not confirmed' },
    next: {
      kk: 'Растаған соң кезекке тұрасыз. Осы бетті ашық ұстаңыз.',
      ru: 'После подтверждения вы встанете в очередь. Не закрывайте страницу.',
      en: 'Once confirmed, you stand in the queue. Keep this page open.',
    },
  },
  waiting: {
    title: { kk: 'Сіз кезектесіз', ru: 'Вы в очереди', en: 'You are in the queue' },
    next: {
      kk: 'Кезегіңіз келгенде осы бет дыбыс шығарып, «Қосылу» түймесін көрсетеді.',
      ru: 'Когда подойдёт очередь, страница подаст звук и покажет кнопку «Войти».',
      en: 'When your turn comes, this page rings and shows the “Join” button.',
    },
  },
  away: {
    title: { kk: 'Сіз уақытша кеттіңіз', ru: 'Вы отошли', en: 'You have stepped away' },
    next: {
      kk: 'Орныңыз сақталды, бірақ сізді шақырмайды. Дайын болғанда «Оралдым» түймесін басыңыз.',
      ru: 'Место сохранено, но вас не вызовут. Когда будете готовы, нажмите «Я вернулся».',
      en: 'Your place is kept, but you are not called. When you are ready, press “I am back”.',
    },
  },
  called: {
    title: { kk: 'Сізді шақырды!', ru: 'Вас вызывают!', en: 'You are called!' },
    next: { kk: '«Қосылу» түймесін басыңыз.', ru: 'Нажмите «Войти».', en: 'Press “Join”.' },
  },
  in_session: {
    title: { kk: 'Қабылдау жүріп жатыр', ru: 'Идёт приём', en: 'The reception is going on' },
    next: {
      kk: 'Қызметкер сізді күтіп отыр. Әңгімеге оралыңыз.',
      ru: 'Сотрудник вас ждёт. Вернитесь к разговору.',
      en: 'The official is waiting for you. Return to the talk.',
    },
  },
  parked: {
    title: { kk: 'Қабылдау кейінге қалды', ru: 'Приём отложен', en: 'The reception is put off' },
    next: {
      kk: 'Қызметкер орныңызды сақтап қойды. Дайын болғанда сізді қайта шақырады.',
      ru: 'Сотрудник сохранил ваше место и вызовет вас снова, когда будет готов.',
      en: 'The official has kept your place and calls you again when ready.',
    },
  },
  no_show: {
    title: {
      kk: 'Сізді шақырды, бірақ қосылмадыңыз',
      ru: 'Вас вызывали, но вы не вошли',
      en: 'You were called but did not join',
    },
    next: {
      kk: 'Бұл нөмір жабылды. Жаңа нөмір алсаңыз, сізді қабылдайды.',
      ru: 'Этот номер закрыт. Возьмите новый, и вас примут.',
      en: 'This ticket is closed. Take a new one, and you will be received.',
    },
  },
  transferred: {
    title: {
      kk: 'Сізді басқа кезекке ауыстырды',
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
      en: 'Your place moves to the next working day',
    },
    next: {
      kk: 'Қабылдау {from}-де басталады. Осы сілтемемен қайта кіріңіз: орныңыз сақталды.',
      ru: 'Приём начнётся в {from}. Вернитесь по этой же ссылке: место сохранено.',
      en: 'Reception starts at {from}. Come back by the same link: your place is kept.',
    },
  },
  finished: {
    title: { kk: 'Қабылдау аяқталды', ru: 'Приём завершён', en: 'The reception is over' },
    next: {
      kk: 'Нәтижесі осы бетте сақталады.',
      ru: 'Итог сохранён на этой странице.',
      en: 'The outcome stays on this page.',
    },
  },
  left: {
    title: { kk: 'Сіз кезектен шықтыңыз', ru: 'Вы покинули очередь', en: 'You have left the queue' },
    next: {
      kk: 'Қайта келгіңіз келсе, жаңа нөмір алыңыз.',
      ru: 'Если захотите вернуться, возьмите новый номер.',
      en: 'If you want to come back, take a new ticket.',
    },
  },
};

/** How a reception ended, for the person who was received. */
export const outcomeTexts: Record<Outcome, Text> = {
  oral_answer: {
    kk: 'Сізге ауызша жауап берілді',
    ru: 'Вам дали устный ответ',
    en: 'You were answered orally',
  },
  explained: {
    kk: 'Сізге түсіндірме берілді',
    ru: 'Вам дали разъяснение',
    en: 'The matter was explained to you',
  },
  appeal_taken: {
    kk: 'Жолданымыңыз қабылданды',
    ru: 'Ваше обращение принято',
    en: 'Your appeal was accepted',
  },
  redirected: {
    kk: 'Мәселеңіз тиісті органға жіберілді',
    ru: 'Ваш вопрос направлен в уполномоченный орган',
    en: 'Your matter was sent to the proper body',
  },
  not_held: { kk: 'Қабылдау өткен жоқ', ru: 'Приём не состоялся', en: 'The reception was not held' },
};
