import type { Text } from './text.ts';

/** The protocol of an oral appeal on the applicant's own screen. */
export const signTexts = {
  heading: {
    kk: 'Ауызша жолданымның хаттамасы',
    ru: 'Протокол устного обращения',
    en: 'Protocol of your oral appeal',
  },
  read: {
    kk: 'Қызметкер сөзіңізді осылай жазды. Оқып шығып, дұрыс болса, кодпен қол қойыңыз.',
    ru: 'Так сотрудник записал ваши слова. Прочитайте и, если всё верно, подпишите кодом.',
    en: 'This is how the official wrote down your words. Read it and, if it is right, sign it with a code.',
  },
  sign: {
    kk: 'Дұрыс: кодпен қол қою',
    ru: 'Всё верно: подписать кодом',
    en: 'This is right: sign with a code',
  },
  signShort: { kk: 'Қол қою', ru: 'Подписать', en: 'Sign' },
  wrong: { kk: 'Қате бар', ru: 'Здесь ошибка', en: 'Something is wrong' },
  remark: { kk: 'Нені түзету керек?', ru: 'Что исправить?', en: 'What should be corrected?' },
  remarkHint: {
    kk: 'Қызметкер мәтінді түзетіп, сізге қайта жібереді.',
    ru: 'Сотрудник исправит текст и пришлёт его вам снова.',
    en: 'The official corrects the text and sends it to you again.',
  },
  remarkNeeded: {
    kk: 'Нені түзету керегін жазыңыз.',
    ru: 'Напишите, что нужно исправить.',
    en: 'Write what should be corrected.',
  },
  sendRemark: { kk: 'Қызметкерге жіберу', ru: 'Отправить сотруднику', en: 'Send to the official' },
  noContact: {
    kk: 'Код жіберетін телефон не пошта жоқ. Оны қазір қосыңыз немесе қызметкерге «дұрыс» деп айтыңыз: ол жолданымды сөзіңіз бойынша тіркейді.',
    ru: 'Нет телефона или почты для кода. Добавьте контакт сейчас или скажите сотруднику, что всё верно: он зарегистрирует обращение с ваших слов.',
    en: 'There is no phone or e-mail for a code. Add one now, or tell the official that it is right: they register the appeal on your word.',
  },
  addContact: {
    kk: 'Телефон не пошта қосу',
    ru: 'Добавить телефон или почту',
    en: 'Add a phone or e-mail',
  },
  signed: {
    kk: 'Қол қойылды, жолданым тіркелді',
    ru: 'Подписано, обращение зарегистрировано',
    en: 'Signed, and the appeal is registered',
  },
} satisfies Record<string, Text>;
