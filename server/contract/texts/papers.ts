import type { AppealForm, AppealState } from '../appeal-state.ts';
import type { DocumentConcerns } from '../file.ts';
import type { ReceptionLanguage } from '../language.ts';
import type { ParticipantKind } from '../session-state.ts';
import type { Text } from './text.ts';

/** The words of the papers a person takes home. */
export const paperTexts = {
  coupon: { kk: 'Талон', ru: 'Талон', en: 'Coupon' },
  number: { kk: 'Тіркеу нөмірі', ru: 'Регистрационный номер', en: 'Registration number' },
  fromReception: { kk: 'жеке қабылдаудан', ru: 'с личного приёма', en: 'from a personal reception' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  registeredAt: { kk: 'Қабылданған күні мен уақыты', ru: 'Дата и время', en: 'Date and time' },
  acceptedBy: { kk: 'Қабылдаған', ru: 'Кем принято', en: 'Accepted by' },
  form: { kk: 'Жолданым нысаны', ru: 'Форма обращения', en: 'Form of the appeal' },
  complaint: { kk: 'шағым', ru: 'жалоба', en: 'complaint' },
  term: { kk: 'Жауап берудің соңғы күні', ru: 'Ответ не позднее', en: 'Answer no later than' },
  answerPlace: { kk: 'Жауап алу орны', ru: 'Место получения ответа', en: 'Where to get the answer' },

  protocol: { kk: 'Жеке қабылдау хаттамасы', ru: 'Протокол личного приёма', en: 'Protocol of a reception' },
  about: { kk: 'Қабылдау туралы', ru: 'О приёме', en: 'The reception' },
  ticket: { kk: 'Кезек нөмірі', ru: 'Номер очереди', en: 'Ticket' },
  place: { kk: 'Өткен орны', ru: 'Место приёма', en: 'Place' },
  way: { kk: 'Өткізу тәсілі', ru: 'Как проведён', en: 'How it was held' },
  byVideo: {
    kk: 'бейнебайланыс, {desk}-үстел',
    ru: 'по видеосвязи, стол {desk}',
    en: 'by video, desk {desk}',
  },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  startedAt: { kk: 'Басталуы', ru: 'Начало', en: 'Start' },
  endedAt: { kk: 'Аяқталуы', ru: 'Окончание', en: 'End' },
  language: { kk: 'Қабылдау тілі', ru: 'Язык приёма', en: 'Language' },
  interpreter: { kk: 'Аудармашы', ru: 'Переводчик', en: 'Interpreter' },
  interpreterFor: {
    kk: 'қажет, тілі: {language}',
    ru: 'нужен, язык: {language}',
    en: 'needed, for: {language}',
  },
  noInterpreter: { kk: 'қажет емес', ru: 'не требуется', en: 'not needed' },
  participants: { kk: 'Қатысушылар', ru: 'Участники', en: 'Participants' },
  organisation: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  authority: { kk: 'Өкілеттік құжаты', ru: 'Документ о полномочиях', en: 'Document of authority' },
  didNotJoin: { kk: 'қатыспады', ru: 'отсутствует', en: 'did not join' },
  checks: { kk: 'Тексерілген құжаттар', ru: 'Проверенные документы', en: 'Documents checked' },
  noChecks: {
    kk: 'Құжаттарды тексеру жазылмаған.',
    ru: 'Проверка документов не записана.',
    en: 'No check of documents was recorded.',
  },
  matches: { kk: 'деректер сәйкес келеді', ru: 'данные совпадают', en: 'the particulars match' },
  matchesNot: {
    kk: 'деректер сәйкес келмейді',
    ru: 'данные не совпадают',
    en: 'the particulars do not match',
  },
  checkedBy: {
    kk: 'Тексерген: {name}, {time}',
    ru: 'Кем проверено: {name}, {time}',
    en: 'Checked by {name}, {time}',
  },
  content: { kk: 'Қабылдаудың мазмұны', ru: 'Содержание приёма', en: 'What was said' },
  essence: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'The matter' },
  noEssence: {
    kk: 'Нөмір алған кезде жазылмаған.',
    ru: 'При получении номера не указана.',
    en: 'Not written when the ticket was taken.',
  },
  appeal: { kk: 'Жолданым', ru: 'Обращение', en: 'Appeal' },
  appealNumbered: { kk: '№ {label} жолданым', ru: 'Обращение № {label}', en: 'Appeal No. {label}' },
  against: { kk: 'Кімге шағымданады', ru: 'На кого жалоба', en: 'Complaint against' },
  grounds: { kk: 'Негіздері', ru: 'Основания', en: 'Grounds' },
  demands: { kk: 'Талаптары', ru: 'Требования', en: 'Demands' },
  files: {
    kk: 'Қоса берілген файлдар: {count}',
    ru: 'Приложено файлов: {count}',
    en: 'Files attached: {count}',
  },
  written: { kk: 'Чатта жазылғандар', ru: 'Написано в чате', en: 'Written in the chat' },
  outcome: { kk: 'Қабылдау нәтижесі', ru: 'Итог приёма', en: 'Outcome' },
  answer: { kk: 'Берілген жауап', ru: 'Данный ответ', en: 'The answer given' },
  consents: { kk: 'Өтініш берушінің келісімі', ru: 'Согласия заявителя', en: 'The applicant’s consents' },
  consentToVideo: {
    kk: 'Бейнебайланыс арқылы қабылдауға келісті: {time}.',
    ru: 'На приём по видеосвязи согласие дано: {time}.',
    en: 'Agreed to be received by video: {time}.',
  },
  consentToOral: {
    kk: 'Ауызша жауапқа келісті: {time}.',
    ru: 'На устный ответ согласие дано: {time}.',
    en: 'Agreed to an oral answer: {time}.',
  },
  noConsents: { kk: 'Келісім сұралмады.', ru: 'Согласие не запрашивалось.', en: 'No consent was asked for.' },

  genuine: { kk: 'Түпнұсқалығын тексеру', ru: 'Проверить подлинность', en: 'Check that it is genuine' },
  genuineHow: {
    kk: 'Кодты сканерлеңіз немесе мекенжайды ашыңыз. Бет құжаттың мазмұнын көрсетпейді.',
    ru: 'Наведите камеру на код или откройте адрес. Страница не показывает содержание документа.',
    en: 'Scan the code or open the address. The page does not show what the paper says.',
  },
  qrOf: { kk: 'QR-код: {address}', ru: 'QR-код: {address}', en: 'QR code: {address}' },
  page: { kk: '{page} / {pages}', ru: '{page} / {pages}', en: '{page} / {pages}' },
} satisfies Record<string, Text>;

