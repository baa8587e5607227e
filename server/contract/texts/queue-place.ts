import type { QueueActKind } from '../ticket.ts';
import type { WhyKind } from '../why-moved.ts';
import { plural, type Text } from './text.ts';

/** The place in the line: how near the call is, and why it is not what it was. */
export const placeTexts = {
  firstInLine: { kk: 'Алдыңызда ешкім жоқ', ru: 'Перед вами никого нет', en: 'Nobody is before you' },
  approaching: { kk: 'Кезегіңіз жақындады', ru: 'Ваша очередь подходит', en: 'Your turn is near' },
  approachingNext: {
    kk: 'Алыстамаңыз, құжатыңызды дайындап қойыңыз.',
    ru: 'Не отходите далеко и держите документ под рукой.',
    en: 'Do not go far, and have your document at hand.',
  },
  nextNow: {
    kk: 'Экран алдында болыңыз: кез келген сәтте шақырады.',
    ru: 'Будьте у экрана: вас могут вызвать в любую минуту.',
    en: 'Stay at the screen: you may be called at any moment.',
  },
  titleWaiting: { kk: '{label} · алда {n}', ru: '{label} · перед вами {n}', en: '{label} · {n} before you' },
  titleApproaching: {
    kk: '◔ Жақындады · алда {n}',
    ru: '◔ Скоро · перед вами {n}',
    en: '◔ Soon · {n} before you',
  },
  titleNext: { kk: '◕ Келесі – сіз', ru: '◕ Следующая очередь ваша', en: '◕ You are next' },
  breakNow: {
    kk: 'Үзіліс {to} дейін. Орныңыз сақталады.',
    ru: 'Перерыв до {to}. Ваше место сохраняется.',
    en: 'Break until {to}. Your place is kept.',
  },
  breakWithin: {
    kk: 'Күту уақытына {from}–{to} үзілісі қосылды.',
    ru: 'Время ожидания учитывает перерыв {from}–{to}.',
    en: 'The wait counts in the break, {from} to {to}.',
  },
  hoursOn: {
    kk: 'Қабылдау: {day}, {from}–{to}. Орныңыз сақталады.',
    ru: 'Приём: {day}, {from}–{to}. Ваше место сохранится.',
    en: 'Reception: {day}, {from}–{to}. Your place is kept.',
  },
  carriedOver: {
    kk: 'Қабылдаудың басталуы: {day}, {from}. Осы сілтемемен қайта кіріңіз: нөміріңіз бен орныңыз сақталды.',
    ru: 'Приём начнётся {day} в {from}. Вернитесь по этой же ссылке: номер и место сохранены.',
    en: 'Reception starts on {day} at {from}. Come back by the same link: your number and place are kept.',
  },
  pausedNow: {
    kk: 'Қазір үзіліс. Орныңыз сақталады.',
    ru: 'Сейчас перерыв. Ваше место сохраняется.',
    en: 'There is a break now. Your place is kept.',
  },
  parkedBy: {
    kk: 'Қызметкер қабылдауыңызды кейінге қалдырды',
    ru: 'Сотрудник отложил ваш приём',
    en: 'The official has set your reception aside',
  },
  parkedNext: {
    kk: 'Орныңыз сақталды. Дайын болғанда түймені басыңыз, немесе қызметкер сізді өзі шақырады.',
    ru: 'Ваше место сохранено. Когда будете готовы, нажмите кнопку, или сотрудник вызовет вас сам.',
    en: 'Your place is kept. Press the button when you are ready, or the official calls you.',
  },
  reason: { kk: 'Себебі: {reason}', ru: 'Причина: {reason}', en: 'Reason: {reason}' },
  waitsForBooking: {
    kk: 'Сіз {at} уақытына жазылғансыз. Сол уақыттан бастап шақырамыз, осы бетті ашық ұстаңыз.',
    ru: 'Вы записаны на {at}. С этого времени вас могут вызвать, не закрывайте страницу.',
    en: 'You are booked for {at}. From then on you can be called. Keep this page open.',
  },
  waitsForInterpreter: {
    kk: 'Аудармашы ({language}) әлі дайын емес. Ол дайын болғанда сізді бірге шақырамыз, орныңыз сақталады.',
    ru: 'Переводчик ({language}) ещё не готов. Когда он будет готов, вас вызовут вместе. Место сохранено.',
    en: 'The interpreter ({language}) is not ready yet. You are called together as soon as they are. Your place is kept.',
  },
  cannotBeCalledYet: { kk: 'Орныңыз сақталды', ru: 'Ваше место сохранено', en: 'Your place is kept' },

  talkBrokeOff: {
    kk: 'Сөйлесу үзілді: сіз байланыста болмадыңыз',
    ru: 'Разговор прервался: вас не было на связи',
    en: 'The talk broke off: you were not connected',
  },
  calledEarly: {
    kk: 'Сізді кезек ретінен бұрын шақырды.',
    ru: 'Вас вызвали раньше вашей очереди.',
    en: 'You are called before your turn.',
  },
  sentOn: { kk: 'Сіз осы кезекке бағытталдыңыз', ru: 'Вас направили сюда', en: 'You were sent on to here' },
  sentToAnother: {
    kk: 'Сізді осы кезектің басқа қызметкері қабылдайды',
    ru: 'Вас примет другой сотрудник этой очереди',
    en: 'Another official of this queue will receive you',
  },
  sentBefore: { kk: 'Бұрын', ru: 'Раньше', en: 'Before' },
  sentNow: { kk: 'Енді', ru: 'Теперь', en: 'Now' },
  sentWho: { kk: 'Кім қабылдайды', ru: 'Кто примет', en: 'Who receives you' },
  sentWhy: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  arrivalKept: {
    kk: 'Келген уақытыңыз сақталды.',
    ru: 'Время прихода сохранено.',
    en: 'Your time of arrival is kept.',
  },
  following: {
    kk: 'Сізді жаңа кезекке өткізіп жатырмыз…',
    ru: 'Переводим вас в новую очередь…',
    en: 'Taking you to the new queue…',
  },

  notices: { kk: 'Қызметкердің хабарлары', ru: 'Сообщения сотрудников', en: 'Messages from officials' },
  toAll: { kk: 'кезектегілердің бәріне', ru: 'всем в очереди', en: 'to everyone in the queue' },
  toYou: { kk: 'сізге', ru: 'вам', en: 'to you' },
  newNotice: {
    kk: 'Қызметкерден хабар: {words}',
    ru: 'Сообщение сотрудника: {words}',
    en: 'A message from an official: {words}',
  },
  earlierNotices: {
    kk: (p) => `Бұрынғы хабарлар (${p.n})`,
    ru: (p) =>
      `Ещё ${p.n} ${plural('ru', Number(p.n), { one: 'сообщение', few: 'сообщения', other: 'сообщений' })} раньше`,
    en: (p) => `${p.n} earlier ${plural('en', Number(p.n), { one: 'message', other: 'messages' })}`,
  },
} satisfies Record<string, Text>;

