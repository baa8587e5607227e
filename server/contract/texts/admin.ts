import type { Text } from './text.ts';

/** The administrators' page. */
export const adminTexts = {
  title: { kk: 'Әкімші беті', ru: 'Страница администратора', en: 'Administrator’s page' },
  notYours: {
    kk: 'Бұл бет әкімшілерге арналған',
    ru: 'Эта страница для администраторов',
    en: 'This page is for administrators',
  },
  notYoursNext: {
    kk: 'Сіз {name} болып кірдіңіз, бірақ әкімші құқығыңыз жоқ. Өз бетіңізге өтіңіз немесе шығып, әкімшінің логинімен кіріңіз.',
    ru: 'Вы вошли как {name}, прав администратора у вас нет. Перейдите на свою страницу или выйдите и войдите под логином администратора.',
    en: 'You are signed in as {name}, without an administrator’s rights. Go on to your own page, or sign out and sign in as an administrator.',
  },
  toOwnPage: { kk: 'Өз бетіме өту', ru: 'На мою страницу', en: 'Go to my page' },
  period: { kk: 'Қай кезең', ru: 'За какой срок', en: 'Period' },
  days: { kk: '{n} күн', ru: '{n} дней', en: '{n} days' },
  sections: { kk: 'Не туралы', ru: 'О чём', en: 'What about' },
  waitsTab: { kk: 'Күту', ru: 'Ожидание', en: 'Waits' },
  talksTab: { kk: 'Байланыс', ru: 'Связь', en: 'Connection' },
} satisfies Record<string, Text>;

