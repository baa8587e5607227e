import type { QueueActKind } from '../ticket.ts';
import { plural, type Text } from './text.ts';

export const deskMenuTexts = {
  more: { kk: 'Тағы', ru: 'Ещё', en: 'More' },
  title: { kk: 'Үстел әрекеттері', ru: 'Действия со столом', en: 'What this desk can do' },
  writeToAll: { kk: 'Күткендердің бәріне жазу', ru: 'Написать всем, кто ждёт', en: 'Write to all who wait' },
  handOver: { kk: 'Үстелді әріптеске беру', ru: 'Передать стол коллеге', en: 'Hand the desk to a colleague' },
  log: { kk: 'Кезек журналы', ru: 'Журнал очереди', en: 'Log of the queue' },
} satisfies Record<string, Text>;

export const noticeTexts = {
  words: { kk: 'Хабар', ru: 'Сообщение', en: 'Message' },
  toAllHint: {
    kk: 'Хабарды кезекте күткен әр адам көреді. Есімдерді, нөмірлерді, істің мәнін жазбаңыз.',
    ru: 'Сообщение увидит каждый, кто ждёт. Не пишите имён, номеров и сути дел.',
    en: 'Everyone who waits sees the message. Write no names, numbers or matters.',
  },
  toOneHint: {
    kk: 'Хабар адамның бетінде шығады. Хабарландыру қосулы болса, телефонына да келеді.',
    ru: 'Сообщение появится на странице человека, а если у него включены уведомления, то и на телефоне.',
    en: 'The message appears on the person’s page, and on their telephone if they have turned notices on.',
  },
  ready: { kk: 'Дайын сөйлемдер', ru: 'Готовые фразы', en: 'Ready sentences' },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  needed: { kk: 'Хабарды жазыңыз.', ru: 'Напишите сообщение.', en: 'Write the message.' },
  sent: { kk: 'Хабар жіберілді', ru: 'Сообщение отправлено', en: 'The message was sent' },
} satisfies Record<string, Text>;

/** Those who wait read Kazakh or Russian: ready sentences are put in both, whatever the official's screen speaks. */
export const readySentences: readonly { key: string; kk: string; ru: string; en: string }[] = [
  {
    key: 'break',
    kk: 'Аз уақытқа үзіліс жасаймыз. Орныңыз сақталады, бетті ашық ұстаңыз.',
    ru: 'Делаем короткий перерыв. Ваше место сохранится, не закрывайте страницу.',
    en: 'A short break. Your place is kept; keep this page open.',
  },
  {
    key: 'documents',
    kk: 'Жеке куәлігіңіз бен іс бойынша құжаттарды дайындап қойыңыз.',
    ru: 'Приготовьте удостоверение личности и документы по вопросу.',
    en: 'Have your identity document and the papers of the matter ready.',
  },
  {
    key: 'delay',
    kk: 'Қабылдау күткеннен ұзаққа созылып жатыр. Бүгін бәріңізді қабылдауға тырысамыз.',
    ru: 'Приём идёт дольше обычного. Постараемся принять сегодня всех.',
    en: 'The reception takes longer than usual. We try to receive everyone today.',
  },
  {
    key: 'technical',
    kk: 'Техникалық ақауды түзетіп жатырмыз. Кезегіңіз сақталады.',
    ru: 'Устраняем техническую неполадку. Ваша очередь сохранится.',
    en: 'We are mending a technical fault. Your place in the queue is kept.',
  },
];

