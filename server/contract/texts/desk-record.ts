import type { DocumentConcerns } from '../file.ts';
import type { Text } from './text.ts';

/** The parts of the work place during a reception. */
export const partTexts = {
  parts: { kk: 'Қабылдау материалдары', ru: 'Материалы приёма', en: 'What belongs to this reception' },
  person: { kk: 'Адам', ru: 'Заявитель', en: 'Person' },
  appeal: { kk: 'Жолданым', ru: 'Обращение', en: 'Appeal' },
  files: { kk: 'Файлдар', ru: 'Файлы', en: 'Files' },
  notes: { kk: 'Ескертпе', ru: 'Заметки', en: 'Notes' },
  news: { kk: 'жаңасы: {count}', ru: 'нового: {count}', en: 'new: {count}' },
  newsIn: { kk: '{part}: жаңасы бар', ru: '{part}: есть новое', en: '{part}: something new came' },
} satisfies Record<string, Text>;

export const personTexts = {
  saysToBe: { kk: 'Өзі туралы мәліметі', ru: 'Что сообщил о себе', en: 'Who they say to be' },
  nothingMissingBlocks: {
    kk: 'Құжат немесе мәлімет жетіспесе де, қабылдау жүргізіледі. Көргеніңізді сол күйінде жазыңыз.',
    ru: 'Если документа или сведений не хватает, приём всё равно проводится. Запишите всё как есть.',
    en: 'A missing document or detail does not stop the reception. Record it as it is.',
  },
  iin: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' },
  address: { kk: 'Мекенжайы', ru: 'Адрес', en: 'Address' },
  organisation: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  bin: { kk: 'БСН {bin}', ru: 'БИН {bin}', en: 'BIN {bin}' },
  representative: { kk: 'Өкіл', ru: 'Представитель', en: 'Representative' },
  authority: { kk: 'Өкілеттігі', ru: 'Полномочия', en: 'Authority' },
  until: { kk: 'жарамдылық мерзімі: {day}', ru: 'действует до {day}', en: 'valid until {day}' },
  expired: { kk: 'мерзімі өткен: {day}', ru: 'срок истёк {day}', en: 'expired on {day}' },
  contacts: { kk: 'Байланыс', ru: 'Контакты', en: 'Contacts' },
  contactConfirmed: { kk: 'кодпен расталған', ru: 'подтверждён кодом', en: 'confirmed by code' },
  contactNotConfirmed: { kk: 'расталмаған', ru: 'не подтверждён', en: 'not confirmed' },
  notGiven: { kk: 'көрсетілмеген', ru: 'не указано', en: 'not given' },

  checks: { kk: 'Тексерілген құжаттар', ru: 'Проверенные документы', en: 'Documents checked' },
  noChecks: {
    kk: 'Әзірге құжат тексерілген жоқ.',
    ru: 'Документы пока не проверены.',
    en: 'No document has been checked yet.',
  },
  matches: { kk: 'сәйкес келеді', ru: 'сходится', en: 'matches' },
  doesNotMatch: { kk: 'сәйкес келмейді', ru: 'не сходится', en: 'does not match' },
  checkedBy: {
    kk: 'Тексерген: {name}, {time}',
    ru: 'Проверил(а): {name}, {time}',
    en: 'Checked by {name}, {time}',
  },
  number: { kk: 'нөмірі {number}', ru: 'номер {number}', en: 'number {number}' },
  recordCheck: { kk: 'Тексеруді жазу', ru: 'Записать проверку', en: 'Record a check' },
  whose: { kk: 'Қай құжат?', ru: 'Какой документ?', en: 'Which document?' },
  kind: { kk: 'Құжат түрі', ru: 'Вид документа', en: 'Kind of document' },
  kindPlaceholder: { kk: 'Құжатты таңдаңыз', ru: 'Выберите документ', en: 'Choose the document' },
  kindNeeded: {
    kk: 'Құжат түрін таңдаңыз.',
    ru: 'Выберите вид документа.',
    en: 'Choose the kind of document.',
  },
  documentNumber: { kk: 'Құжат нөмірі', ru: 'Номер документа', en: 'Number of the document' },
  documentNumberHint: {
    kk: 'Шифрланып сақталады, кейін тек соңғы таңбалары көрінеді.',
    ru: 'Хранится зашифрованным, потом видны только последние знаки.',
    en: 'Kept encrypted; later only its last characters are shown.',
  },
  documentNumberWrong: {
    kk: 'Нөмірде тек әріп, цифр, бос орын, №, нүкте, / және - болуы мүмкін.',
    ru: 'В номере могут быть только буквы, цифры, пробел, №, точка, / и -.',
    en: 'A number has letters, digits, spaces, №, full stops, / and - only.',
  },
  validUntil: { kk: 'Жарамдылық мерзімі', ru: 'Действителен до', en: 'Valid until' },
  dateWrong: {
    kk: 'Күнді былай жазыңыз: 2026-11-22.',
    ru: 'Напишите дату так: 2026-11-22.',
    en: 'Write the date like this: 2026-11-22.',
  },
  doesItMatch: {
    kk: 'Құжат айтылғанға сәйкес келе ме?',
    ru: 'Документ сходится с тем, что сообщил человек?',
    en: 'Does it match what the person says?',
  },
  yesMatches: { kk: 'Иә, сәйкес келеді', ru: 'Да, сходится', en: 'Yes, it matches' },
  noMatch: { kk: 'Жоқ, сәйкес келмейді', ru: 'Нет, не сходится', en: 'No, it does not' },
  matchNeeded: { kk: 'Біреуін таңдаңыз.', ru: 'Выберите одно из двух.', en: 'Choose one of the two.' },
  remark: { kk: 'Ескертпе', ru: 'Примечание', en: 'Remark' },
  byPicture: {
    kk: '{time} түсірілген суретпен тексерілді',
    ru: 'Проверено по снимку от {time}',
    en: 'Checked by the picture of {time}',
  },
  saveCheck: { kk: 'Тексеруді сақтау', ru: 'Сохранить проверку', en: 'Save the check' },
} satisfies Record<string, Text>;

