import type { Outcome } from '../record.ts';
import type { TicketState } from '../ticket.ts';
import type { Text } from './text.ts';

export const deskTexts = {
  signInTitle: { kk: 'Қызметкердің кіруі', ru: 'Вход для сотрудника', en: 'Staff sign-in' },
  signInLead: {
    kk: 'Азаматтарды бейнебайланыс арқылы қабылдауға арналған жұмыс орны.',
    ru: 'Рабочее место для приёма граждан по видеосвязи.',
    en: 'The workstation for receiving people by video.',
  },
  login: { kk: 'Логин', ru: 'Логин', en: 'Login' },
  password: { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  signIn: { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  signOut: { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
  desks: { kk: 'Үстелдер', ru: 'Столы', en: 'Desks' },
  yourPages: { kk: 'Беттеріңіз', ru: 'Ваши страницы', en: 'Your pages' },
  accessEnded: {
    kk: 'Кіру мерзімі аяқталды. Қайта кіріңіз.',
    ru: 'Сеанс завершён. Войдите снова.',
    en: 'Your sign-in has ended. Sign in again.',
  },

  chooseDesk: { kk: 'Үстелді таңдаңыз', ru: 'Выберите стол', en: 'Choose a desk' },
  noDesks: {
    kk: 'Сізге үстел бекітілмеген',
    ru: 'За вами не закреплён стол',
    en: 'No desk is assigned to you',
  },
  noDesksHint: {
    kk: 'Әкімшіден қабылдау жүргізу құқығын сұраңыз.',
    ru: 'Попросите администратора выдать вам право вести приём.',
    en: 'Ask the administrator for the right to receive people.',
  },
  deskFree: { kk: 'бос', ru: 'свободен', en: 'free' },
  deskYours: { kk: 'сіздікі', ru: 'ваш', en: 'yours' },
  openDesk: { kk: 'Үстелді ашу', ru: 'Открыть стол', en: 'Open the desk' },
  continueHere: { kk: 'Осында жалғастыру', ru: 'Продолжить здесь', en: 'Continue here' },
  closeDesk: { kk: 'Үстелді жабу', ru: 'Закрыть стол', en: 'Close the desk' },
  deskMenu: { kk: 'Үстел', ru: 'Стол', en: 'Desk' },
  deskIsOpen: { kk: 'үстел ашық', ru: 'стол открыт', en: 'desk open' },
  deskLost: {
    kk: 'Үстел бұл терезеде жабылды',
    ru: 'Стол в этом окне закрыт',
    en: 'The desk is closed in this window',
  },
  deskLostHint: {
    kk: 'Байланыс ұзақ уақыт болмады немесе үстел басқа терезеде ашылды. Кезек сақталды. Үстелді қайта ашыңыз.',
    ru: 'Долго не было связи, или стол открыли в другом окне. Очередь сохранена. Откройте стол снова.',
    en: 'The connection was lost for too long, or the desk was opened in another window. The queue is kept. Open the desk again.',
  },
  openAgain: { kk: 'Қайта ашу', ru: 'Открыть снова', en: 'Open again' },

  connectionReconnecting: {
    kk: 'Байланыс қалпына келуде… Кезек сақталды',
    ru: 'Восстанавливаем связь… Очередь сохранена',
    en: 'Reconnecting… The queue is kept',
  },
  connectionOffline: {
    kk: 'Интернет жоқ. Желіні тексеріңіз. Кезек сақталды',
    ru: 'Нет интернета. Проверьте сеть. Очередь сохранена',
    en: 'No internet. Check the network. The queue is kept',
  },

  takeBreak: { kk: 'Үзіліс', ru: 'Перерыв', en: 'Take a break' },
  breakTitle: { kk: 'Үзіліс жасау', ru: 'Сделать перерыв', en: 'Take a break' },
  breakHint: {
    kk: 'Сіз оралғанша бұл үстел ешкімді шақырмайды. Кезектегілердің орны сақталады.',
    ru: 'Пока вы не вернётесь, этот стол никого не вызывает. Места в очереди сохраняются.',
    en: 'This desk calls nobody until you return. Everyone keeps their place.',
  },
  breakReason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  endBreak: { kk: 'Үзілісті аяқтау', ru: 'Завершить перерыв', en: 'End the break' },
  onBreak: { kk: 'Үстел үзілісте', ru: 'Стол на перерыве', en: 'The desk is on a break' },

  lineCount: { kk: 'Кезекте: {count}', ru: 'В очереди: {count}', en: 'Waiting: {count}' },
  lineEmpty: { kk: 'Кезекте ешкім жоқ', ru: 'В очереди никого нет', en: 'Nobody is waiting' },
  lineEmptyHint: {
    kk: 'Жаңа адам кезекке тұрғанда, осы жерде бірден көрінеді.',
    ru: 'Когда кто-нибудь встанет в очередь, он сразу появится здесь.',
    en: 'A person who joins the queue appears here at once.',
  },
  steppedAway: {
    kk: 'уақытша кетті, орны сақталды',
    ru: 'временно отсутствует, место сохранено',
    en: 'stepped away, place kept',
  },
  reachable: { kk: 'байланыста', ru: 'на связи', en: 'connected' },
  unreachable: { kk: 'байланыста емес', ru: 'не на связи', en: 'not connected' },
  interpreterFor: {
    kk: 'аудармашы: {language}',
    ru: 'переводчик: {language}',
    en: 'interpreter: {language}',
  },
  calledTimes: { kk: 'шақыру саны: {count}', ru: 'вызовов: {count}', en: 'calls: {count}' },

  callNext: { kk: 'Келесіні шақыру', ru: 'Вызвать следующего', en: 'Call next' },
  callNextKey: { kk: 'Пернелер: Alt + N', ru: 'Клавиши: Alt + N', en: 'Keys: Alt + N' },
  nextIs: { kk: 'Келесі: {label}, {name}', ru: 'Следующий: {label}, {name}', en: 'Next: {label}, {name}' },
  nobodyToCall: {
    kk: 'Қазір шақыратын адам жоқ',
    ru: 'Сейчас вызывать некого',
    en: 'There is nobody to call now',
  },
  allAway: {
    kk: 'Қазір ешкімді шақыруға болмайды: кезектегілер бірдеңе күтіп тұр немесе уақытша кетті',
    ru: 'Сейчас вызвать некого: все в очереди чего-то ждут или временно отсутствуют',
    en: 'Nobody can be called now: everyone waits for something or has stepped away',
  },
  breakFirst: {
    kk: 'Шақыру үшін үзілісті аяқтаңыз',
    ru: 'Чтобы вызывать, завершите перерыв',
    en: 'End the break to call people',
  },
  ringing: { kk: 'Шақырылып жатыр…', ru: 'Вызываем…', en: 'Ringing…' },
  recall: { kk: 'Қайта шақыру', ru: 'Вызвать ещё раз', en: 'Ring again' },
  noShow: { kk: 'Келмеді', ru: 'Неявка', en: 'No-show' },
  noShowTitle: { kk: '«Келмеді» деп белгілейсіз бе?', ru: 'Отметить неявку?', en: 'Mark a no-show?' },
  goneTitle: { kk: 'Адам кетіп қалды ма?', ru: 'Человек ушёл?', en: 'Is the person gone?' },
  goneYes: { kk: 'Иә, кетіп қалды', ru: 'Да, ушёл', en: 'Yes, gone' },
  personGone: { kk: 'Адам кетіп қалды', ru: 'Человек ушёл', en: 'The person is gone' },
  noShowYes: { kk: 'Иә, келмеді', ru: 'Да, неявка', en: 'Yes, a no-show' },

  service: { kk: 'Қызмет түрі', ru: 'Услуга', en: 'Service' },
  essence: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'The matter' },
  essenceMissing: { kk: 'Көрсетілмеген', ru: 'Не указана', en: 'Not given' },
  receptionLanguage: { kk: 'Сөйлесу тілі', ru: 'Язык разговора', en: 'Language of the talk' },
  languageKk: { kk: 'қазақша', ru: 'казахский', en: 'Kazakh' },
  languageRu: { kk: 'орысша', ru: 'русский', en: 'Russian' },
  takenAt: { kk: 'Нөмір алынды', ru: 'Номер взят', en: 'Ticket taken' },

  notes: { kk: 'Сөйлесу туралы ескертпелер', ru: 'Заметки о разговоре', en: 'Notes of the talk' },
  notesHint: {
    kk: 'Автоматты түрде сақталады. Өтініш берушіге көрінбейді.',
    ru: 'Сохраняются автоматически. Заявитель их не видит.',
    en: 'Saved automatically. The applicant does not see them.',
  },
  notesSaved: { kk: 'Сақталды: {time}', ru: 'Сохранено в {time}', en: 'Saved at {time}' },
  notesSaving: { kk: 'Сақталуда…', ru: 'Сохраняем…', en: 'Saving…' },
  notesUnsaved: {
    kk: 'Әзірге сақталмады, қайталап жатырмыз',
    ru: 'Пока не сохранено, повторяем',
    en: 'Not saved yet, trying again',
  },
  notesConflict: {
    kk: 'Ескертпелер басқа терезеде өзгертілді',
    ru: 'Заметки изменены в другом окне',
    en: 'The notes were changed in another window',
  },
  notesFirst: {
    kk: 'Алдымен ескертпелерді сақтаңыз немесе мәтінін таңдаңыз.',
    ru: 'Сначала сохраните заметки или выберите их текст.',
    en: 'Save or choose the text of the notes first.',
  },

  pauseSession: { kk: 'Сөйлесуді кідірту', ru: 'Приостановить разговор', en: 'Pause the talk' },
  resumeSession: { kk: 'Сөйлесуді жалғастыру', ru: 'Продолжить разговор', en: 'Go on talking' },
  finish: { kk: 'Аяқтау', ru: 'Завершить', en: 'Finish' },
  finishTitle: { kk: 'Қабылдауды аяқтау', ru: 'Завершить приём', en: 'Finish the reception' },
  outcome: { kk: 'Қабылдау қалай аяқталды?', ru: 'Чем закончился приём?', en: 'How did the reception end?' },
  answer: { kk: 'Өтініш берушіге жауап', ru: 'Ответ заявителю', en: 'Answer to the applicant' },
  answerHint: {
    kk: 'Өтініш беруші бұл жауапты кезек нөмірінің бетінен көреді.',
    ru: 'Заявитель увидит этот ответ на странице своего номера.',
    en: 'The applicant sees this answer on their ticket page.',
  },
  answerNeeded: { kk: 'Жауапты жазыңыз.', ru: 'Напишите ответ.', en: 'Write the answer.' },
  outcomeNeeded: { kk: 'Нәтижені таңдаңыз.', ru: 'Выберите итог.', en: 'Choose the outcome.' },
  oralConsent: {
    kk: 'Өтініш беруші ауызша жауапқа келісті',
    ru: 'Заявитель согласен на устный ответ',
    en: 'The applicant consents to an oral answer',
  },
  oralConsentNeeded: {
    kk: 'Өтініш берушінің келісімін сұрап, белгілеңіз. Келіспесе, басқа нәтижені таңдаңыз.',
    ru: 'Спросите заявителя и отметьте согласие. Если согласия нет, выберите другой итог.',
    en: 'Ask the applicant and tick the consent. If there is none, choose another outcome.',
  },
  finishYes: {
    kk: 'Аяқтау және жазбаны жабу',
    ru: 'Завершить и закрыть запись',
    en: 'Finish and close the record',
  },
  finished: {
    kk: 'Қабылдау аяқталды: {label}',
    ru: 'Приём завершён: {label}',
    en: 'Reception finished: {label}',
  },
} satisfies Record<string, Text>;

/** What became of the ticket after a no-show. */
/** What becomes of the ticket by this office's rule, said before it is done. */
export const noShowWhat: Record<'setAside' | 'putBack' | 'noShow', Text> = {
  setAside: {
    kk: 'Нөмірдің орны сақталады. Адам «Оралдым» түймесін басқан соң оны қайта шақыруға болады.',
    ru: 'Номер сохранит место. Человека можно будет вызвать снова, когда он нажмёт «Я на месте».',
    en: 'The ticket keeps its place. The person can be called again after pressing “I am back”.',
  },
  putBack: {
    kk: 'Нөмір кезектің соңына ауысады.',
    ru: 'Номер уйдёт в конец очереди.',
    en: 'The ticket goes to the end of the queue.',
  },
  noShow: {
    kk: 'Нөмір жабылады. Адам жаңа нөмір ала алады.',
    ru: 'Номер закроется. Человек сможет взять новый.',
    en: 'The ticket is closed. The person can take a new one.',
  },
};

export const noShowTexts: Partial<Record<TicketState, Text>> = {
  away: {
    kk: '{label} нөмірінің орны сақталды, адам оралғанда қайта шақырылады',
    ru: 'Номер {label} сохраняет место и будет вызван снова, когда человек вернётся',
    en: 'Ticket {label} keeps the place and is called again when back',
  },
  waiting: {
    kk: '{label} нөмірі кезекке қайтарылды',
    ru: 'Номер {label} возвращён в очередь',
    en: 'Ticket {label} is back in the queue',
  },
  no_show: {
    kk: '{label} нөмірі жабылды: адам келмеді',
    ru: 'Номер {label} закрыт: неявка',
    en: 'Ticket {label} is closed: no-show',
  },
};

export const outcomeTexts: Record<Outcome, { title: Text; description: Text }> = {
  oral_answer: {
    title: { kk: 'Ауызша жауап берілді', ru: 'Дан устный ответ', en: 'Answered orally' },
    description: {
      kk: 'Өтініш беруші ауызша жауапқа келісті, жазбаша жауап керек емес.',
      ru: 'Заявитель согласен на устный ответ, письменный не нужен.',
      en: 'The applicant agrees to an oral answer; no written one is needed.',
    },
  },
  explained: {
    title: { kk: 'Түсіндірме берілді', ru: 'Дано разъяснение', en: 'Explained' },
    description: {
      kk: 'Өтініш берушіге құқықтары мен келесі қадамдары түсіндірілді.',
      ru: 'Заявителю разъяснены его права и дальнейшие шаги.',
      en: 'Rights and next steps were explained.',
    },
  },
  appeal_taken: {
    title: { kk: 'Жолданым қабылданды', ru: 'Обращение принято', en: 'Appeal accepted' },
    description: {
      kk: 'Жауап заңда белгіленген мерзімде беріледі.',
      ru: 'Ответ дадут в срок, установленный законом.',
      en: 'It is answered within the term set by law.',
    },
  },
  redirected: {
    title: { kk: 'Басқа органға жіберілді', ru: 'Направлено в другой орган', en: 'Sent to another body' },
    description: {
      kk: 'Мәселе басқа органның құзыретінде, өтініш берушіге қай орган екені айтылды.',
      ru: 'Вопрос решает другой орган, заявителю сказали какой.',
      en: 'Another body decides this; the applicant was told which.',
    },
  },
  not_held: {
    title: { kk: 'Қабылдау өткен жоқ', ru: 'Приём не состоялся', en: 'Not held' },
    description: {
      kk: 'Байланыс болмады немесе адам сөйлесе алмады.',
      ru: 'Не было связи, или человек не смог говорить.',
      en: 'There was no connection, or the person could not talk.',
    },
  },
};