/** Why the place or the wait is not what it was. */
export const whyTexts: Record<WhyKind, Text> = {
  desk_closed: {
    kk: '{desk}-үстел жабылды, күту ұзарады.',
    ru: 'Стол {desk} закрылся, ждать придётся дольше.',
    en: 'Desk {desk} has closed, so the wait is longer.',
  },
  desk_paused: {
    kk: (p) => `${p.desk}-үстел үзілісте${p.reason ? `: ${p.reason}` : ''}. Күту ұзаруы мүмкін.`,
    ru: (p) => `Стол ${p.desk}: перерыв${p.reason ? `, ${p.reason}` : ''}. Ожидание может вырасти.`,
    en: (p) => `Desk ${p.desk} is on a break${p.reason ? `: ${p.reason}` : ''}. The wait may be longer.`,
  },
  desk_opened: {
    kk: '{desk}-үстел ашылды, кезек жылдамырақ жүреді.',
    ru: 'Открылся стол {desk}, очередь пойдёт быстрее.',
    en: 'Desk {desk} has opened, so the line moves faster.',
  },
  out_of_turn: {
    kk: 'Алдыңызға заң бойынша кезектен тыс қабылданатын адам келді.',
    ru: 'Перед вами встал человек, которого по закону принимают вне очереди.',
    en: 'A person whom the law lets go out of turn has come before you.',
  },
  booked: {
    kk: 'Алдын ала жазылған адамның уақыты келді.',
    ru: 'Подошло время человека, который записан заранее.',
    en: 'The time of a person who had booked has come.',
  },
  arrivals: {
    kk: 'Жазылғандар мен келгендерді кезектестіріп шақырады: алдыңызға бір адам қосылды.',
    ru: 'Записанных и пришедших вызывают по очереди: перед вами стало на одного человека больше.',
    en: 'Booked people and arrivals are called by turns: one more person is before you.',
  },
  returned: {
    kk: 'Сізден бұрын нөмір алған адам өз орнына қайтты.',
    ru: 'На своё место вернулся человек, который взял номер раньше вас.',
    en: 'A person who took a ticket before you is back in their place.',
  },
  talks_longer: {
    kk: 'Қабылдаулар бұрынғыдан ұзағырақ жүріп жатыр.',
    ru: 'Приёмы идут дольше, чем раньше.',
    en: 'Receptions take longer than before.',
  },
  talks_shorter: {
    kk: 'Қабылдаулар бұрынғыдан тезірек жүріп жатыр.',
    ru: 'Приёмы идут быстрее, чем раньше.',
    en: 'Receptions are quicker than before.',
  },
  nearer: {
    kk: 'Кезек жылжыды: алдыңыздағы адам шақырылды немесе кетті.',
    ru: 'Очередь продвинулась: того, кто был перед вами, вызвали, или он ушёл.',
    en: 'The line has moved: somebody before you was called or has left.',
  },
};

