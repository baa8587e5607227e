import type { CodeChannel } from '../code.ts';
import type { MessageState } from '../message.ts';
import { plural, type Text } from './text.ts';

/** Where a code goes, by its channel. */
type ByChannel = Record<CodeChannel, Text>;

export const codeTexts = {
  code: { kk: 'Хабарламадағы код', ru: 'Код из сообщения', en: 'Code from the message' },
  codeHint: {
    kk: '6 цифр. Соңғысын енгізген бойда тексереміз.',
    ru: '6 цифр. Проверим, как только введёте последнюю.',
    en: '6 digits. We check them as soon as the last one is in.',
  },
  checking: { kk: 'Кодты тексеріп жатырмыз…', ru: 'Проверяем код…', en: 'Checking the code…' },
  minutesLeft: {
    kk: (p) => `Код тағы ${p.n} минут жарамды.`,
    ru: (p) =>
      `Код действует ещё ${p.n} ${plural('ru', Number(p.n), { one: 'минуту', few: 'минуты', other: 'минут' })}.`,
    en: (p) =>
      `The code works for ${p.n} more ${plural('en', Number(p.n), { one: 'minute', other: 'minutes' })}.`,
  },
  lastMinute: {
    kk: 'Код тағы бір минуттай жарамды.',
    ru: 'Код действует ещё около минуты.',
    en: 'The code works for about one more minute.',
  },
  over: {
    kk: 'Бұл код енді жарамайды. Жаңа код сұраңыз.',
    ru: 'Этот код больше не действует. Запросите новый.',
    en: 'This code no longer works. Ask for a new one.',
  },
  notCome: { kk: 'Код келмеді ме?', ru: 'Код не пришёл?', en: 'No code yet?' },
  secondsToNext: {
    kk: 'Жаңа кодты {n} секундтан кейін сұрауға болады.',
    ru: 'Новый код можно запросить через {n} с.',
    en: 'You can ask for a new code in {n} s.',
  },
  minutesToNext: {
    kk: 'Жаңа кодты {n} минуттан кейін сұрауға болады.',
    ru: 'Новый код можно запросить через {n} мин.',
    en: 'You can ask for a new code in {n} min.',
  },
  sendAgain: { kk: 'Жаңа код жіберу', ru: 'Отправить новый код', en: 'Send a new code' },
  sendCode: { kk: 'Код жіберу', ru: 'Отправить код', en: 'Send the code' },
  whereTo: { kk: 'Кодты қайда жіберейік?', ru: 'Куда отправить код?', en: 'Where do we send the code?' },
  sending: { kk: 'Код жіберіліп жатыр…', ru: 'Отправляем код…', en: 'Sending the code…' },

  changeContact: {
    kk: 'Телефон не пошта қате ме? Түзету',
    ru: 'Ошибка в контакте? Исправить',
    en: 'Wrong contact? Correct it',
  },
  newContact: {
    kk: 'Телефон немесе электрондық пошта',
    ru: 'Телефон или электронная почта',
    en: 'Phone or e-mail',
  },
  newContactHint: {
    kk: 'Мысалы: +7 701 123 45 67 немесе aigul@mail.kz',
    ru: 'Например: +7 701 123 45 67 или aigul@mail.kz',
    en: 'Such as +7 701 123 45 67 or aigul@mail.kz',
  },
  contactWrong: {
    kk: 'Телефон нөмірін толық немесе пошта мекенжайын @ белгісімен жазыңыз.',
    ru: 'Напишите номер телефона целиком или адрес почты со знаком @.',
    en: 'Write the whole telephone number, or an e-mail address with an @.',
  },

  demo: {
    kk: 'Бұл – демонстрация: хабарлама ешқайда жіберілмейді, код хабарламалар жәшігінде тұр.',
    ru: 'Это демонстрация: сообщения никуда не уходят, код лежит в ящике сообщений.',
    en: 'This is the demonstration: no message leaves it, the code is in the letter box.',
  },
  openLetterBox: {
    kk: 'Жәшікті жаңа бетте ашу',
    ru: 'Открыть ящик в новой вкладке',
    en: 'Open the letter box in a new tab',
  },
} satisfies Record<string, Text>;

export const comesTo: ByChannel = {
  sms: {
    kk: 'Код {to} нөміріне SMS болып келеді.',
    ru: 'Код придёт в SMS на номер {to}.',
    en: 'The code comes by SMS to {to}.',
  },
  email: {
    kk: 'Код {to} поштасына келеді.',
    ru: 'Код придёт на почту {to}.',
    en: 'The code comes by e-mail to {to}.',
  },
};