export const closeUpTexts = {
  heading: { kk: 'Құжатты жақыннан көру', ru: 'Документ крупным планом', en: 'A document close by' },
  hint: {
    kk: 'Өтініш беруші құжатты өз камерасымен, өзі түймені басып түсіреді.',
    ru: 'Заявитель снимет документ своей камерой и сам нажмёт кнопку.',
    en: 'The applicant takes the picture with their own camera and their own press.',
  },
  ask: { kk: 'Жақыннан көрсетуді сұрау', ru: 'Попросить показать', en: 'Ask to see it close by' },
  waiting: {
    kk: 'Сұралды, суретті күтіп тұрмыз',
    ru: 'Попросили, ждём снимок',
    en: 'Asked; waiting for the picture',
  },
  declined: {
    kk: 'Өтініш беруші суретке түсіруден бас тартты. Құжатты бейнеден қараңыз немесе қайта сұраңыз.',
    ru: 'Заявитель отказался от снимка. Посмотрите документ на видео или попросите ещё раз.',
    en: 'The applicant declined. Look at the document in the video, or ask again.',
  },
  open: { kk: 'Суретті ашу', ru: 'Открыть снимок', en: 'Open the picture' },
  kept: {
    kk: 'Өтініш берушінің келісімімен іс материалдарында қалады.',
    ru: 'С согласия заявителя останется в материалах приёма.',
    en: 'Kept with the record: the applicant agreed.',
  },
  destroyedNoConsent: {
    kk: 'Қабылдаудан кейін жойылады: сақтауға келісім жоқ.',
    ru: 'После приёма будет уничтожен: согласия на хранение нет.',
    en: 'Destroyed after the reception: there is no consent to keep it.',
  },
  destroyedByRule: {
    kk: 'Қабылдаудан кейін жойылады: орган қағидасы көшірмені сақтамайды.',
    ru: 'После приёма будет уничтожен: по правилам органа копии не хранятся.',
    en: 'Destroyed after the reception: by the office’s rule no copy is kept.',
  },
  removed: { kk: 'Сурет жойылды.', ru: 'Снимок уничтожен.', en: 'The picture has been destroyed.' },
  picture: { kk: 'Сурет: {what}', ru: 'Снимок: {what}', en: 'Picture: {what}' },
  closer: { kk: 'Үлкейту', ru: 'Увеличить', en: 'Zoom in' },
  farther: { kk: 'Кішірейту', ru: 'Уменьшить', en: 'Zoom out' },
  scale: { kk: 'Масштаб: {percent} %', ru: 'Масштаб: {percent} %', en: 'Scale: {percent}%' },
  notLoaded: {
    kk: 'Сурет ашылмады. Ол жойылған немесе байланыс үзілген болуы мүмкін. Терезені жауып, қайта ашыңыз.',
    ru: 'Снимок не открылся: он уничтожен или пропала связь. Закройте окно и откройте снова.',
    en: 'The picture did not open: it was destroyed, or the connection was lost. Close this and open it again.',
  },
} satisfies Record<string, Text>;