export const appealFormTexts: Record<AppealForm, Text> = {
  written: { kk: 'жазбаша', ru: 'письменное', en: 'written' },
  oral: { kk: 'ауызша', ru: 'устное', en: 'oral' },
  video: { kk: 'бейнежолданым', ru: 'видеообращение', en: 'video message' },
};

/** How far an appeal was when the reception ended. */
export const appealStateTexts: Record<Exclude<AppealState, 'returned'>, Text> = {
  submitted: {
    kk: 'тапсырылды, тіркеуді күтуде',
    ru: 'подано, ожидает регистрации',
    en: 'handed in, to be registered',
  },
  offered: {
    kk: 'өтініш берушіге растауға жіберілді',
    ru: 'направлено заявителю на подтверждение',
    en: 'sent to the applicant to confirm',
  },
  registered: { kk: 'тіркелді', ru: 'зарегистрировано', en: 'registered' },
};

export const participantTexts: Record<ParticipantKind, Text> = {
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  representative: { kk: 'Өтініш берушінің өкілі', ru: 'Представитель заявителя', en: 'Representative' },
  official: {
    kk: 'Қабылдаған лауазымды адам',
    ru: 'Должностное лицо, ведущее приём',
    en: 'Receiving official',
  },
  invited: { kk: 'Шақырылған лауазымды адам', ru: 'Приглашённое должностное лицо', en: 'Invited official' },
  interpreter: { kk: 'Аудармашы', ru: 'Переводчик', en: 'Interpreter' },
  observer: { kk: 'Бақылаушы', ru: 'Наблюдатель', en: 'Observer' },
};

export const documentConcernsTexts: Record<DocumentConcerns, Text> = {
  applicant: { kk: 'Өтініш берушінің жеке басы', ru: 'Личность заявителя', en: 'The applicant’s identity' },
  representative: {
    kk: 'Өкілдің жеке басы',
    ru: 'Личность представителя',
    en: 'The representative’s identity',
  },
  authority: {
    kk: 'Өкілдің өкілеттігі',
    ru: 'Полномочия представителя',
    en: 'The representative’s authority',
  },
};

export const receptionLanguageTexts: Record<ReceptionLanguage, Text> = {
  kk: { kk: 'қазақша', ru: 'казахский', en: 'Kazakh' },
  ru: { kk: 'орысша', ru: 'русский', en: 'Russian' },
};

/** As they stand after a day: «24 қараша», «24 ноября». */
export const MONTHS: Record<ReceptionLanguage, readonly string[]> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};