export const handOverTexts = {
  atWork: { kk: 'қазір жұмыс үстелінде', ru: 'сейчас за столом', en: 'at a desk now' },
  hint: {
    kk: 'Әріптес үстелді өзі алады, жүріп жатқан сөйлесу онымен жалғасады. Ол алғанша үстел сіздікі.',
    ru: 'Коллега возьмёт стол сам, идущий разговор продолжится с ним. До этого стол остаётся вашим.',
    en: 'The colleague takes the desk by a press of their own, and a talk under way goes on with them. Until then the desk is yours.',
  },
  colleague: { kk: 'Әріптес', ru: 'Коллега', en: 'Colleague' },
  noColleagues: {
    kk: 'Бұл органда қабылдау жүргізетін басқа қызметкер жоқ.',
    ru: 'В этом органе больше никто не ведёт приём.',
    en: 'Nobody else receives at this office.',
  },
  choose: { kk: 'Әріптесті таңдаңыз.', ru: 'Выберите коллегу.', en: 'Choose a colleague.' },
  offer: { kk: 'Ұсыну', ru: 'Предложить', en: 'Offer' },
  offered: {
    kk: 'Үстел ұсынылды: {name}. Әріптес оны үстел таңдау бетінде немесе өз үстелінде көреді.',
    ru: 'Стол предложен: {name}. Коллега увидит это при выборе стола или за своим столом.',
    en: 'Offered to {name}. The colleague sees it at the choice of desks, or at their own desk.',
  },
  isOffered: { kk: 'әріптеске ұсынылды', ru: 'предложен коллеге', en: 'offered to a colleague' },
  takeBack: { kk: 'Ұсынысты қайтарып алу', ru: 'Отозвать предложение', en: 'Take the offer back' },
  offeredToYou: { kk: 'сізге ұсынылды', ru: 'предложен вам', en: 'offered to you' },
  take: { kk: 'Үстелді алу', ru: 'Взять стол', en: 'Take the desk' },
  offersYou: {
    kk: '{name} сізге {desk}-үстелді ұсынады',
    ru: '{name} предлагает вам стол {desk}',
    en: '{name} offers you desk {desk}',
  },
  withTalk: {
    kk: 'Сөйлесу жүріп жатыр, оны сіз жалғастырасыз. Бұл үстел жабылады.',
    ru: 'Идёт разговор, вы его продолжите. Этот стол закроется.',
    en: 'A talk is under way, and you go on with it. This desk closes.',
  },
  withoutTalk: {
    kk: 'Бұл үстел жабылады.',
    ru: 'Этот стол закроется.',
    en: 'This desk closes.',
  },
  afterTalk: {
    kk: 'Алдымен осы қабылдауды аяқтаңыз.',
    ru: 'Сначала закончите этот приём.',
    en: 'Finish this reception first.',
  },
  gone: {
    kk: 'Үстелді енді {name} жүргізеді',
    ru: 'Стол теперь ведёт {name}',
    en: 'The desk is with {name} now',
  },
  goneHint: {
    kk: 'Жүріп жатқан сөйлесу әріптесіңізбен жалғасады, жазылғанның бәрі сақталды. Басқа үстелді таңдаңыз.',
    ru: 'Разговор продолжается с коллегой, всё записанное сохранено. Выберите другой стол.',
    en: 'The talk goes on with your colleague, and all that was written is kept. Choose another desk.',
  },
  elsewhere: {
    kk: 'Үстел басқа терезеңізде ашық',
    ru: 'Стол открыт в другом вашем окне',
    en: 'The desk is open in another window of yours',
  },
  elsewhereHint: {
    kk: 'Сол терезеде жалғастырыңыз немесе үстелді осында қайта ашыңыз.',
    ru: 'Продолжите в том окне или откройте стол здесь снова.',
    en: 'Go on in that window, or open the desk here again.',
  },
} satisfies Record<string, Text>;

export const closingTexts = {
  outOfTown: {
    kk: (p) => `Басқа жерден келген ${p.n} адам әлі күтуде`,
    ru: (p) =>
      plural('ru', Number(p.n), {
        one: `Ещё ждёт ${p.n} приезжий`,
        few: `Ещё ждут ${p.n} приезжих`,
        other: `Ещё ждут ${p.n} приезжих`,
      }),
    en: (p) =>
      `${p.n} ${plural('en', Number(p.n), { one: 'person', other: 'people' })} from out of town still ${plural(
        'en',
        Number(p.n),
        { one: 'waits', other: 'wait' },
      )}`,
  },
  outOfTownHint: {
    kk: 'Оларды келген күні қабылдауға барлық шара қолданылады (87-бұйрық, 8-тармақ).',
    ru: 'Их стараются принять в день приезда (приказ № 87, пункт 8).',
    en: 'Every effort is made to receive them on the day of coming (Order No. 87, paragraph 8).',
  },
  someWait: {
    kk: (p) => `Кезекте әлі ${p.n} адам бар. Оларды басқа үстелдер шақырады.`,
    ru: (p) =>
      `В очереди ещё ${p.n} ${plural('ru', Number(p.n), { one: 'человек', few: 'человека', other: 'человек' })}. Их вызовут другие столы.`,
    en: (p) =>
      `${p.n} ${plural('en', Number(p.n), { one: 'person is', other: 'people are' })} still in the line. Other desks will call them.`,
  },
  closeTitle: { kk: 'Үстелді жабасыз ба?', ru: 'Закрыть стол?', en: 'Close the desk?' },
  stay: { kk: 'Қабылдауды жалғастыру', ru: 'Продолжить приём', en: 'Go on receiving' },
} satisfies Record<string, Text>;

