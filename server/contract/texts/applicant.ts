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
    kk: 'Қабылдау – үйден шықпай',
    ru: 'Приём не выходя из дома',
    en: 'Be received without leaving home',
  },
  lead: {
    kk: 'Кезек нөмірін алып, үйде күтіңіз. Кезегіңіз келгенде осы бет сізді шақырады, сонда қызметкермен бейнебайланыс арқылы сөйлесесіз.',
    ru: 'Возьмите номер очереди и ждите дома. Когда подойдёт очередь, эта страница позовёт вас, и вы поговорите с сотрудником по видеосвязи.',
    en: 'Take a ticket and wait at home. When your turn comes this page calls you, and you talk with the official by video.',
  },
  steps: { kk: 'Нөмір алу қадамдары', ru: 'Шаги получения номера', en: 'Steps to a ticket' },
  stepOf: { kk: '{at}-қадам, барлығы {of}', ru: 'Шаг {at} из {of}', en: 'Step {at} of {of}' },
  stepOffice: { kk: 'Орган', ru: 'Орган', en: 'Office' },
  stepPerson: { kk: 'Өзіңіз туралы', ru: 'О вас', en: 'About you' },
  stepMatter: { kk: 'Мәселе', ru: 'Вопрос', en: 'Your matter' },
  stepConsent: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' },

  haveTicket: {
    kk: 'Сізде {label} нөмірі бар',
    ru: 'У вас уже есть номер {label}',
    en: 'You already have ticket {label}',
  },
  myReceptions: { kk: 'Менің қабылдауларым', ru: 'Мои приёмы', en: 'My receptions' },
  returnToTicket: { kk: 'Нөміріме оралу', ru: 'Вернуться к номеру', en: 'Return to my ticket' },

  catalogueFailed: {
    kk: 'Органдар тізімі жүктелмеді.',
    ru: 'Не удалось загрузить список органов.',
    en: 'The list of offices could not be loaded.',
  },
  noOffices: {
    kk: 'Қазір ешбір орган бейнеқабылдау жүргізбейді. Кейінірек қайта кіріңіз.',
    ru: 'Сейчас ни один орган не ведёт видеоприём. Зайдите позже.',
    en: 'No office receives by video now. Come back later.',
  },
  region: { kk: 'Өңір немесе ведомство', ru: 'Регион или ведомство', en: 'Region or body' },
  regionPlaceholder: { kk: 'Таңдаңыз', ru: 'Выберите', en: 'Choose' },
  office: { kk: 'Қайда жүгінесіз?', ru: 'Куда вы обращаетесь?', en: 'Which office do you need?' },
  service: { kk: 'Сізге не керек?', ru: 'Что вам нужно?', en: 'What do you need?' },
  roundTheClock: { kk: 'Тәулік бойы', ru: 'Круглосуточно', en: 'Round the clock' },
  openHours: { kk: 'Қабылдау {from}–{to}', ru: 'Приём {from}–{to}', en: 'Open {from}–{to}' },
  closedNow: {
    kk: 'Қазір жабық. Қабылдау уақыты {from}–{to}',
    ru: 'Сейчас закрыто. Часы приёма {from}–{to}',
    en: 'Closed now. Open {from}–{to}',
  },
  closedTitle: { kk: 'Қазір қабылдау жоқ', ru: 'Сейчас приёма нет', en: 'The office is closed now' },
  closedWhatNow: {
    kk: 'Нөмірді қазір алуға болады: орныңыз келесі жұмыс күніне сақталады. Қабылдау уақыты {from}–{to}.',
    ru: 'Номер можно взять сейчас: место сохранится на следующий рабочий день. Часы приёма {from}–{to}.',
    en: 'You can take a ticket now: your place is kept for the next working day. Reception hours are {from}–{to}.',
  },
  videoOnly: {
    kk: 'Қазір бұл орган тек бейнебайланыс арқылы қабылдайды.',
    ru: 'Сейчас этот орган принимает только по видеосвязи.',
    en: 'For now this office receives people by video only.',
  },

  nameIsEnough: {
    kk: 'Тегіңіз бен атыңыз жеткілікті. Қалған жолдарды бос қалдырсаңыз да, сізді қабылдайды.',
    ru: 'Достаточно фамилии и имени. Остальное можно не заполнять: вас примут в любом случае.',
    en: 'Your surname and first name are enough. Leave the rest empty if you like: you will be received anyway.',
  },
  contactNeeded: {
    kk: 'Телефоныңызды немесе пошталық мекенжайыңызды көрсетіңіз: жауап сол арқылы беріледі.',
    ru: 'Укажите телефон или почтовый адрес: по ним вам ответят.',
    en: 'Give your telephone or postal address, so that you can be answered.',
  },
  codeContactNeeded: {
    kk: 'Телефоныңызды немесе электрондық поштаңызды көрсетіңіз: нөміріңізді растайтын код сонда келеді.',
    ru: 'Укажите телефон или электронную почту: на них придёт код, которым вы подтвердите номер очереди.',
    en: 'Give your telephone or e-mail: the code that confirms your ticket comes there.',
  },
  codeWillCome: {
    kk: 'Нөмірді алған соң оны кодпен растау керек: код мына байланысқа жіберіледі: {to}. Орныңыз сол сәттен бастап сақталады.',
    ru: 'Взяв номер, подтвердите его кодом: мы отправим код на {to}. Место сохраняется за вами сразу.',
    en: 'Once you take the ticket, confirm it by a code: we send it to {to}. Your place is kept from that moment.',
  },
  surname: { kk: 'Тегі', ru: 'Фамилия', en: 'Surname' },
  givenName: { kk: 'Аты', ru: 'Имя', en: 'First name' },
  patronymic: { kk: 'Әкесінің аты', ru: 'Отчество', en: 'Patronymic' },
  iin: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' },
  iinHint: {
    kk: '12 цифр. ЖСН жоқ болса, бос қалдырыңыз.',
    ru: '12 цифр. Если ИИН нет, оставьте поле пустым.',
    en: '12 digits. Leave it empty if you have none.',
  },
  phone: { kk: 'Телефон', ru: 'Телефон', en: 'Telephone' },
  phoneHint: {
    kk: 'Мысалы: +7 701 123 45 67',
    ru: 'Например: +7 701 123 45 67',
    en: 'Such as +7 701 123 45 67',
  },
  email: { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
  address: { kk: 'Пошталық мекенжай', ru: 'Почтовый адрес', en: 'Postal address' },
  forOrganisation: {
    kk: 'Ұйымның атынан жүгінемін',
    ru: 'Я обращаюсь от организации',
    en: 'I act for an organisation',
  },
  organisationName: { kk: 'Ұйымның атауы', ru: 'Название организации', en: 'Name of the organisation' },
  bin: { kk: 'БСН', ru: 'БИН', en: 'BIN' },
  binHint: { kk: '12 цифр', ru: '12 цифр', en: '12 digits' },
  forAnother: {
    kk: 'Басқа адамның өкілімін',
    ru: 'Я представляю другого человека',
    en: 'I act for another person',
  },
  forAnotherHint: {
    kk: 'Жоғарыда сол адамның деректерін, төменде өзіңіздікін жазыңыз.',
    ru: 'Выше укажите данные этого человека, ниже – свои.',
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
  authority: {
    kk: 'Өкілдікті растайтын құжат',
    ru: 'Документ, подтверждающий полномочия',
    en: 'Document of authority',
  },
  authorityHint: {
    kk: 'Мысалы: сенімхат, оның нөмірі мен күні',
    ru: 'Например: доверенность, её номер и дата',
    en: 'Such as a power of attorney, its number and date',
  },
  authorityUntil: {
    kk: 'Құжаттың жарамдылық мерзімі',
    ru: 'Документ действует до',
    en: 'The document is valid until',
  },
  validUntil: { kk: 'жарамдылық мерзімі: {day}', ru: 'действует до {day}', en: 'valid until {day}' },

  receptionLanguage: {
    kk: 'Қай тілде сөйлескіңіз келеді?',
    ru: 'На каком языке вам удобно говорить?',
    en: 'Which language do you want to speak?',
  },
  needInterpreter: { kk: 'Маған аудармашы керек', ru: 'Мне нужен переводчик', en: 'I need an interpreter' },
  interpreterFor: { kk: 'Сіздің тіліңіз', ru: 'Ваш язык', en: 'Your language' },
  interpreterHint: {
    kk: 'Мысалы: өзбек, ағылшын, ымдау тілі',
    ru: 'Например: узбекский, английский, жестовый',
    en: 'Such as Uzbek, English, sign language',
  },
  essence: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'What is your matter about?' },
  essenceHint: {
    kk: 'Не болғанын және не сұрайтыныңызды бірнеше сөйлеммен жазыңыз.',
    ru: 'Напишите в нескольких предложениях, что случилось и о чём вы просите.',
    en: 'Write in a few sentences what happened and what you ask for.',
  },

  summary: { kk: 'Мәліметтерді тексеріңіз', ru: 'Проверьте сведения', en: 'Check your answers' },
  change: { kk: 'Өзгерту', ru: 'Изменить', en: 'Change' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  organisation: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  contacts: { kk: 'Байланыс деректері', ru: 'Контакты', en: 'Contact details' },
  languageOfTalk: { kk: 'Сөйлесу тілі', ru: 'Язык разговора', en: 'Language of the talk' },
  withInterpreter: {
    kk: '{language}, аудармашымен',
    ru: '{language}, с переводчиком',
    en: '{language}, with an interpreter',
  },
  notGiven: { kk: 'көрсетілмеген', ru: 'не указано', en: 'not given' },
  consent: {
    kk: 'Мені бейнебайланыс арқылы қабылдауға келісемін',
    ru: 'Даю согласие на приём по видеосвязи',
    en: 'I agree to be received by video',
  },
  consentHint: {
    kk: 'Камера мен микрофон сіз «Сөйлесуге қосылу» түймесін басқанда ғана қосылады.',
    ru: 'Камера и микрофон включатся, только когда вы нажмёте «Войти в разговор».',
    en: 'The camera and the microphone turn on only when you press “Join the talk”.',
  },
  take: { kk: 'Нөмір алу', ru: 'Взять номер', en: 'Take a ticket' },

  wrongFields: {
    kk: (p) => `${p.n} жолды түзетіңіз`,
    ru: (p) => `Исправьте ${p.n} ${plural('ru', Number(p.n), { one: 'поле', few: 'поля', other: 'полей' })}`,
    en: (p) => `Correct ${p.n} ${plural('en', Number(p.n), { one: 'field', other: 'fields' })}`,
  },
} satisfies Record<string, Text>;

/** What is wrong with a field and how to put it right, by its path in the input of `ticket.take`. */
export const fieldTexts: Record<string, Text> = {
  officeId: { kk: 'Органды таңдаңыз.', ru: 'Выберите орган.', en: 'Choose an office.' },
  serviceId: { kk: 'Қызмет түрін таңдаңыз.', ru: 'Выберите услугу.', en: 'Choose what you need.' },
  'applicant.name.surname': {
    kk: 'Тегін жазыңыз, тек әріппен.',
    ru: 'Напишите фамилию, только буквами.',
    en: 'Write the surname, in letters only.',
  },
  'applicant.name.givenName': {
    kk: 'Атын жазыңыз, тек әріппен.',
    ru: 'Напишите имя, только буквами.',
    en: 'Write the first name, in letters only.',
  },
  'applicant.name.patronymic': {
    kk: 'Әкесінің атын әріптермен жазыңыз немесе бос қалдырыңыз.',
    ru: 'Напишите отчество буквами или оставьте поле пустым.',
    en: 'Write the patronymic in letters, or leave it empty.',
  },
  'applicant.iin': {
    kk: 'ЖСН қате жазылған. 12 цифрды құжатпен салыстырыңыз немесе бос қалдырыңыз.',
    ru: 'В ИИН ошибка. Сверьте 12 цифр с документом или оставьте поле пустым.',
    en: 'There is a mistake in the IIN. Check the 12 digits with your document, or leave it empty.',
  },
  'applicant.phone': {
    kk: 'Телефон нөмірін + белгісінен бастап жазыңыз, мысалы: +7 701 123 45 67.',
    ru: 'Напишите номер телефона, начиная с +, например: +7 701 123 45 67.',
    en: 'Write the telephone number starting with +, such as +7 701 123 45 67.',
  },
  'applicant.email': {
    kk: 'Электрондық пошта мекенжайын тексеріңіз, мысалы: aigul@mail.kz.',
    ru: 'Проверьте адрес электронной почты, например: aigul@mail.kz.',
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
    kk: 'БСН қате жазылған. 12 цифрды тексеріңіз немесе бос қалдырыңыз.',
    ru: 'В БИН ошибка. Проверьте 12 цифр или оставьте поле пустым.',
    en: 'There is a mistake in the BIN. Check the 12 digits, or leave it empty.',
  },
  'applicant.representative.name.surname': {
    kk: 'Өкілдің тегін жазыңыз, тек әріппен.',
    ru: 'Напишите фамилию представителя, только буквами.',
    en: 'Write the representative’s surname, in letters only.',
  },
  'applicant.representative.name.givenName': {
    kk: 'Өкілдің атын жазыңыз, тек әріппен.',
    ru: 'Напишите имя представителя, только буквами.',
    en: 'Write the representative’s first name, in letters only.',
  },
  'applicant.representative.name.patronymic': {
    kk: 'Өкілдің әкесінің атын әріптермен жазыңыз немесе бос қалдырыңыз.',
    ru: 'Напишите отчество представителя буквами или оставьте поле пустым.',
    en: 'Write the representative’s patronymic in letters, or leave it empty.',
  },
  'applicant.representative.authority': {
    kk: 'Құжаттың атауын, нөмірі мен күнін бір жолмен жазыңыз.',
    ru: 'Напишите название, номер и дату документа одной строкой.',
    en: 'Write the name, number and date of the document in one line.',
  },
  'applicant.representative.authorityUntil': {
    kk: 'Күнді былай жазыңыз: 31.12.2027. Мерзімі белгісіз болса, бос қалдырыңыз.',
    ru: 'Напишите дату так: 31.12.2027. Если срока нет, оставьте поле пустым.',
    en: 'Write the date like this: 31.12.2027. Leave it empty if there is none.',
  },
  'languages.reception': {
    kk: 'Сөйлесу тілін таңдаңыз.',
    ru: 'Выберите язык разговора.',
    en: 'Choose the language of the talk.',
  },
  'languages.interpreterFor': {
    kk: 'Аударма қай тілден керек екенін жазыңыз.',
    ru: 'Напишите, с какого языка нужен перевод.',
    en: 'Write which language you need an interpreter for.',
  },
  essence: {
    kk: 'Мәселенің мәнін қысқаша жазыңыз.',
    ru: 'Коротко напишите суть вопроса.',
    en: 'Write briefly what your matter is about.',
  },
  'outOfTurn.category': {
    kk: 'Тізімнен өзіңізге қатыстысын таңдаңыз.',
    ru: 'Выберите из списка, что к вам относится.',
    en: 'Choose from the list what applies to you.',
  },
  'outOfTurn.proof': {
    kk: 'Мұны растайтын құжатты жазыңыз.',
    ru: 'Напишите, какой документ это подтверждает.',
    en: 'Write which paper shows it.',
  },
  outOfTown: {
    kk: 'Елді мекенді жазыңыз немесе белгіні алып тастаңыз.',
    ru: 'Напишите населённый пункт или снимите отметку.',
    en: 'Write the town or village, or untick the box.',
  },
  complainsOf: {
    kk: 'Кімге шағымданатыныңызды таңдаңыз немесе белгіні алып тастаңыз.',
    ru: 'Выберите, на кого вы жалуетесь, или снимите отметку.',
    en: 'Choose of whom you complain, or untick the box.',
  },
  consentToVideo: {
    kk: 'Жалғастыру үшін келісімді белгілеңіз.',
    ru: 'Чтобы продолжить, отметьте согласие.',
    en: 'To go on, tick the consent.',
  },
};