/** Whose document, short, for a choice. */
export const whoseTexts: Record<DocumentConcerns, Text> = {
  applicant: { kk: 'Өтініш берушінің құжаты', ru: 'Документ заявителя', en: 'The applicant’s document' },
  representative: { kk: 'Өкілдің құжаты', ru: 'Документ представителя', en: 'The representative’s document' },
  authority: { kk: 'Өкілеттік құжаты', ru: 'Документ о полномочиях', en: 'Document of authority' },
};

export const takingTexts = {
  none: {
    kk: 'Бұл қабылдауда әзірге жолданым жоқ.',
    ru: 'В этом приёме пока нет обращений.',
    en: 'No appeal in this reception yet.',
  },
  mustTake: {
    kk: 'Кез келген жолданым қабылданады. Жетіспейтінін төмендегі тізіммен сұраңыз.',
    ru: 'Любое обращение принимается. Недостающее попросите по списку ниже.',
    en: 'Every appeal is taken. Ask for what it lacks by the list below.',
  },
  enterOral: { kk: 'Ауызша жолданым', ru: 'Устное обращение', en: 'Oral appeal' },
  enterWritten: { kk: 'Жазбаша, сканымен', ru: 'Письменное со сканом', en: 'Written, with a scan' },
  oralLead: {
    kk: 'Адамның айтқанын хаттама етіп жазыңыз. Ол мәтінді өз экранында оқып, кодпен растайды.',
    ru: 'Запишите сказанное протоколом. Человек прочитает его на своём экране и подтвердит кодом.',
    en: 'Write down what the person says. They read it on their own screen and confirm it by code.',
  },
  writtenLead: {
    kk: 'Қағаз жолданымның сканын қосып, тіркеңіз.',
    ru: 'Добавьте скан бумажного обращения и зарегистрируйте.',
    en: 'Add the scan of the paper and register it.',
  },
  text: { kk: 'Жолданымның мазмұны', ru: 'Содержание обращения', en: 'Content of the appeal' },
  textNeeded: {
    kk: 'Жолданымның мазмұнын жазыңыз.',
    ru: 'Запишите содержание обращения.',
    en: 'Write the content of the appeal.',
  },
  isComplaint: { kk: 'Бұл – шағым', ru: 'Это жалоба', en: 'This is a complaint' },
  isComplaintHint: {
    kk: 'Талонда жауаптың мерзімі мен орны да жазылады.',
    ru: 'В талоне будут указаны срок и место ответа.',
    en: 'The coupon then names the term and place of the answer.',
  },
  send: {
    kk: 'Өтініш берушінің экранына жіберу',
    ru: 'Отправить на экран заявителя',
    en: 'Send to the applicant’s screen',
  },
  sendAgain: { kk: 'Түзетіп, қайта жіберу', ru: 'Исправить и отправить снова', en: 'Edit and send again' },
  theirRemark: { kk: 'Өтініш берушінің ескертуі', ru: 'Замечание заявителя', en: 'The applicant’s remark' },
  noContact: {
    kk: 'Адамның телефоны да, поштасы да көрсетілмеген: код жіберілмейді. Хаттаманы дауыстап оқып, оның сөзі бойынша тіркеңіз.',
    ru: 'У человека не указаны телефон и почта: код не отправить. Прочитайте протокол вслух и зарегистрируйте по его слову.',
    en: 'The person gave no phone or e-mail, so no code can be sent. Read the protocol aloud and register it on their word.',
  },
  onWord: {
    kk: 'Адамның сөзі бойынша тіркеу',
    ru: 'Зарегистрировать со слов заявителя',
    en: 'Register on the person’s word',
  },
  onWordTitle: {
    kk: 'Адамның сөзі бойынша тіркейсіз бе?',
    ru: 'Зарегистрировать со слов заявителя?',
    en: 'Register on the person’s word?',
  },
  onWordHint: {
    kk: 'Код ала алмайтын немесе растай алмайтын адам үшін. Хаттаманы дауыстап оқып, бәрі дұрыс жазылғанын сұраңыз.',
    ru: 'Для тех, кто не может получить код или подтвердить сам. Прочитайте протокол вслух и спросите, всё ли записано верно.',
    en: 'For a person who cannot get a code or confirm alone. Read the protocol aloud and ask whether all of it is right.',
  },
  onWordYes: {
    kk: 'Адам растады, тіркеу',
    ru: 'Человек подтвердил, зарегистрировать',
    en: 'They confirmed it; register',
  },
  register: { kk: 'Тіркеу', ru: 'Зарегистрировать', en: 'Register' },
  registeredAs: {
    kk: 'Тіркелді: {label}. Талон өтініш берушінің бетінде.',
    ru: 'Зарегистрировано: {label}. Талон на странице заявителя.',
    en: 'Registered: {label}. The coupon is on the applicant’s page.',
  },
  confirmedByCode: { kk: 'кодпен расталды', ru: 'подтверждено кодом', en: 'confirmed by code' },
  confirmedByWord: { kk: 'ауызша расталды', ru: 'подтверждено устно', en: 'confirmed by word' },
  scans: { kk: 'Скандар', ru: 'Сканы', en: 'Scans' },
  addScan: { kk: 'Скан қосу', ru: 'Добавить скан', en: 'Add a scan' },
  scanHint: { kk: 'PDF немесе сурет.', ru: 'PDF или снимок.', en: 'A PDF or a picture.' },
  scanNeeded: {
    kk: 'Кемінде бір скан қосыңыз.',
    ru: 'Добавьте хотя бы один скан.',
    en: 'Add at least one scan.',
  },
  uploading: { kk: '{name} жүктелуде: {n} %', ru: 'Загружаем {name}: {n} %', en: 'Uploading {name}: {n}%' },
  notUploaded: { kk: '{name} жүктелмеді', ru: 'Файл {name} не загружен', en: '{name} was not uploaded' },
} satisfies Record<string, Text>;