/** How well waits were foretold. */
export const foretellingTexts = {
  title: {
    kk: 'Күту уақыты қаншалықты дәл болжанды',
    ru: 'Насколько верно предсказано ожидание',
    en: 'How well waits were foretold',
  },
  lead: {
    kk: 'Адам кезек нөмірін алғанда, оған қанша күтетінін айтамыз: кемінде және көп дегенде неше минут. Мұнда іс жүзінде қалай болғаны көрінеді. Мақсат: бес күтудің төртеуі айтылған аралықта аяқталуы керек.',
    ru: 'Когда человек берёт номер очереди, мы говорим, сколько ему ждать: от стольких-то до стольких-то минут. Здесь видно, что вышло на деле. Цель: четыре ожидания из пяти заканчиваются в названных пределах.',
    en: 'When a person takes a ticket, we say how long they will wait: from so many minutes to so many. Here you see what came of it. The aim: four waits of five end within that range.',
  },
  none: {
    kk: 'Бұл кезеңде болжанған күтулердің бірі де аяқталған жоқ',
    ru: 'За этот срок ещё ни одно предсказанное ожидание не закончилось',
    en: 'No foretold wait has come to an end in this period',
  },
  noneNext: {
    kk: 'Нөмір алған адам бірінші рет шақырылғанда, мұнда айтылған уақыт пен нақты күткен уақыт қатар шығады. Ұзағырақ кезеңді таңдаңыз немесе қабылдау басталғаннан кейін қайта ашыңыз.',
    ru: 'Как только человека с номером впервые вызовут, здесь рядом появятся названное и действительное время ожидания. Выберите срок побольше или вернитесь, когда приём начнётся.',
    en: 'Once a person with a ticket is called for the first time, the wait they were told and the wait they had appear here side by side. Choose a longer period, or come back after reception has begun.',
  },

  waits: { kk: 'Аяқталған күту', ru: 'Завершено ожиданий', en: 'Waits ended' },
  within: { kk: 'Айтылған аралықта', ru: 'В названных пределах', en: 'Within the range' },
  shorter: { kk: 'Айтылғаннан қысқа', ru: 'Короче названного', en: 'Shorter than told' },
  longer: { kk: 'Айтылғаннан ұзақ', ru: 'Дольше названного', en: 'Longer than told' },
  aim: { kk: 'мақсат: {share}', ru: 'цель: {share}', en: 'aim: {share}' },

  byQueue: { kk: 'Кезектер бойынша', ru: 'По очередям', en: 'Queue by queue' },
  byQueuePlot: {
    kk: 'Диаграмма: әр кезекте айтылған аралықта аяқталған күтулердің үлесі. Мақсат {share}, оған жеткен кезек: {reached}, барлығы {all}. Сандар кестеде.',
    ru: 'Диаграмма: доля ожиданий в названных пределах по очередям. Цель {share}, достигли её {reached} из {all}. Числа в таблице.',
    en: 'Chart: the share of waits within the range, queue by queue. The aim is {share}; {reached} of {all} queues reach it. The numbers are in the table.',
  },
  aimReached: { kk: 'Мақсатқа жетті', ru: 'Цель достигнута', en: 'Reaches the aim' },
  aimMissed: { kk: 'Мақсатқа жетпеді', ru: 'Цель не достигнута', en: 'Below the aim' },
  queue: { kk: 'Кезек', ru: 'Очередь', en: 'Queue' },
  all: { kk: 'Саны', ru: 'Всего', en: 'Waits' },
  inRange: { kk: 'Дәл', ru: 'Верно', en: 'In range' },
  less: { kk: 'Қысқа', ru: 'Короче', en: 'Shorter' },
  more: { kk: 'Ұзақ', ru: 'Дольше', en: 'Longer' },
  offBy: { kk: 'Ауытқу', ru: 'Промах', en: 'Off by' },
  offByMeans: {
    kk: '«Ауытқу» – дәл келмеген күтулер айтылған аралықтан әдетте неше минутқа алшақ болғаны (медиана).',
    ru: '«Промах» – на сколько минут ожидания вне пределов обычно отходили от них (медиана).',
    en: '“Off by” is how far from the range the waits outside it usually were (median).',
  },
  noWaitsIn: {
    kk: 'Бұл кезеңде күту аяқталмаған кезектер: {n}.',
    ru: 'Очередей, где за этот срок ожиданий не было: {n}.',
    en: 'Queues in which no wait ended in this period: {n}.',
  },

  oneQueue: { kk: 'Бір кезектегі күтулер', ru: 'Ожидания в одной очереди', en: 'The waits of one queue' },
  chooseQueue: { kk: 'Кезекті таңдаңыз', ru: 'Выберите очередь', en: 'Choose a queue' },
  waitsPlot: {
    kk: 'Диаграмма: соңғы {n} күту, айтылған аралық пен нақты уақыт. Аралықта {within}, қысқа {shorter}, ұзақ {longer}. Әр күту төмендегі кестеде.',
    ru: 'Диаграмма: последние {n} ожиданий, названные пределы и действительное время. В пределах {within}, короче {shorter}, дольше {longer}. Каждое ожидание есть в таблице ниже.',
    en: 'Chart: the latest {n} waits, the range told and the time it took. Within {within}, shorter {shorter}, longer {longer}. Each wait is in the table below.',
  },
  howToRead: {
    kk: 'Әр тік сызық – айтылған аралық, ондағы белгі – адамның нақты күткен уақыты.',
    ru: 'Вертикальная черта – названные пределы, знак на ней – сколько человек ждал на деле.',
    en: 'Each upright line is the range that was told; the mark on it is how long the person waited.',
  },
  rangeTold: { kk: 'Айтылған аралық', ru: 'Названные пределы', en: 'The range told' },
  axisTold: {
    kk: 'Айтылған аралықтың ортасы, мин',
    ru: 'Середина названных пределов, мин',
    en: 'Middle of the range told, min',
  },
  axisWaited: { kk: 'Нақты күту, мин', ru: 'Ждали на деле, мин', en: 'Waited, min' },
  asTable: { kk: 'Кесте түрінде оқу', ru: 'Прочитать таблицей', en: 'Read it as a table' },
  when: { kk: 'Нөмір алынды', ru: 'Взят номер', en: 'Ticket taken' },
  told: { kk: 'Айтылды', ru: 'Названо', en: 'Told' },
  waited: { kk: 'Күтті', ru: 'Ждали', en: 'Waited' },
  outcome: { kk: 'Нәтиже', ru: 'Итог', en: 'Result' },
  isWithin: { kk: 'дәл', ru: 'верно', en: 'in range' },
  isShorter: { kk: '{n} мин қысқа', ru: 'на {n} мин короче', en: '{n} min shorter' },
  isLonger: { kk: '{n} мин ұзақ', ru: 'на {n} мин дольше', en: '{n} min longer' },
  minutes: { kk: '{n} мин', ru: '{n} мин', en: '{n} min' },
  range: { kk: '{low}–{high} мин', ru: '{low}–{high} мин', en: '{low}–{high} min' },
  onPoint: {
    kk: 'Айтылды: {low}–{high} мин. Күтті: {waited} мин',
    ru: 'Названо: {low}–{high} мин. Ждали: {waited} мин',
    en: 'Told: {low}–{high} min. Waited: {waited} min',
  },
} satisfies Record<string, Text>;
