import type { AppealState } from '../appeal-state.ts';
import { plural, type Text } from './text.ts';

/** The applicant's own page of what they hand in and take home. */
export const handingInTexts = {
  title: { kk: 'Құжаттар мен жолданымдар', ru: 'Документы и обращения', en: 'Documents and appeals' },
  openPanel: {
    kk: 'Құжаттар мен жолданымдар',
    ru: 'Документы и обращения',
    en: 'Documents and appeals',
  },
  tasksWait: {
    kk: (p) => `Сізден күтілетін іс: ${p.n}`,
    ru: (p) => `Ждёт вас: ${p.n}`,
    en: (p) => `${p.n} ${plural('en', Number(p.n), { one: 'thing waits', other: 'things wait' })} for you`,
  },
  toDo: { kk: 'Сізден күтілуде', ru: 'Ждёт вас', en: 'Waiting for you' },
  handedIn: { kk: 'Тапсырғаныңыз', ru: 'Что вы подали', en: 'What you handed in' },

  mayWrite: {
    kk: 'Мәселеңізді жазбаша да тапсыра аласыз. Жолданым міндетті түрде қабылданады.',
    ru: 'Вопрос можно подать и письменно. Обращение примут обязательно.',
    en: 'You may also hand in your matter in writing. An appeal is always accepted.',
  },
  breakNow: { kk: 'Қазір үзіліс', ru: 'Сейчас перерыв', en: 'There is a break now' },
  nobodyReceives: {
    kk: 'Қазір ешкім қабылдап отырған жоқ',
    ru: 'Сейчас никто не ведёт приём',
    en: 'Nobody is receiving now',
  },
  nobodyReceivesNow: {
    kk: 'Күтпей-ақ бейнежолданым немесе жазбаша жолданым қалдыра аласыз. Ол міндетті түрде қабылданады, ал кезектегі орныңыз сақталады.',
    ru: 'Можно не ждать: оставьте видеообращение или напишите. Его примут обязательно, а место в очереди сохранится.',
    en: 'You need not wait: leave a video message or write. It is always accepted, and your place in the queue is kept.',
  },
  write: { kk: 'Жазбаша жолданым беру', ru: 'Подать письменное обращение', en: 'Hand in a written appeal' },
  leaveVideo: { kk: 'Бейнежолданым қалдыру', ru: 'Оставить видеообращение', en: 'Leave a video message' },
  addDocuments: { kk: 'Құжат қосу', ru: 'Добавить документы', en: 'Add documents' },
  addDocumentsHint: {
    kk: 'Қызметкер оларды бірден көреді.',
    ru: 'Сотрудник увидит их сразу.',
    en: 'The official sees them at once.',
  },

  appealText: { kk: 'Жолданым мәтіні', ru: 'Текст обращения', en: 'Text of the appeal' },
  appealTextHint: {
    kk: 'Не болғанын және не сұрайтыныңызды жазыңыз. Қағазға жазып қойсаңыз, оның суретін тіркеу жеткілікті.',
    ru: 'Напишите, что произошло и о чём вы просите. Если обращение уже на бумаге, достаточно приложить снимок.',
    en: 'Write what happened and what you ask for. If it is on paper already, a picture of it is enough.',
  },
  textOrFile: {
    kk: 'Мәтін жазыңыз немесе жолданымның суретін қосыңыз.',
    ru: 'Напишите текст или приложите снимок обращения.',
    en: 'Write the text or add a picture of the appeal.',
  },
  isComplaint: { kk: 'Бұл – шағым', ru: 'Это жалоба', en: 'This is a complaint' },
  isComplaintHint: {
    kk: 'Талонда жауаптың мерзімі мен орны көрсетіледі.',
    ru: 'В талоне укажут срок и место ответа.',
    en: 'The coupon then names the term and the place of the answer.',
  },
  againstHint: {
    kk: 'Аты-жөні, лауазымы немесе органы. Білмесеңіз, білетініңізді жазыңыз.',
    ru: 'Имя, должность или орган. Если не знаете, напишите, что знаете.',
    en: 'A name, a post or a body. If you do not know, write what you know.',
  },
  groundsHint: {
    kk: 'Неліктен келіспейсіз: фактілер, заң.',
    ru: 'Почему вы не согласны: факты, закон.',
    en: 'Why you do not agree: facts, the law.',
  },
  demandsHint: {
    kk: 'Нақты не істеу керек.',
    ru: 'Что именно нужно сделать.',
    en: 'What exactly is to be done.',
  },
  submit: { kk: 'Жолданымды тапсыру', ru: 'Подать обращение', en: 'Hand in the appeal' },
  draftKept: {
    kk: 'Жазғаныңыз тапсырылғанша осы құрылғыда сақталады.',
    ru: 'Написанное хранится на этом устройстве, пока вы его не подадите.',
    en: 'What you write stays on this device until you hand it in.',
  },
  waitForFiles: {
    kk: 'Файлдар жіберіліп болсын, сонда тапсыра аласыз.',
    ru: 'Подождите, пока файлы отправятся.',
    en: 'Wait until the files have been sent.',
  },
  handedInDone: {
    kk: 'Жолданымыңыз тапсырылды',
    ru: 'Обращение подано',
    en: 'Your appeal has been handed in',
  },

  files: { kk: 'Құжаттар мен суреттер', ru: 'Документы и снимки', en: 'Documents and pictures' },
  chooseFiles: {
    kk: 'Сурет немесе PDF қосу',
    ru: 'Добавить снимок или PDF',
    en: 'Add a picture or a PDF',
  },
  filesHint: {
    kk: 'PDF, JPEG, PNG, WebP немесе HEIC, әрқайсысы {mb} МБ-қа дейін. Тағы {n} файл қосуға болады.',
    ru: 'PDF, JPEG, PNG, WebP или HEIC, каждый до {mb} МБ. Можно добавить ещё {n}.',
    en: 'PDF, JPEG, PNG, WebP or HEIC, up to {mb} MB each. You can add {n} more.',
  },
  filesFull: {
    kk: 'Файл санының шегіне жеттіңіз. Керек болса, біреуін алып тастаңыз.',
    ru: 'Больше файлов добавить нельзя. При необходимости уберите лишние.',
    en: 'You have reached the number of files. Remove one if you need to add another.',
  },
  fileTooLarge: {
    kk: 'Файл тым үлкен: {mb} МБ-қа дейін қабылданады. Суреттің көлемін кішірейтіңіз немесе бөліп жіберіңіз.',
    ru: 'Файл слишком большой: принимаем до {mb} МБ. Уменьшите снимок или отправьте по частям.',
    en: 'The file is too large: up to {mb} MB is taken. Make the picture smaller, or send it in parts.',
  },
  fileWaits: { kk: 'Кезекте', ru: 'Ждёт отправки', en: 'Waiting' },
  fileSending: { kk: 'Жіберілуде, {n}%', ru: 'Отправляем, {n}%', en: 'Sending, {n}%' },
  fileChecked: { kk: 'Тексерілуде…', ru: 'Проверяем…', en: 'Checking…' },
  fileSent: { kk: 'Жіберілді', ru: 'Отправлено', en: 'Sent' },
  removeFile: { kk: '{name}: алып тастау', ru: 'Убрать: {name}', en: 'Remove {name}' },
  sendAgain: { kk: '{name}: қайта жіберу', ru: 'Отправить снова: {name}', en: 'Send {name} again' },
  kilobytes: { kk: '{n} КБ', ru: '{n} КБ', en: '{n} KB' },
  megabytes: { kk: '{n} МБ', ru: '{n} МБ', en: '{n} MB' },
  notTaken: { kk: 'Қабылданбады', ru: 'Не принят', en: 'Not taken' },

  sentBy: { kk: '{when} тапсырылды', ru: 'Подано {when}', en: 'Handed in {when}' },
  closeUpGoes: {
    kk: 'Қабылдау аяқталған соң жойылады',
    ru: 'Будет уничтожен после приёма',
    en: 'Is destroyed after the reception',
  },
  closeUpKept: {
    kk: 'Органда сақтауға рұқсат бердіңіз',
    ru: 'Вы разрешили органу хранить',
    en: 'You let the office keep it',
  },

  papers: { kk: 'Сізге арналған құжаттар', ru: 'Документы для вас', en: 'Papers for you' },
  papersHint: {
    kk: 'PDF түрінде ашылады. QR коды құжаттың түпнұсқа екенін растайды.',
    ru: 'Откроются в PDF. QR-код подтверждает подлинность.',
    en: 'They open as PDF. The QR code proves them genuine.',
  },
  couponNumber: { kk: 'Талон № {label}', ru: 'Талон № {label}', en: 'Coupon No. {label}' },
  opensInNewTab: {
    kk: '(жаңа бетте ашылады)',
    ru: '(откроется в новой вкладке)',
    en: '(opens in a new tab)',
  },

  lackingTitle: {
    kk: 'Жолданымды толықтырыңыз',
    ru: 'Дополните обращение',
    en: 'Complete your appeal',
  },
  lackingHint: {
    kk: 'Жолданым қабылданды, бірақ қарау үшін мыналар жетіспейді:',
    ru: 'Обращение принято, но чтобы его рассмотреть, не хватает:',
    en: 'The appeal is accepted, but to consider it this is missing:',
  },
  fromOfficial: { kk: 'Қызметкердің ескертпесі', ru: 'Примечание сотрудника', en: 'Note from the official' },
  reply: { kk: 'Жауабыңыз', ru: 'Ваш ответ', en: 'Your reply' },
  replyHint: {
    kk: 'Жетіспейтін мәліметті осында жазыңыз немесе жоғарыда файл қосыңыз.',
    ru: 'Напишите недостающее здесь или добавьте файлы выше.',
    en: 'Write what is missing here, or add files above.',
  },
  replyNeeded: {
    kk: 'Жауап жазыңыз. Файл қосқан болсаңыз, солай деп жазсаңыз жеткілікті.',
    ru: 'Напишите ответ. Если вы приложили файлы, достаточно так и написать.',
    en: 'Write a reply. If you added files, it is enough to say so.',
  },
  sendReply: { kk: 'Жауапты жіберу', ru: 'Отправить ответ', en: 'Send the reply' },
  replied: {
    kk: 'Жауабыңыз жіберілді. Қызметкер тексереді.',
    ru: 'Ответ отправлен. Сотрудник его проверит.',
    en: 'Your reply was sent. The official will check it.',
  },
} satisfies Record<string, Text>;