export const completionTexts = {
  heading: { kk: 'Не жетіспейді', ru: 'Чего не хватает', en: 'What is lacking' },
  hint: {
    kk: 'Тізім өтініш берушінің бетінде түсіндірмесімен көрінеді. Жолданым бұрынғыдай қабылданған болып қалады.',
    ru: 'Заявитель увидит список с пояснениями на своей странице. Обращение при этом остаётся принятым.',
    en: 'The applicant sees the list, explained, on their page. The appeal stays taken all the same.',
  },
  begin: { kk: 'Толықтыруды сұрау', ru: 'Попросить дополнить', en: 'Ask for what is lacking' },
  note: { kk: 'Түсіндірме', ru: 'Пояснение', en: 'Explanation' },
  somethingNeeded: {
    kk: 'Тізімнен белгілеңіз немесе түсіндірме жазыңыз.',
    ru: 'Отметьте хотя бы один пункт или напишите пояснение.',
    en: 'Tick an item or write an explanation.',
  },
  send: { kk: 'Өтініш берушіге жіберу', ru: 'Отправить заявителю', en: 'Send to the applicant' },
  askedAt: { kk: 'Сұралды: {time}', ru: 'Отправлено в {time}', en: 'Asked at {time}' },
  waiting: { kk: 'жауабын күтуде', ru: 'ждёт ответа', en: 'waits for a reply' },
  replied: { kk: 'жауап келді', ru: 'есть ответ', en: 'replied' },
  closed: { kk: 'жабылды', ru: 'закрыто', en: 'closed' },
  reply: { kk: 'Өтініш берушінің жауабы', ru: 'Ответ заявителя', en: 'The applicant’s reply' },
  close: { kk: 'Толықтырылды, жабу', ru: 'Дополнено, закрыть', en: 'Completed; close' },
} satisfies Record<string, Text>;

