import type { Lacking } from '../appeal.ts';
import type { AppealForm, AppealState } from '../appeal-state.ts';
import type { FilePurpose } from '../file.ts';
import type { DocumentKind } from '../identity.ts';
import type { PaperKind } from '../paper.ts';
import type { Text } from './text.ts';

/** The words for what a visit leaves behind, the same on the applicant's page and at the official's desk. */
export const dossierTexts = {
  registeredUnder: { kk: 'Тіркеу нөмірі: {label}', ru: 'Номер регистрации: {label}', en: 'Number: {label}' },
  answerBy: { kk: 'Жауап мерзімі: {day}', ru: 'Срок ответа: до {day}', en: 'The answer is due by {day}' },
  complaint: { kk: 'Шағым', ru: 'Жалоба', en: 'Complaint' },
  against: {
    kk: 'Кімнің әрекетіне шағымданасыз',
    ru: 'На чьи действия жалоба',
    en: 'Whose actions the complaint is about',
  },
  grounds: { kk: 'Негіздемесі', ru: 'Основания', en: 'Grounds' },
  demands: { kk: 'Талаптары', ru: 'Требования', en: 'Demands' },
  languageOfAppeal: { kk: 'Жолданым тілі', ru: 'Язык обращения', en: 'Language of the appeal' },
} satisfies Record<string, Text>;

export const appealFormTexts: Record<AppealForm, Text> = {
  written: { kk: 'Жазбаша жолданым', ru: 'Письменное обращение', en: 'Written appeal' },
  oral: { kk: 'Ауызша жолданым', ru: 'Устное обращение', en: 'Oral appeal' },
  video: { kk: 'Бейнежолданым', ru: 'Видеообращение', en: 'Video message' },
};

export const appealStateTexts: Record<AppealState, Text> = {
  submitted: { kk: 'Тіркелуін күтуде', ru: 'Ждёт регистрации', en: 'Waits to be registered' },
  offered: {
    kk: 'Өтініш берушінің растауын күтуде',
    ru: 'Ждёт подтверждения заявителя',
    en: 'Waits for the applicant to confirm',
  },
  returned: {
    kk: 'Өтініш беруші түзетуді сұрады',
    ru: 'Заявитель попросил исправить',
    en: 'The applicant asked for a correction',
  },
  registered: { kk: 'Тіркелді', ru: 'Зарегистрировано', en: 'Registered' },
};