/** What happens next with an appeal, for who handed it in. */
export const appealNextTexts: Record<AppealState, Text> = {
  submitted: {
    kk: 'Қызметкер оны міндетті түрде тіркейді: қабылдаудан бас тартуға болмайды. Нөмірі осы жерде пайда болады.',
    ru: 'Сотрудник обязан его зарегистрировать: отказать в приёме нельзя. Номер появится здесь.',
    en: 'An official must register it: acceptance cannot be refused. Its number appears here.',
  },
  offered: {
    kk: 'Хаттаманы оқып, растаңыз немесе не дұрыс емес екенін жазыңыз.',
    ru: 'Прочитайте протокол и подтвердите его или напишите, что в нём не так.',
    en: 'Read the protocol and confirm it, or write what is wrong in it.',
  },
  returned: {
    kk: 'Ескертпеңіз жіберілді. Қызметкер мәтінді түзетіп, қайта жібереді.',
    ru: 'Ваше замечание отправлено. Сотрудник исправит текст и пришлёт снова.',
    en: 'Your remark was sent. The official will correct the text and send it again.',
  },
  registered: {
    kk: 'Жолданым тіркелді. Талонды сақтап қойыңыз.',
    ru: 'Обращение зарегистрировано. Сохраните талон.',
    en: 'The appeal is registered. Keep the coupon.',
  },
};

/** What is said aloud when something new waits for the person in a talk. */
export const taskTexts: Record<'closeUp' | 'sign' | 'complete', Text> = {
  closeUp: {
    kk: 'Қызметкер құжатты жақыннан көргісі келеді',
    ru: 'Сотрудник просит показать документ крупным планом',
    en: 'The official asks to see a document close by',
  },
  sign: {
    kk: 'Ауызша жолданымыңыздың хаттамасы келді. Оны оқып, растаңыз.',
    ru: 'Пришёл протокол вашего устного обращения. Прочитайте и подтвердите его.',
    en: 'The protocol of your oral appeal has come. Read and confirm it.',
  },
  complete: {
    kk: 'Жолданымды толықтыру керек',
    ru: 'Обращение нужно дополнить',
    en: 'Your appeal is to be completed',
  },
};
