import { plural, type Text } from './text.ts';

/** Who waits, as the official sees them, and what can be done with one of them. */
export const lineTexts = {
  callable: { kk: 'Шақыруға болады: {count}', ru: 'Можно вызвать: {count}', en: 'Can be called: {count}' },
  keepPlace: {
    kk: 'Орны сақтаулы, әзірге шақырылмайды: {count}',
    ru: 'Место сохранено, пока не вызываются: {count}',
    en: 'Keep a place, not called for now: {count}',
  },
  firstShown: {
    kk: 'Алғашқы {shown} адам көрсетілген. Қалғандарын нөмірі не тегі бойынша табыңыз.',
    ru: 'Показаны первые {shown}. Остальных найдите по номеру или фамилии.',
    en: 'The first {shown} are shown. Find the others by number or surname.',
  },
  find: { kk: 'Нөмірі немесе тегі', ru: 'Номер или фамилия', en: 'Number or surname' },
  findYes: { kk: 'Табу', ru: 'Найти', en: 'Find' },
  found: { kk: 'Табылды: {count}', ru: 'Найдено: {count}', en: 'Found: {count}' },
  notFound: {
    kk: 'Кезекте ондай адам жоқ. Нөмірін немесе тегінің басын тексеріңіз.',
    ru: 'В очереди такого человека нет. Проверьте номер или начало фамилии.',
    en: 'Nobody in the queue fits. Check the number or the beginning of the surname.',
  },
  wholeLine: { kk: 'Бүкіл кезек', ru: 'Вся очередь', en: 'The whole queue' },
  nobodyCallable: {
    kk: 'Қазір бұл үстелге шақыратын адам жоқ.',
    ru: 'Сейчас за этот стол вызывать некого.',
    en: 'There is nobody to call to this desk now.',
  },
  openPerson: {
    kk: '{label}, {name}: толығырақ',
    ru: '{label}, {name}: подробнее',
    en: '{label}, {name}: more',
  },
  parked: { kk: 'кейінге қалдырылды', ru: 'отложен', en: 'set aside' },
  putBack: { kk: 'орнына қайтарылды', ru: 'возвращён на место', en: 'put back' },
  waitsForBooking: { kk: 'жазылған уақыты {time}', ru: 'записан на {time}', en: 'booked for {time}' },
  bookedFor: { kk: 'алдын ала жазылған: {time}', ru: 'по записи: {time}', en: 'booking: {time}' },
  waitsForInterpreter: {
    kk: 'аудармашы күтеді: {language}',
    ru: 'ждёт переводчика: {language}',
    en: 'waits for an interpreter: {language}',
  },
  waitsForColleague: {
    kk: 'әріптесіңізді күтеді',
    ru: 'ждёт вашего коллегу',
    en: 'waits for a colleague of yours',
  },
  outOfTurn: { kk: 'кезектен тыс', ru: 'вне очереди', en: 'out of turn' },
  outOfTurnProved: {
    kk: 'кезектен тыс, құжаты расталды',
    ru: 'вне очереди, документ подтверждён',
    en: 'out of turn, paper proved',
  },
  outOfTurnUnproven: {
    kk: 'кезектен тыс құқығы расталмады',
    ru: 'право вне очереди не подтверждено',
    en: 'out of turn not proved',
  },
  outOfTown: { kk: 'басқа жерден: {place}', ru: 'издалека: {place}', en: 'from out of town: {place}' },
  outOfTownToday: {
    kk: 'басқа жерден, бүгін қабылдау керек: {place}',
    ru: 'издалека, принять сегодня: {place}',
    en: 'from out of town, to be received today: {place}',
  },
  category: { kk: 'Санаты', ru: 'Категория', en: 'Category' },
  proof: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'The paper that shows it' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  forWhoReceives: {
    kk: 'Қабылдайтын қызметкерге ғана көрінеді',
    ru: 'Видно только тому, кто примет',
    en: 'Shown only to whoever receives',
  },
} satisfies Record<string, Text>;

