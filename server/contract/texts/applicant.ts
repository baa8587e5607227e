import { plural, type Text } from './text.ts';

export const appTexts = {
  noSuchPage: { kk: 'Мұндай бет жоқ', ru: 'Такой страницы нет', en: 'There is no such page' },
  noSuchPageWhatNow: {
    kk: 'Мекенжайды тексеріңіз немесе басты бетке өтіңіз.',
    ru: 'Проверьте адрес или перейдите на главную.',
    en: 'Check the address, or go to the start page.',
  },
  themeAuto: { kk: 'Құрылғыдағыдай', ru: 'Как на устройстве', en: 'As on the device' },
  toStart: { kk: 'Басты бетке', ru: 'На главную', en: 'To the start page' },
} satisfies Record<string, Text>;

export const startTexts = {
  heading: {
    kk: 'Қабылдауға үйден шықпай кіріңіз',
    ru: 'Приём, не выходя из дома',
    en: 'Be received without leaving home',
  },
  lead: {
    kk: 'Кезек нөмірін алып, үйде күтесіз. Кезегіңіз келгенде осы бет шақырады, сол кезде қызметкермен бейнебайланыс арқылы сөйлесесіз.',
    ru: 'Возьмите номер и ждите дома. Когда подойдёт очередь, эта страница позовёт вас, и вы поговорите с сотрудником по видеосвязи.',
    en: 'Take a ticket and wait at home. When your turn comes this page calls you, and you talk with the official by video.',
  },
  steps: { kk: 'Нөмір алу қадамдары', ru: 'Шаги получения номера', en: 'Steps to a ticket' },
  stepOf: { kk: '{at}-қадам, барлығы {of}', ru: 'Шаг {at} из {of}', en: 'Step {at} of {of}' },
  stepOffice: { kk: 'Мекеме', ru: 'Орган', en: 'Office' },
  stepPerson: { kk: 'Өзіңіз туралы', ru: 'О вас', en: 'About you' },
  stepMatter: { kk: 'Мәселе', ru: 'Вопрос', en: 'Your matter' },
  stepConsent: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' },

  haveTicket: {
    kk: 'Сізде {label} нөмірі бар',
    ru: 'У вас уже есть номер {label}',
    en: 'You already have ticket {label}',
  },
  returnToTicket: { kk: 'Нөміріме оралу', ru: 'Вернуться к номеру', en: 'Return to my ticket' },

  catalogueFailed: {
    kk: 'Мекемелер тізімін ала алмадық.',
    ru: 'Не удалось получить список органов.',
    en: 'The list of offices could not be loaded.',
  },
  noOffices: {
    kk: 'Қазір бейнеқабылдау жүргізетін мекеме жоқ. Кейінірек қайта кіріңіз.',
    ru: 'Сейчас ни один орган не ведёт видеоприём. Зайдите позже.',
    en: 'No office receives by video now. Come back later.',
  },
  region: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  regionPlaceholder: { kk: 'Өңірді таңдаңыз', ru: 'Выберите регион', en: 'Choose a region' },
  office: { kk: 'Қайда өтініш білдіресіз?', ru: 'Куда вы обращаетесь?', en: 'Which office do you turn to?' },
  service: { kk: 'Не керек?', ru: 'Что вам нужно?', en: 'What do you need?' },
  openHours: { kk: 'Қабылдау {from}–{to}', ru: 'Приём {from}–{to}', en: 'Open {from}–{to}' },
  closedNow: {
    kk: 'Қазір жабық. Қабылдау уақыты {from}–{to}',
    ru: 'Сейчас закрыто. Часы приёма {from}–{to}',
    en: 'Closed now. Open {from}–{to}',
  },
  closedTitle: { kk: 'Мекеме қазір жабық', ru: 'Сейчас приёма нет', en: 'The office is closed now' },
  closedWhatNow: {
    kk: 'Нөмірді қазір алуға болады: орныңыз келесі жұмыс күніне сақталады. Қабылдау {from}–{to} аралығында жүреді.',
    ru: 'Номер можно взять сейчас: место сохранится на следующий рабочий день. Приём идёт с {from} до {to}.',
    en: 'You can take a ticket now: your place is kept for the next working day. Reception is from {from} to {to}.',
  },
  videoOnly: {
    kk: 'Қазір бұл мекеме тек бейнебайланыс арқылы қабылдайды.',
    ru: 'Сейчас этот орган принимает только по видеосвязи.',
    en: 'This office receives by video only at present.',
  },

  nameIsEnough: {
    kk: 'Атыңыз жеткілікті. Қалған жолдарды бос қалдырсаңыз да, сізді қабылдайды.',
    ru: 'Достаточно имени. Остальное можно не заполнять: вас примут в любом случае.',
    en: 'Your name is enough. Leave the rest empty if you like: you will be received anyway.',
  },
  contactNeeded: {
    kk: 'Телефон немесе мекенжай керек: жауапты сол бойынша жібереді.',
    ru: 'Нужен телефон или адрес: по ним вам ответят.',
    en: 'A telephone or an address is needed, so that you can be answered.',
  },
  surname: { kk: 'Тегі', ru: 'Фамилия', en: 'Surname' },
  givenName: { kk: 'Аты', ru: 'Имя', en: 'First name' },
  patronymic: { kk: 'Әкесінің аты', ru: 'Отчество', en: 'Patronymic' },
  iin: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' },
  iinHint: {
    kk: '12 сан. Жоқ болса, бос қалдырыңыз.',
    ru: '12 цифр. Если его нет, оставьте пустым.',
    en: '12 digits. Leave it empty if you have none.',
  },
  phone: { kk: 'Телефон', ru: 'Телефон', en: 'Telephone' },
  phoneHint: {
    kk: 'Мысалы, +7 701 123 45 67',
    ru: 'Например, +7 701 123 45 67',
    en: 'Such as +7 701 123 45 67',
  },
  email: { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
  address: { kk: 'Пошталық мекенжай', ru: 'Почтовый адрес', en: 'Postal address' },
  forOrganisation: {
    kk: 'Ұйым атынан келдім',
    ru: 'Я обращаюсь от организации',
    en: 'I come for an organisation',
  },
  organisationName: { kk: 'Ұйымның атауы', ru: 'Название организации', en: 'Name of the organisation' },
  bin: { kk: 'БСН', ru: 'БИН', en: 'BIN' },
  binHint: { kk: '12 сан', ru: '12 цифр', en: '12 digits' },
  forAnother: {
    kk: 'Басқа адамның өкілімін',
    ru: 'Я представляю другого человека',
    en: 'I act for another person',
  },
  forAnotherHint: {
    kk: 'Жоғарыда сол адамның деректерін, төменде өзіңіздікін жазыңыз.',
    ru: 'Выше укажите данные этого человека, ниже свои.',
    en: 'Give that person’s details above and your own below.',
  },
  representative: { kk: 'Өкіл', ru: 'Представитель', en: 'Representative' },
  representativeSurname: { kk: 'Өкілдің тегі', ru: 'Фамилия представителя', en: 'Representative’s surname' },
  representativeGivenName: { kk: 'Өкілдің аты', ru: 'Имя представителя', en: 'Representative’s first name' },
  representativePatronymic: {
    kk: 'Өкілдің әкесінің аты',
    ru: 'Отчество представителя',
    en: 'Representative’s patronymic',
  },
  authority: { kk: 'Өкілеттік құжаты', ru: 'Документ о полномочиях', en: 'Document of authority' },
  authorityHint: {
    kk: 'Мысалы, сенімхат, нөмірі мен күні',
    ru: 'Например, доверенность, её номер и дата',
    en: 'Such as a power of attorney, its number and date',
  },

  receptionLanguage: {
    kk: 'Қай тілде сөйлескіңіз келеді?',
    ru: 'На каком языке вам удобно говорить?',
    en: 'Which language will you speak?',
  },
  needInterpreter: { kk: 'Маған аудармашы керек', ru: 'Мне нужен переводчик', en: 'I need an interpreter' },
  interpreterFor: { kk: 'Сіздің тіліңіз', ru: 'Ваш язык', en: 'Your language' },
  interpreterHint: {
    kk: 'Мысалы, өзбекше, ағылшынша, ымдау тілі',
    ru: 'Например, узбекский, английский, жестовый',
    en: 'Such as Uzbek, English, sign language',
  },
  essence: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'What is the matter?' },
  essenceHint: {
    kk: 'Не болғанын және не сұрайтыныңызды бірнеше сөйлеммен жазыңыз.',
    ru: 'В нескольких предложениях: что случилось и о чём вы просите.',
    en: 'In a few sentences: what happened, and what you ask for.',
  },

  summary: { kk: 'Тексеріп алыңыз', ru: 'Проверьте', en: 'Check your answers' },
  change: { kk: 'Өзгерту', ru: 'Изменить', en: 'Change' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  organisation: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  contacts: { kk: 'Байланыс', ru: 'Связь с вами', en: 'Contact' },
  languageOfTalk: { kk: 'Сөйлесу тілі', ru: 'Язык разговора', en: 'Language of the talk' },
  withInterpreter: {
    kk: '{language}, аудармашымен',
    ru: '{language}, с переводчиком',
    en: '{language}, with an interpreter',
  },
  notGiven: { kk: 'көрсетілмеген', ru: 'не указано', en: 'not given' },
  consent: {
    kk: 'Бейнебайланыс арқылы қабылдауға келісемін',
    ru: 'Даю согласие на приём по видеосвязи',
    en: 'I agree to be received by video',
  },
  consentHint: {
    kk: 'Камера мен микрофон сіз «Қосылу» түймесін басқанда ғана қосылады.',
    ru: 'Камера и микрофон включатся, только когда вы нажмёте «Войти».',
    en: 'The camera and the microphone go on only when you press “Join”.',
  },
  take: { kk: 'Нөмір алу', ru: 'Взять номер', en: 'Take a ticket' },

  wrongFields: {
    kk: (p) => `${p.n} жолды түзету керек`,
    ru: (p) => `Исправьте ${p.n} ${plural('ru', Number(p.n), { one: 'поле', few: 'поля', other: 'полей' })}`,
    en: (p) => `Correct ${p.n} ${plural('en', Number(p.n), { one: 'field', other: 'fields' })}`,
  },
} satisfies Record<string, Text>;

/** What is wrong with a field and how to put it right, by its path in the input of `ticket.take`. */
export const fieldTexts: Record<string, Text> = {
  officeId: { kk: 'Мекемені таңдаңыз.', ru: 'Выберите орган.', en: 'Choose an office.' },
  serviceId: { kk: 'Қызметті таңдаңыз.', ru: 'Выберите услугу.', en: 'Choose what you need.' },
  'applicant.name.surname': {
    kk: 'Тегіңізді әріптермен жазыңыз.',
    ru: 'Напишите фамилию буквами.',
    en: 'Write the surname in letters.',
  },
  'applicant.name.givenName': {
    kk: 'Атыңызды әріптермен жазыңыз.',
    ru: 'Напишите имя буквами.',
    en: 'Write the first name in letters.',
  },
  'applicant.name.patronymic': {
    kk: 'Әкесінің атын әріптермен жазыңыз немесе бос қалдырыңыз.',
    ru: 'Напишите отчество буквами или оставьте пустым.',
    en: 'Write the patronymic in letters, or leave it empty.',
  },
  'applicant.iin': {
    kk: 'ЖСН-де қате бар. 12 санды құжаттан тексеріңіз немесе бос қалдырыңыз.',
    ru: 'В ИИН ошибка. Сверьте 12 цифр с документом или оставьте поле пустым.',
    en: 'There is a mistake in the IIN. Check the 12 digits with your document, or leave it empty.',
  },
  'applicant.phone': {
    kk: 'Телефонды + белгісінен бастап жазыңыз, мысалы, +7 701 123 45 67.',
    ru: 'Напишите телефон, начиная с +, например +7 701 123 45 67.',
    en: 'Write the telephone starting with +, such as +7 701 123 45 67.',
  },
  'applicant.email': {
    kk: 'Пошта мекенжайын тексеріңіз, мысалы, aigul@mail.kz.',
    ru: 'Проверьте адрес почты, например aigul@mail.kz.',
    en: 'Check the e-mail address, such as aigul@mail.kz.',
  },
  'applicant.address': {
    kk: 'Мекенжайды бір жолмен жазыңыз.',
    ru: 'Напишите адрес одной строкой.',
    en: 'Write the address in one line.',
  },
  'applicant.organisation.name': {
    kk: 'Ұйымның атауын жазыңыз.',
    ru: 'Напишите название организации.',
    en: 'Write the name of the organisation.',
  },
  'applicant.organisation.bin': {
    kk: 'БСН-де қате бар. 12 санды тексеріңіз немесе бос қалдырыңыз.',
    ru: 'В БИН ошибка. Проверьте 12 цифр или оставьте поле пустым.',
    en: 'There is a mistake in the BIN. Check the 12 digits, or leave it empty.',
  },
  'applicant.representative.name.surname': {
    kk: 'Өкілдің тегін әріптермен жазыңыз.',
    ru: 'Напишите фамилию представителя буквами.',
    en: 'Write the representative’s surname in letters.',
  },
  'applicant.representative.name.givenName': {
    kk: 'Өкілдің атын әріптермен жазыңыз.',
    ru: 'Напишите имя представителя буквами.',
    en: 'Write the representative’s first name in letters.',
  },
  'applicant.representative.name.patronymic': {
    kk: 'Өкілдің әкесінің атын әріптермен жазыңыз немесе бос қалдырыңыз.',
    ru: 'Напишите отчество представителя буквами или оставьте пустым.',
    en: 'Write the representative’s patronymic in letters, or leave it empty.',
  },
  'applicant.representative.authority': {
    kk: 'Құжатты бір жолмен жазыңыз.',
    ru: 'Укажите документ одной строкой.',
    en: 'Write the document in one line.',
  },
  'languages.reception': {
    kk: 'Сөйлесу тілін таңдаңыз.',
    ru: 'Выберите язык разговора.',
    en: 'Choose the language of the talk.',
  },
  'languages.interpreterFor': {
    kk: 'Аударма қай тілден керек екенін жазыңыз.',
    ru: 'Напишите, с какого языка нужен перевод.',
    en: 'Write the language to interpret from.',
  },
  essence: {
    kk: 'Мәселенің мәнін қысқаша жазыңыз.',
    ru: 'Коротко напишите суть вопроса.',
    en: 'Write briefly what the matter is.',
  },
  consentToVideo: {
    kk: 'Жалғастыру үшін келісімді белгілеңіз.',
    ru: 'Чтобы продолжить, отметьте согласие.',
    en: 'Tick the consent to go on.',
  },
};
