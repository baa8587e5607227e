import { plural, type Text } from './text.ts';

/** How the connection of talks was: the administrators' page. */
export const talkQualityTexts = {
  title: {
    kk: 'Сөйлесу кезіндегі байланыс',
    ru: 'Какой была связь в разговорах',
    en: 'How the connection of talks was',
  },
  lead: {
    kk: 'Әр сөйлесуде әр қатысушының беті мен медиасервер байланысты өлшейді. Мұнда сандар ғана, адамның аты-жөні жоқ. Байланысы нашар болған қатысулар төменде бір-бірден тұр, себебі қасында жазылған.',
    ru: 'В каждом разговоре страница каждого участника и медиасервер измеряют связь. Здесь только числа, без имён. Участия с плохой связью перечислены ниже по одному, рядом причина.',
    en: 'In every talk each person’s page and the media server measure the connection. Here are numbers only, no names. Parts with a poor connection are listed below one by one, with the cause beside them.',
  },
  none: {
    kk: 'Бұл кезеңде сөйлесу болған жоқ',
    ru: 'За этот срок разговоров не было',
    en: 'There were no talks in this period',
  },
  noneNext: {
    kk: 'Бірінші сөйлесу басталысымен, оның байланысы осында көрінеді. Ұзағырақ кезеңді таңдаңыз немесе кейін қайта ашыңыз.',
    ru: 'Как только начнётся первый разговор, здесь будет видно, какой в нём связь. Выберите срок побольше или вернитесь позже.',
    en: 'Once the first talk begins, its connection is seen here. Choose a longer period, or come back later.',
  },

  parts: { kk: 'Сөйлесуге қатысу', ru: 'Участий в разговорах', en: 'Parts in talks' },
  inTalks: {
    kk: ({ n }) => `${n} сөйлесуде`,
    ru: ({ n }) => `в ${n} ${plural('ru', Number(n), { one: 'разговоре', other: 'разговорах' })}`,
    en: ({ n }) => `in ${n} ${plural('en', Number(n), { one: 'talk', other: 'talks' })}`,
  },
  withoutTrouble: { kk: 'Кедергісіз', ru: 'Без помех', en: 'Without trouble' },
  firstSound: { kk: 'Алғашқы дыбысқа дейін', ru: 'До первого звука', en: 'Until the first sound' },
  firstPicture: { kk: 'Алғашқы бейнеге дейін', ru: 'До первого изображения', en: 'Until the first picture' },
  mostWithin: { kk: '95 %-ы: {s} с дейін', ru: '95 % до {s} с', en: '95% within {s} s' },
  seconds: { kk: '{s} с', ru: '{s} с', en: '{s} s' },
  reconnected: { kk: 'Байланыс үзілген', ru: 'Связь прерывалась', en: 'Connection was lost' },
  overUdp: { kk: 'UDP арқылы', ru: 'Через UDP', en: 'Over UDP' },
  otherPaths: {
    kk: 'TCP: {tcp}, ретранслятор: {relay}',
    ru: 'TCP: {tcp}, ретранслятор: {relay}',
    en: 'TCP: {tcp}, relay: {relay}',
  },

  byDay: { kk: 'Күн сайын', ru: 'По дням', en: 'Day by day' },
  byDayPlot: {
    kk: 'Диаграмма: {days} күндегі қатысулар. Жақсы {good}, орташа {fair}, нашар {poor}. Әр қатысу төмендегі тізімде.',
    ru: 'Диаграмма: участия за {days} дн. Хорошо {good}, с помехами {fair}, плохо {poor}. Каждое участие есть в списке ниже.',
    en: 'Chart: the parts of {days} days. Good {good}, some trouble {fair}, poor {poor}. Each part is in the list below.',
  },
  joins: { kk: 'Қосылу қанша уақыт алды', ru: 'Сколько длилось подключение', en: 'How long joining took' },
  joinsPlot: {
    kk: 'Диаграмма: соңғы {n} қосылуда «Кіру» басылғаннан алғашқы дыбысқа дейінгі уақыт. Ең ұзағы {longest} с. Әр қатысу төмендегі тізімде.',
    ru: 'Диаграмма: время от нажатия «Войти» до первого звука, последние {n} подключений. Самое долгое {longest} с. Каждое участие есть в списке ниже.',
    en: 'Chart: the time from the press of “Join” to the first sound, of the latest {n} joins. The longest took {longest} s. Each part is in the list below.',
  },
  axisDay: { kk: 'Күн', ru: 'День', en: 'Day' },
  axisSeconds: { kk: 'Алғашқы дыбысқа дейін, с', ru: 'До первого звука, с', en: 'Until the first sound, s' },
  udp: { kk: 'UDP', ru: 'UDP', en: 'UDP' },
  tcp: { kk: 'TCP', ru: 'TCP', en: 'TCP' },
  relay: { kk: 'ретранслятор', ru: 'ретранслятор', en: 'relay' },

  good: { kk: 'Жақсы', ru: 'Хорошо', en: 'Good' },
  fair: { kk: 'Орташа', ru: 'С помехами', en: 'Some trouble' },
  poor: { kk: 'Нашар', ru: 'Плохо', en: 'Poor' },

  oneByOne: { kk: 'Қатысулар', ru: 'Участия по одному', en: 'Parts one by one' },
  which: { kk: 'Қайсысын көрсету', ru: 'Какие показать', en: 'Which to show' },
  troubled: { kk: 'Кедергісі бар', ru: 'С помехами', en: 'With trouble' },
  all: { kk: 'Барлығы', ru: 'Все', en: 'All' },
  noTrouble: {
    kk: 'Бұл кезеңде кедергісі бар қатысу болған жоқ.',
    ru: 'Помех за этот срок ни у кого не было.',
    en: 'Nobody had trouble in this period.',
  },
  showMore: { kk: 'Тағы көрсету', ru: 'Показать ещё', en: 'Show more' },

  sound: {
    kk: 'дыбыстың {share} бөлігі жетпеді',
    ru: 'не дошло {share} звука',
    en: '{share} of the sound did not come',
  },
  picture: {
    kk: 'бейне уақыттың {share} бөлігінде қатып тұрды',
    ru: 'изображение замирало {share} времени',
    en: 'the picture stood still {share} of the time',
  },
  loss: {
    kk: 'пакеттердің {share} бөлігі жоғалды',
    ru: 'потеряно {share} пакетов',
    en: '{share} of the packets were lost',
  },
  reconnects: { kk: 'қайта қосылды: {n}', ru: 'переподключений: {n}', en: 'reconnects: {n}' },
  slowJoin: { kk: 'қосылуға {s} с кетті', ru: 'подключение заняло {s} с', en: 'joining took {s} s' },
  voiceOnly: { kk: 'дыбыс қана жетті', ru: 'был только звук', en: 'sound only' },

  minutes: { kk: '{n} мин', ru: '{n} мин', en: '{n} min' },
  roundTrip: { kk: 'кідіріс {n} мс', ru: 'задержка {n} мс', en: 'delay {n} ms' },
  camera: { kk: 'камера {size}', ru: 'камера {size}', en: 'camera {size}' },
  noCamera: { kk: 'камерасыз', ru: 'без камеры', en: 'no camera' },
  noMicrophone: { kk: 'микрофонсыз', ru: 'без микрофона', en: 'no microphone' },
} satisfies Record<string, Text>;