/** What was done to a waiting person's place with a reason, where they should know of it. */
export const actTexts: Partial<Record<QueueActKind, { title: Text; next: Text }>> = {
  put_back: {
    title: {
      kk: 'Сізді кезектегі орныңызға қайтарды',
      ru: 'Вас вернули на ваше место в очереди',
      en: 'You were put back in your place in the line',
    },
    next: {
      kk: 'Орныңыз өзгерген жоқ. Сізді қайта шақырады.',
      ru: 'Место не изменилось. Вас вызовут снова.',
      en: 'Your place is the same. You will be called again.',
    },
  },
  passed_over: {
    title: {
      kk: 'Алдымен басқа адамды шақырды',
      ru: 'Сначала вызвали другого человека',
      en: 'Another person was called first',
    },
    next: {
      kk: 'Ол үстел сізді қабылдай алмайды. Орныңыз сақталды, сізді басқа үстел шақырады.',
      ru: 'Тот стол не может вас принять. Место сохранено, вас вызовет другой стол.',
      en: 'That desk cannot receive you. Your place is kept, and another desk calls you.',
    },
  },
  no_show: {
    title: {
      kk: 'Сізді шақырды, бірақ сіз қосылмадыңыз',
      ru: 'Вас вызывали, но вы не вошли',
      en: 'You were called, but did not join',
    },
    next: {
      kk: 'Кезектен шыққан жоқсыз: сізді қайта шақыра алады.',
      ru: 'Вы остались в очереди: вас могут вызвать снова.',
      en: 'You are still in the line and can be called again.',
    },
  },
  unparked: {
    title: {
      kk: 'Қызметкер сізді кезекке қайтарды',
      ru: 'Сотрудник вернул вас в очередь',
      en: 'The official has taken you back to the line',
    },
    next: {
      kk: 'Орныңыз бұрынғыдай. Сізді қайта шақыруға болады.',
      ru: 'Место прежнее. Вас снова могут вызвать.',
      en: 'Your place is as before, and you can be called again.',
    },
  },
  reopened: {
    title: {
      kk: 'Орныңыз алдыңғы күннен сақталды',
      ru: 'Ваше место сохранено с прошлого дня',
      en: 'Your place was kept from the day before',
    },
    next: {
      kk: 'Осы бетті ашық ұстаңыз: шақырғанда ол дыбыс шығарады.',
      ru: 'Не закрывайте страницу: она подаст звук, когда вас вызовут.',
      en: 'Keep this page open: it rings when you are called.',
    },
  },
};