export const sendTo: ByChannel = {
  sms: { kk: 'SMS арқылы: {to}', ru: 'По SMS: {to}', en: 'By SMS: {to}' },
  email: { kk: 'Пошта арқылы: {to}', ru: 'По почте: {to}', en: 'By e-mail: {to}' },
};

/** The same with a verb, for a button that sends at once. */
export const sendInsteadTo: ByChannel = {
  sms: { kk: 'SMS арқылы алу: {to}', ru: 'Получить по SMS: {to}', en: 'Get it by SMS: {to}' },
  email: { kk: 'Пошта арқылы алу: {to}', ru: 'Получить по почте: {to}', en: 'Get it by e-mail: {to}' },
};

export const deliveryTexts: Record<MessageState, Text> = {
  queued: { kk: 'Жіберіліп жатыр', ru: 'Отправляется', en: 'Being sent' },
  sending: { kk: 'Жіберіліп жатыр', ru: 'Отправляется', en: 'Being sent' },
  sent: { kk: 'Жіберілді', ru: 'Отправлено', en: 'Sent' },
  failed: { kk: 'Жеткізілмеді', ru: 'Не доставлено', en: 'Not delivered' },
  kept: {
    kk: 'Демо: хабарламалар жәшігінде',
    ru: 'Демо: в ящике сообщений',
    en: 'Demo: in the letter box',
  },
};
export const notDelivered: Text = {
  kk: 'Хабарлама кетпеді. Нөмірді не мекенжайды тексеріңіз немесе жаңа код сұраңыз.',
  ru: 'Сообщение не ушло. Проверьте номер или адрес либо запросите новый код.',
  en: 'The message did not go out. Check the number or the address, or ask for a new code.',
};

export const confirmTexts = {
  heading: { kk: '{label} нөмірін растаңыз', ru: 'Подтвердите номер {label}', en: 'Confirm ticket {label}' },
  placeKept: {
    kk: 'Орныңыз сақтаулы, нөмір алған уақытыңыз: {time}. Сізді шақыруымыз үшін нөмірді растаңыз: {day} күнінің соңына дейін ол сақталады.',
    ru: 'Место за вами с {time}. Подтвердите номер, чтобы вас вызвали: до конца дня {day} он ваш.',
    en: 'Your place is kept from {time}. Confirm the ticket to be called: the number is yours until the end of {day}.',
  },
  steps: { kk: 'Растау қадамдары', ru: 'Шаги подтверждения', en: 'Steps to confirm' },
  stepDevices: { kk: 'Камера мен дыбыс', ru: 'Камера и звук', en: 'Camera and sound' },
  stepCode: { kk: 'Код', ru: 'Код', en: 'Code' },
  titleDevices: {
    kk: 'Камера мен дыбысты тексеріңіз',
    ru: 'Проверьте камеру и звук',
    en: 'Test the camera and the sound',
  },
  titleCode: { kk: 'Кодпен растаңыз', ru: 'Подтвердите кодом', en: 'Confirm by the code' },
  meanwhile: {
    kk: 'Код келгенше камера мен дыбысты тексеріп алыңыз.',
    ru: 'Пока код идёт, проверьте камеру и звук.',
    en: 'While it is on its way, test the camera and the sound.',
  },
  enterNow: { kk: 'Кодты қазір енгізу', ru: 'Ввести код сейчас', en: 'Enter the code now' },
  devicesAgain: {
    kk: 'Камера мен дыбысты тексеру',
    ru: 'Проверить камеру и звук',
    en: 'Test the camera and the sound',
  },
  confirm: { kk: 'Растау', ru: 'Подтвердить', en: 'Confirm' },

  cardTitle: {
    kk: 'Телефоныңызды немесе поштаңызды растаңыз',
    ru: 'Подтвердите телефон или почту',
    en: 'Confirm your phone or e-mail',
  },
  cardText: {
    kk: 'Сонда сізді хабарламамен де шақырамыз, ал нөміріңізді кез келген құрылғыдан аша аласыз. Бұл міндетті емес.',
    ru: 'Тогда мы позовём вас и сообщением, а номер откроется с любого устройства. Это необязательно.',
    en: 'Then we can also call you by a message, and your ticket opens on any device. This is optional.',
  },
  cardDone: {
    kk: 'Байланыс дерегі расталды. Нөміріңізді кез келген құрылғыдан «Менің қабылдауларым» бетінен аша аласыз.',
    ru: 'Контакт подтверждён. С любого устройства номер откроется на странице «Мои приёмы».',
    en: 'Your contact is confirmed. Your ticket opens on any device from “My receptions”.',
  },
} satisfies Record<string, Text>;