export const filesTexts = {
  none: { kk: 'Әзірге файл жоқ.', ru: 'Файлов пока нет.', en: 'No files yet.' },
  fromApplicant: { kk: 'өтініш беруші', ru: 'заявитель', en: 'the applicant' },
  fromDesk: { kk: 'қызметкер', ru: 'сотрудник', en: 'the official' },
  newTab: { kk: 'жаңа бетте ашылады', ru: 'откроется в новой вкладке', en: 'opens in a new tab' },
  papers: { kk: 'Құжаттар', ru: 'Выданные документы', en: 'Papers issued' },
  noPapers: {
    kk: 'Талон тіркегенде, хаттама қабылдау аяқталғанда шығады.',
    ru: 'Талон появится при регистрации, протокол – по окончании приёма.',
    en: 'A coupon comes with a registration, the protocol when the reception ends.',
  },
  kilobytes: { kk: '{n} КБ', ru: '{n} КБ', en: '{n} KB' },
  megabytes: { kk: '{n} МБ', ru: '{n} МБ', en: '{n} MB' },
} satisfies Record<string, Text>;

export const notesTexts = {
  mark: { kk: 'Уақыт белгісі', ru: 'Метка времени', en: 'Time mark' },
  markKey: { kk: 'Alt + T', ru: 'Alt + T', en: 'Alt + T' },
  marks: {
    kk: 'Әр жаңа жолға уақыт қою',
    ru: 'Метка в начале каждой новой строки',
    en: 'Mark each new line',
  },
  marksFromTalk: {
    kk: 'Белгілер сөйлесу басталғаннан кейін қойылады.',
    ru: 'Метки ставятся, когда начнётся разговор.',
    en: 'Marks begin with the talk.',
  },
  theirs: { kk: 'Басқа терезедегі мәтін', ru: 'Текст из другого окна', en: 'The text of the other window' },
  conflictHint: {
    kk: 'Ештеңе жоғалған жоқ: екі мәтін де төменде. Қайсысы қалатынын таңдаңыз немесе біріктіріп, түзетіп, сақтаңыз.',
    ru: 'Ничего не потеряно: оба текста ниже. Выберите, какой останется, или объедините их, поправьте и сохраните.',
    en: 'Nothing is lost: both texts are below. Choose which stays, or join them, edit and save.',
  },
  takeTheirs: { kk: 'Басқа терезедегісін алу', ru: 'Взять текст из другого окна', en: 'Take the other text' },
  join: { kk: 'Екеуін біріктіру', ru: 'Объединить оба', en: 'Join both' },
  keepMine: { kk: 'Менің мәтінімді сақтау', ru: 'Сохранить мой текст', en: 'Save my text' },
} satisfies Record<string, Text>;

export const finishingTexts = {
  mustReceive: {
    kk: 'Мұнда қабылдаудан бас тартуға болмайды. Сөйлесу болмаса, адамды орнына қайтарыңыз: «Басқа әрекет».',
    ru: 'Здесь отказывать в приёме нельзя. Если разговор не состоялся, верните человека на место: «Другое действие».',
    en: 'This office may not refuse. If there was no talk, put the person back in their place: “Another action”.',
  },
  notChecked: {
    kk: 'Құжат көрсетілді, бірақ тексеру жазылмаған: хаттамаға түспейді. «Адам» бөлімінде жазып қойыңыз.',
    ru: 'Документ показан, но проверка не записана: в протокол она не попадёт. Запишите её в части «Заявитель».',
    en: 'A document was shown, but no check is recorded: the protocol will not name it. Record it under “Person”.',
  },
  noneRegistered: {
    kk: 'Бұл қабылдауда бірде-бір жолданым тіркелген жоқ. Адам нөмір мен талон алуы үшін «Жолданым» бөлімінде тіркеңіз.',
    ru: 'В этом приёме ещё не зарегистрировано ни одного обращения. Чтобы человек получил номер и талон, зарегистрируйте его в разделе «Обращение».',
    en: 'No appeal is registered in this reception yet. Register it under “Appeal”, so that the person gets a number and a coupon.',
  },
  someOpen: {
    kk: 'Тіркелмеген жолданым бар: {count}. Оны қазір тіркеген дұрыс. Қабылдауды бәрібір аяқтауға болады.',
    ru: 'Есть незарегистрированные обращения: {count}. Лучше зарегистрировать сейчас. Завершить приём можно и так.',
    en: 'Appeals not registered yet: {count}. It is better to register them now. You can finish all the same.',
  },
} satisfies Record<string, Text>;