export const actLogTexts = {
  hint: {
    kk: 'Кезек ретіне қатысты соңғы әрекеттер: не істелді, неге, кім істеді.',
    ru: 'Последние действия с порядком очереди: что сделано, почему и кем.',
    en: 'The latest acts on the order of the queue: what was done, why, and by whom.',
  },
  empty: {
    kk: 'Кезек реті бойынша жүріп жатыр: әзірге ештеңе жазылмаған.',
    ru: 'Очередь идёт по порядку: пока ничего не записано.',
    en: 'The queue goes in order: nothing is logged yet.',
  },
  overtaken: { kk: '{n} адамнан бұрын', ru: 'раньше {n} чел.', en: 'before {n} who came earlier' },
  whereTo: { kk: 'Қайда', ru: 'Куда', en: 'Where to' },
  insteadCalled: {
    kk: 'оның орнына шақырылды: {label}',
    ru: 'вместо этого вызов: {label}',
    en: 'called instead: {label}',
  },
  bySystem: { kk: 'жүйе', ru: 'система', en: 'the system' },
} satisfies Record<string, Text>;

export const actNames: Record<QueueActKind, Text> = {
  called_out_of_order: { kk: 'кезексіз шақырылды', ru: 'вызов не по порядку', en: 'called out of order' },
  passed_over: {
    kk: 'бұл үстелге шақырылмайды, өткізілді',
    ru: 'пропуск: к этому столу не вызывается',
    en: 'passed over: not called to this desk',
  },
  put_back: { kk: 'орнына қайтарылды', ru: 'возврат на место', en: 'put back in place' },
  parked: { kk: 'кейінге қалдырылды', ru: 'отложено', en: 'set aside' },
  unparked: { kk: 'кезекке қайтарылды', ru: 'возврат в очередь', en: 'taken back to the line' },
  no_show: { kk: 'байланыста болмады', ru: 'не было на связи', en: 'was not there' },
  transferred: { kk: 'басқа жерге жіберілді', ru: 'передано дальше', en: 'sent on' },
  claim_proved: {
    kk: 'кезектен тыс құқығы расталды',
    ru: 'право вне очереди подтверждено',
    en: 'out of turn proved',
  },
  claim_unproven: {
    kk: 'кезектен тыс құқығы расталмады',
    ru: 'право вне очереди не подтверждено',
    en: 'out of turn not proved',
  },
  handed_over: { kk: 'үстелді әріптес алды', ru: 'стол взял коллега', en: 'a colleague took the desk' },
  interpreter_vouched: { kk: 'аудармашы осында', ru: 'переводчик на месте', en: 'an interpreter is here' },
  carried_over: {
    kk: 'келесі жұмыс күніне көшірілді',
    ru: 'перенесён на следующий рабочий день',
    en: 'carried over to the next working day',
  },
  reopened: { kk: 'кезекке қайта тұрды', ru: 'снова в очереди', en: 'back in the line' },
};

export const legTexts = {
  heading: { kk: 'Осында келгенге дейін', ru: 'Откуда пришёл', en: 'Before coming here' },
  sentOn: { kk: 'Жіберген: {name}', ru: 'Передал: {name}', en: 'Sent on by {name}' },
  openEarlier: {
    kk: 'Алдыңғы қабылдауды қарау',
    ru: 'Посмотреть прежний приём',
    en: 'See the earlier reception',
  },
  earlier: {
    kk: 'Алдыңғы қабылдау: {office}',
    ru: 'Прежний приём: {office}',
    en: 'Earlier reception: {office}',
  },
  notes: { kk: 'Сөйлесу туралы ескертпелер', ru: 'Заметки о разговоре', en: 'Notes of the talk' },
  noAppeal: { kk: 'Жолданым болған жоқ.', ru: 'Обращений не было.', en: 'There was no appeal.' },
  noNotes: { kk: 'Ескертпе жазылмаған.', ru: 'Заметок нет.', en: 'No notes were written.' },
} satisfies Record<string, Text>;
