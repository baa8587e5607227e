import type { Outcome } from '../record.ts';
import type { TicketState } from '../ticket.ts';
import type { Text } from './text.ts';

export const deskTexts = {
  signInTitle: { kk: 'Қызметкердің кіруі', ru: 'Вход для сотрудника', en: 'Staff sign-in' },
  signInLead: {
    kk: 'Азаматтарды бейнебайланыс арқылы қабылдайтын үстел.',
    ru: 'Рабочий стол видеоприёма граждан.',
    en: 'The desk where people are received by video.',
  },
  login: { kk: 'Логин', ru: 'Логин', en: 'Login' },
  password: { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  signIn: { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  signOut: { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
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
    kk: 'Әкімшіден қызметкер құқығын сұраңыз.',
    ru: 'Попросите администратора выдать вам право вести приём.',
    en: 'Ask the administrator for the right to receive people.',
  },
  deskFree: { kk: 'бос', ru: 'свободен', en: 'free' },
  deskHeld: { kk: 'бос емес: {name}', ru: 'занят: {name}', en: 'held by {name}' },
  deskYours: { kk: 'сіздікі', ru: 'ваш', en: 'yours' },
  deskPaused: { kk: 'үзілісте', ru: 'перерыв', en: 'on a break' },
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
    kk: 'Байланыс ұзақ болмады немесе үстел басқа терезеде ашылды. Кезектегілер орнында.',
    ru: 'Долго не было связи, или стол открыт в другом окне. Очередь сохранена.',
    en: 'The connection was away too long, or the desk was opened in another window. The line is kept.',
  },
  openAgain: { kk: 'Қайта ашу', ru: 'Открыть снова', en: 'Open again' },

  takeBreak: { kk: 'Үзіліс', ru: 'Перерыв', en: 'Take a break' },
  breakTitle: { kk: 'Үзіліс жасау', ru: 'Сделать перерыв', en: 'Take a break' },
  breakHint: {
    kk: 'Сіз оралғанша ешкім шақырылмайды. Кезектегілердің орны сақталады.',
    ru: 'Пока вы не вернётесь, никого не вызывают. Места в очереди сохраняются.',
    en: 'Nobody is called until you return. Everyone keeps their place.',
  },
  breakReason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  breakReasonExample: { kk: 'Мысалы: түскі ас', ru: 'Например: обед', en: 'For example: lunch' },
  endBreak: { kk: 'Жұмысқа оралу', ru: 'Вернуться к приёму', en: 'Return to work' },
  onBreak: { kk: 'Үстел үзілісте', ru: 'Стол на перерыве', en: 'The desk is on a break' },

  line: { kk: 'Кезек', ru: 'Очередь', en: 'The line' },
  lineCount: { kk: 'Кезекте: {count}', ru: 'В очереди: {count}', en: 'Waiting: {count}' },
  lineEmpty: { kk: 'Кезекте ешкім жоқ', ru: 'В очереди никого нет', en: 'Nobody is waiting' },
  lineEmptyHint: {
    kk: 'Жаңа адам келгенде осы жерде бірден көрінеді.',
    ru: 'Новый человек появится здесь сразу.',
    en: 'A new person shows up here at once.',
  },
  steppedAway: {
    kk: 'кетіп қалды, орны сақтаулы',
    ru: 'отошёл, место сохранено',
    en: 'stepped away, keeps the place',
  },
  reachable: { kk: 'байланыста', ru: 'на связи', en: 'connected' },
  unreachable: { kk: 'беті жабық', ru: 'страница закрыта', en: 'page closed' },
  interpreterFor: {
    kk: 'аудармашы: {language}',
    ru: 'переводчик: {language}',
    en: 'interpreter: {language}',
  },
  waits: { kk: '{time} күтіп тұр', ru: 'ждёт {time}', en: 'waits {time}' },
  calledTimes: { kk: 'шақырылды: {count}', ru: 'вызовов: {count}', en: 'called: {count}' },

  callNext: { kk: 'Келесіні шақыру', ru: 'Вызвать следующего', en: 'Call next' },
  callNextKey: { kk: 'Пернелер: Alt + N', ru: 'Клавиши: Alt + N', en: 'Keys: Alt + N' },
  nextIs: { kk: 'Келесі: {label}, {name}', ru: 'Следующий: {label}, {name}', en: 'Next: {label}, {name}' },
  nobodyToCall: {
    kk: 'Қазір шақыратын адам жоқ',
    ru: 'Сейчас вызывать некого',
    en: 'There is nobody to call now',
  },
  allAway: {
    kk: 'Кезектегілердің бәрі уақытша кетіп қалған',
    ru: 'Все в очереди временно отошли',
    en: 'Everyone in the line has stepped away',
  },
  breakFirst: {
    kk: 'Шақыру үшін үзілісті аяқтаңыз',
    ru: 'Чтобы вызывать, завершите перерыв',
    en: 'End the break to call people',
  },
  ringing: { kk: 'Шақырылып жатыр…', ru: 'Вызываем…', en: 'Ringing…' },
  recall: { kk: 'Қайта шақыру', ru: 'Вызвать ещё раз', en: 'Ring again' },
  noShow: { kk: 'Келмеді', ru: 'Не пришёл', en: 'No-show' },
  noShowTitle: { kk: 'Адам келмеді ме?', ru: 'Человек не пришёл?', en: 'Has the person not come?' },
  noShowHint: {
    kk: 'Мекеме ережесі бойынша нөмір орнына немесе кезек соңына қайтады, не жабылады. Қабылдаудан бас тартуға болмайтын мекемеде нөмір жабылмайды.',
    ru: 'По правилам органа номер вернётся на место, уйдёт в конец очереди или закроется. Там, где отказывать в приёме нельзя, номер не закрывают.',
    en: 'By the office’s rule the ticket goes back to its place, to the end, or is closed. Where receiving may not be refused it is never closed.',
  },
  noShowYes: { kk: 'Иә, келмеді', ru: 'Да, не пришёл', en: 'Yes, a no-show' },

  person: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'The applicant' },
  service: { kk: 'Қызмет түрі', ru: 'Услуга', en: 'Service' },
  essence: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'Essence' },
  essenceMissing: { kk: 'Жазылмаған', ru: 'Не указана', en: 'Not given' },
  receptionLanguage: { kk: 'Қабылдау тілі', ru: 'Язык приёма', en: 'Reception language' },
  languageKk: { kk: 'қазақша', ru: 'казахский', en: 'Kazakh' },
  languageRu: { kk: 'орысша', ru: 'русский', en: 'Russian' },
  interpreter: { kk: 'Аудармашы', ru: 'Переводчик', en: 'Interpreter' },
  takenAt: { kk: 'Нөмір алынды', ru: 'Номер взят', en: 'Ticket taken' },

  notes: { kk: 'Сөйлесу жазбалары', ru: 'Заметки разговора', en: 'Notes of the talk' },
  notesHint: {
    kk: 'Өздігінен сақталады. Өтініш берушіге көрінбейді.',
    ru: 'Сохраняются сами. Заявитель их не видит.',
    en: 'Saved by themselves. The applicant does not see them.',
  },
  notesSaved: { kk: 'Сақталды: {time}', ru: 'Сохранено в {time}', en: 'Saved {time}' },
  notesSaving: { kk: 'Сақталуда…', ru: 'Сохраняем…', en: 'Saving…' },
  notesUnsaved: {
    kk: 'Әзірге сақталмады, қайталап жатырмыз',
    ru: 'Пока не сохранено, повторяем',
    en: 'Not saved yet, trying again',
  },
  notesConflict: {
    kk: 'Жазбаны басқа терезе өзгертті',
    ru: 'Заметки изменены в другом окне',
    en: 'Another window changed the notes',
  },
  notesConflictHint: {
    kk: 'Сол мәтінді жүктеңіз немесе осындағыны қалдырыңыз.',
    ru: 'Загрузите тот текст или оставьте этот.',
    en: 'Load that text, or keep the one here.',
  },
  notesLoad: { kk: 'Басқасын жүктеу', ru: 'Загрузить тот', en: 'Load the other' },
  notesKeep: { kk: 'Осыны қалдыру', ru: 'Оставить этот', en: 'Keep this one' },

  pauseSession: { kk: 'Кідірту', ru: 'Приостановить', en: 'Pause' },
  resumeSession: { kk: 'Жалғастыру', ru: 'Продолжить', en: 'Resume' },
  finish: { kk: 'Аяқтау', ru: 'Завершить', en: 'Finish' },
  finishTitle: { kk: 'Қабылдауды аяқтау', ru: 'Завершить приём', en: 'Finish the reception' },
  outcome: { kk: 'Қабылдау қалай аяқталды?', ru: 'Чем закончился приём?', en: 'How did the reception end?' },
  answer: { kk: 'Өтініш берушіге жауап', ru: 'Ответ заявителю', en: 'Answer to the applicant' },
  answerHint: {
    kk: 'Өтініш беруші мұны өз бетінде көреді.',
    ru: 'Заявитель увидит это на своей странице.',
    en: 'The applicant sees this on their page.',
  },
  answerNeeded: { kk: 'Жауапты жазыңыз.', ru: 'Напишите ответ.', en: 'Write the answer.' },
  outcomeNeeded: { kk: 'Нәтижесін таңдаңыз.', ru: 'Выберите итог.', en: 'Choose the outcome.' },
  oralConsent: {
    kk: 'Өтініш беруші ауызша жауапқа келіседі',
    ru: 'Заявитель согласен на устный ответ',
    en: 'The applicant consents to an oral answer',
  },
  oralConsentNeeded: {
    kk: 'Келісімін сұрап, белгілеңіз. Келіспесе, басқа нәтижені таңдаңыз.',
    ru: 'Спросите и отметьте. Если не согласен, выберите другой итог.',
    en: 'Ask and tick it. If they do not consent, choose another outcome.',
  },
  finishYes: {
    kk: 'Аяқтап, жазбаны жабу',
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
export const noShowTexts: Partial<Record<TicketState, Text>> = {
  waiting: {
    kk: '{label} кезекке қайтарылды',
    ru: '{label}: возвращён в очередь',
    en: '{label} is back in the line',
  },
  no_show: {
    kk: '{label} жабылды: келмеді',
    ru: '{label}: закрыт, не пришёл',
    en: '{label} is closed: no-show',
  },
};

export const outcomeTexts: Record<Outcome, { title: Text; description: Text }> = {
  oral_answer: {
    title: { kk: 'Ауызша жауап берілді', ru: 'Дан устный ответ', en: 'Answered orally' },
    description: {
      kk: 'Өтініш беруші ауызша жауапқа келіседі, жазбаша жауап керек емес.',
      ru: 'Заявитель согласен на устный ответ, письменный не нужен.',
      en: 'The applicant agrees to an oral answer; no written one is needed.',
    },
  },
  explained: {
    title: { kk: 'Түсіндірілді', ru: 'Дано разъяснение', en: 'Explained' },
    description: {
      kk: 'Құқығы мен әрі қарай не істейтіні түсіндірілді.',
      ru: 'Разъяснены права и дальнейшие шаги.',
      en: 'Rights and next steps were explained.',
    },
  },
  appeal_taken: {
    title: { kk: 'Өтініш қабылданды', ru: 'Принято обращение', en: 'Appeal taken' },
    description: {
      kk: 'Өтініш тіркеледі, жауап заңдағы мерзімде беріледі.',
      ru: 'Обращение будет зарегистрировано, ответ придёт в срок по закону.',
      en: 'The appeal is registered and answered within the legal term.',
    },
  },
  redirected: {
    title: { kk: 'Басқа органға жіберілді', ru: 'Направлено в другой орган', en: 'Sent to another office' },
    description: {
      kk: 'Мәселе басқа органның құзыретінде, қайда екені айтылды.',
      ru: 'Вопрос решает другой орган, заявителю сказано какой.',
      en: 'Another office decides this; the applicant was told which.',
    },
  },
  not_held: {
    title: { kk: 'Қабылдау өтпеді', ru: 'Приём не состоялся', en: 'Not held' },
    description: {
      kk: 'Байланыс болмады немесе адам сөйлесе алмады.',
      ru: 'Не было связи или человек не смог говорить.',
      en: 'There was no connection, or the person could not talk.',
    },
  },
};