export const personActTexts = {
  whatToDo: { kk: 'Не істейсіз?', ru: 'Что сделать?', en: 'What to do?' },
  more: { kk: 'Басқа әрекет', ru: 'Другое действие', en: 'Another action' },
  reasonHint: {
    kk: 'Себебі кезек журналына жазылады, адам да оны көреді.',
    ru: 'Причина останется в журнале очереди, человек её увидит.',
    en: 'The reason stays in the log of the queue, and the person sees it.',
  },
  reasonNeeded: {
    kk: 'Себебін бір-екі сөзбен жазыңыз.',
    ru: 'Напишите причину, хотя бы в двух словах.',
    en: 'Write the reason in a word or two.',
  },
  call: { kk: 'Осы адамды шақыру', ru: 'Вызвать этого человека', en: 'Call this person' },
  callHint: {
    kk: 'Кезектен тыс шақыру. Журналға себебі мен алда қалғандар саны жазылады, басқалардың реті өзгермейді.',
    ru: 'Вызов не по порядку. В журнал попадут причина и число тех, кого обошли; порядок остальных не изменится.',
    en: 'A call out of the order. The reason and how many were overtaken go into the log; the order of the others stays.',
  },
  before: {
    kk: (p) => `Бұл адамның алдында тұрғандар саны: ${p.n}`,
    ru: (p) =>
      `Перед этим человеком ${plural('ru', Number(p.n), { one: 'стоит', other: 'стоят' })} ещё ${p.n} ${plural(
        'ru',
        Number(p.n),
        { one: 'человек', few: 'человека', many: 'человек', other: 'человек' },
      )}`,
    en: (p) =>
      `${p.n} ${plural('en', Number(p.n), { one: 'person stands', other: 'people stand' })} before this person`,
  },
  beforeMany: {
    kk: 'Бұл адамның алдында тұрғандар отыздан көп',
    ru: 'Перед этим человеком больше тридцати других',
    en: 'More than thirty people stand before this person',
  },
  park: { kk: 'Кейінге қалдыру', ru: 'Отложить', en: 'Set aside' },
  parkHint: {
    kk: 'Орны сақталады, бірақ қайтарғанша шақырылмайды. Адамның өзі де кезекке қайта алады.',
    ru: 'Место сохранится, но вызова не будет, пока вы не вернёте человека. Вернуться в очередь он может и сам.',
    en: 'The place is kept, with no call until you take the person back. They may come back to the line themselves, too.',
  },
  unpark: { kk: 'Кезекке қайтару', ru: 'Вернуть в очередь', en: 'Take back to the line' },
  putBack: { kk: 'Орнына қайтару', ru: 'Вернуть на место в очереди', en: 'Put back in place' },
  putBackHint: {
    kk: 'Шақыру немесе сөйлесу тоқтайды. Адам кезектегі өз орнына тұрады.',
    ru: 'Вызов или разговор закончится. Человек встанет на своё место в очереди.',
    en: 'The call or the talk ends. The person stands at their own place in the line again.',
  },
  transfer: { kk: 'Басқа жерге жіберу', ru: 'Передать дальше', en: 'Send on' },
  write: { kk: 'Хабар жазу', ru: 'Написать сообщение', en: 'Write a message' },
  checkClaim: {
    kk: 'Кезектен тыс құқығын тексеру',
    ru: 'Проверить право вне очереди',
    en: 'Check the right to go out of turn',
  },
  claimHint: {
    kk: 'Құжатты қарап, нәтижесін белгілеңіз. Расталмаса, адам келген уақыты бойынша орнына тұрады; шақыру мен сөйлесу тоқтайды.',
    ru: 'Посмотрите документ и отметьте итог. Если право не подтвердилось, человек встанет на место по времени прихода; вызов и разговор закончатся.',
    en: 'Look at the paper and mark what you found. Unproven, the person goes back to the place by arrival, and a call or talk ends.',
  },
  proved: { kk: 'Расталды', ru: 'Подтверждено', en: 'Proved' },
  unproven: { kk: 'Расталмады', ru: 'Не подтверждено', en: 'Not proved' },
  unprovenYes: {
    kk: 'Келген ретіне қайтару',
    ru: 'Вернуть на место по приходу',
    en: 'Back to the place by arrival',
  },
  vouch: { kk: 'Аудармашы осында', ru: 'Переводчик на месте', en: 'An interpreter is here' },
  vouchHint: {
    kk: 'Жүйеде жоқ аудармашы болса, мысалы туысы, белгілеңіз: содан кейін адамды шақыруға болады.',
    ru: 'Отметьте, если переводит кто-то вне системы, например родственник: после этого человека можно вызывать.',
    en: 'Mark it when somebody outside the system interprets, such as a relative: the person can then be called.',
  },
  done: { kk: 'Орындалды', ru: 'Готово', en: 'Done' },
} satisfies Record<string, Text>;