/** What an appeal must name (GOV): the item, and how to put it right. */
export const lackingTexts: Record<Lacking, { item: Text; how: Text }> = {
  name: {
    item: { kk: 'Тегі, аты, әкесінің аты', ru: 'Фамилия, имя, отчество', en: 'Surname and first name' },
    how: {
      kk: 'Тегіңізді, атыңызды және болса әкеңіздің атын толық жазыңыз.',
      ru: 'Напишите полностью фамилию, имя и отчество, если оно есть.',
      en: 'Write your full surname, first name and patronymic, if you have one.',
    },
  },
  iin: {
    item: { kk: 'Жеке сәйкестендіру нөмірі (ЖСН)', ru: 'ИИН', en: 'Individual number (IIN)' },
    how: {
      kk: 'ЖСН-ді көрсетіңіз. Ол болмаса, солай деп жазыңыз.',
      ru: 'Укажите ИИН. Если его нет, так и напишите.',
      en: 'Give your IIN. If you have none, say so.',
    },
  },
  address: {
    item: { kk: 'Пошталық мекенжай', ru: 'Почтовый адрес', en: 'Postal address' },
    how: {
      kk: 'Жауап жіберілетін мекенжайды индексімен бірге жазыңыз.',
      ru: 'Напишите адрес с индексом, на который отправить ответ.',
      en: 'Write the address, with the postcode, to which the answer is to go.',
    },
  },
  organisation: {
    item: {
      kk: 'Ұйымның атауы, мекенжайы, БСН',
      ru: 'Название, адрес и БИН организации',
      en: 'Name, address and BIN of the organisation',
    },
    how: {
      kk: 'Ұйымның толық атауын, мекенжайын және БСН-ін жазыңыз.',
      ru: 'Напишите полное название организации, её адрес и БИН.',
      en: 'Write the full name of the organisation, its address and BIN.',
    },
  },
  essence: {
    item: { kk: 'Мәселенің мәні', ru: 'Суть вопроса', en: 'The essence of the matter' },
    how: {
      kk: 'Не болғанын, қашан және қайда болғанын, не сұрайтыныңызды жазыңыз.',
      ru: 'Напишите, что, когда и где произошло и о чём вы просите.',
      en: 'Write what happened, when and where, and what you ask for.',
    },
  },
  signature: {
    item: { kk: 'Қолтаңба', ru: 'Подпись', en: 'Signature' },
    how: {
      kk: 'Жолданымға қол қойып, суретін қайта жіберіңіз.',
      ru: 'Подпишите обращение и отправьте снимок снова.',
      en: 'Sign the appeal and send a picture of it again.',
    },
  },
  documents: {
    item: { kk: 'Растайтын құжаттар', ru: 'Подтверждающие документы', en: 'Supporting documents' },
    how: {
      kk: 'Айтқаныңызды растайтын құжаттардың суретін немесе PDF-ін қосыңыз.',
      ru: 'Приложите снимки или PDF документов, которые подтверждают сказанное.',
      en: 'Add pictures or a PDF of the documents that support what you say.',
    },
  },
  authority: {
    item: { kk: 'Өкілдік құжаты', ru: 'Документ о полномочиях', en: 'Document of authority' },
    how: {
      kk: 'Басқа адамның немесе ұйымның атынан әрекет етсеңіз, сенімхатты қосыңыз.',
      ru: 'Если вы действуете за другого человека или организацию, приложите доверенность.',
      en: 'If you act for another person or an organisation, add the power of attorney.',
    },
  },
  officials: {
    item: {
      kk: 'Шағым жасалған лауазымды адамдар',
      ru: 'Должностные лица, на которых жалоба',
      en: 'The officials complained of',
    },
    how: {
      kk: 'Кімнің әрекетіне шағымданатыныңызды: аты-жөнін, лауазымын немесе органын жазыңыз.',
      ru: 'Напишите, на кого вы жалуетесь: имя, должность или орган.',
      en: 'Write whom you complain of: the name, the post or the body.',
    },
  },
  grounds: {
    item: { kk: 'Шағымның негіздемесі', ru: 'Основания жалобы', en: 'Grounds of the complaint' },
    how: {
      kk: 'Неліктен келіспейтініңізді жазыңыз.',
      ru: 'Напишите, почему вы не согласны.',
      en: 'Write why you do not agree.',
    },
  },
  demands: {
    item: { kk: 'Талаптар', ru: 'Требования', en: 'Demands' },
    how: {
      kk: 'Нақты не істеуді талап ететініңізді жазыңыз.',
      ru: 'Напишите, чего именно вы требуете.',
      en: 'Write what exactly you demand.',
    },
  },
};

export const documentKindTexts: Record<DocumentKind, Text> = {
  identity_card: { kk: 'Жеке куәлік', ru: 'Удостоверение личности', en: 'Identity card' },
  passport: { kk: 'Паспорт', ru: 'Паспорт', en: 'Passport' },
  residence_permit: { kk: 'Тұруға ықтиярхат', ru: 'Вид на жительство', en: 'Residence permit' },
  driving_licence: { kk: 'Жүргізуші куәлігі', ru: 'Водительское удостоверение', en: 'Driving licence' },
  digital_document: { kk: 'Цифрлық құжат', ru: 'Цифровой документ', en: 'Digital document' },
  power_of_attorney: { kk: 'Сенімхат', ru: 'Доверенность', en: 'Power of attorney' },
  other: { kk: 'Басқа құжат', ru: 'Другой документ', en: 'Another document' },
  none: { kk: 'Құжат көрсетілген жоқ', ru: 'Документ не показан', en: 'No document was shown' },
};

export const filePurposeTexts: Record<FilePurpose, Text> = {
  scan: { kk: 'Құжат', ru: 'Документ', en: 'Document' },
  close_up: {
    kk: 'Құжаттың жақыннан түсірілген суреті',
    ru: 'Документ крупным планом',
    en: 'Close-up of a document',
  },
  video_message: { kk: 'Бейнехабар', ru: 'Видеозапись', en: 'Video recording' },
  handed: { kk: 'Құжат', ru: 'Документ', en: 'Document' },
};

export const paperKindTexts: Record<PaperKind, Text> = {
  coupon: { kk: 'Талон', ru: 'Талон', en: 'Coupon' },
  protocol: { kk: 'Қабылдау хаттамасы', ru: 'Протокол приёма', en: 'Protocol of the reception' },
};