export const transferTexts = {
  hint: {
    kk: 'Келген уақыты мен нөмірі сақталады. Басқа кезекте нөмір шатаспас үшін соңына «-2» сияқты белгі қосылуы мүмкін.',
    ru: 'Время прихода и номер сохранятся. В другой очереди к номеру может добавиться окончание вроде «-2», чтобы его ни с чьим не спутали.',
    en: 'The time of arrival and the number are kept. In another queue the number may get an ending such as “-2”, so that it is nobody else’s.',
  },
  office: { kk: 'Орган', ru: 'Орган', en: 'Office' },
  ownOffice: { kk: '{office} (осы орган)', ru: '{office} (этот орган)', en: '{office} (this office)' },
  queue: { kk: 'Кезек', ru: 'Очередь', en: 'Queue' },
  queueWithCount: {
    kk: '{name}: {count} адам күтуде',
    ru: '{name}: ждут {count}',
    en: '{name}: {count} waiting',
  },
  to: { kk: 'Кім қабылдайды', ru: 'Кто примет', en: 'Who receives' },
  anyone: { kk: 'Кезектегі кез келген үстел', ru: 'Любой стол очереди', en: 'Any desk of the queue' },
  desk: { kk: '{desk}-үстел, {who}', ru: 'Стол {desk}, {who}', en: 'Desk {desk}, {who}' },
  agreed: {
    kk: 'Адам басқа жерге жіберілуге келісті',
    ru: 'Человек согласен на передачу',
    en: 'The person agrees to be sent on',
  },
  agreedHint: {
    kk: 'Мұнда қабылдаудан бас тартуға болмайды: келіспесе, адамды осында қабылдаңыз.',
    ru: 'Здесь отказывать в приёме нельзя: если человек не согласен, примите его сами.',
    en: 'This office may not refuse: if they do not agree, receive them here.',
  },
  agreementNeeded: {
    kk: 'Келісімін сұрап, белгілеңіз.',
    ru: 'Спросите согласие и отметьте его.',
    en: 'Ask for the agreement and tick it.',
  },
  sendYes: { kk: 'Жіберу', ru: 'Передать', en: 'Send on' },
  chooseQueue: { kk: 'Кезекті таңдаңыз.', ru: 'Выберите очередь.', en: 'Choose the queue.' },
  sent: {
    kk: '{label} жіберілді: {where}.',
    ru: '{label}: передано, {where}.',
    en: '{label} was sent on: {where}.',
  },
  queueOfOffice: { kk: '«{queue}», {office}', ru: '«{queue}», {office}', en: '“{queue}”, {office}' },
  numberThere: {
    kk: 'Ол жердегі нөмірі: {label}.',
    ru: 'Номер там: {label}.',
    en: 'The number there: {label}.',
  },
} satisfies Record<string, Text>;
