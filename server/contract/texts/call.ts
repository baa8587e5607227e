import type { ParticipantKind } from '../session-state.ts';
import type { Text } from './text.ts';

export const callTexts = {
  room: { kk: 'Бейнеқабылдау', ru: 'Видеоприём', en: 'Video reception' },
  you: { kk: 'сіз', ru: 'вы', en: 'you' },
  join: { kk: 'Сөйлесуге қосылу', ru: 'Войти в разговор', en: 'Join the talk' },
  joinHint: {
    kk: 'Түймені басқанда микрофон мен камера қосылады.',
    ru: 'После нажатия включатся микрофон и камера.',
    en: 'The microphone and the camera turn on when you press.',
  },
  returnToTalk: { kk: 'Сөйлесуге оралу', ru: 'Вернуться в разговор', en: 'Return to the talk' },
  youLeft: { kk: 'Сіз сөйлесуден шықтыңыз', ru: 'Вы вышли из разговора', en: 'You left the talk' },
  youLeftHint: {
    kk: 'Қабылдау жалғасып жатыр. Кез келген сәтте оралуға болады.',
    ru: 'Приём продолжается. Вы можете вернуться в любой момент.',
    en: 'The reception goes on. You can return at any moment.',
  },
  takenOver: {
    kk: 'Сіз басқа терезеден қосылдыңыз',
    ru: 'Вы подключились в другом окне',
    en: 'You joined in another window',
  },
  takenOverHint: {
    kk: 'Осы терезеде жалғастыру үшін төмендегі түймені басыңыз.',
    ru: 'Чтобы продолжить здесь, нажмите кнопку ниже.',
    en: 'To go on here, press the button below.',
  },
  takeBack: { kk: 'Осында жалғастыру', ru: 'Продолжить здесь', en: 'Continue here' },
  failed: { kk: 'Қосыла алмадық', ru: 'Не удалось подключиться', en: 'We could not connect' },
  ended: { kk: 'Қабылдау аяқталды', ru: 'Приём завершён', en: 'The reception has ended' },

  connecting: { kk: 'Қосылып жатырмыз…', ru: 'Подключаемся…', en: 'Connecting…' },
  reconnecting: {
    kk: 'Байланыс үзілді, қайта қосылып жатырмыз…',
    ru: 'Связь прервалась, подключаемся заново…',
    en: 'The connection was lost, joining again…',
  },
  live: { kk: 'Қабылдау жүріп жатыр', ru: 'Идёт приём', en: 'The reception is on' },
  waitingForApplicant: {
    kk: 'Өтініш берушінің қосылуын күтіп тұрмыз…',
    ru: 'Ждём, пока заявитель подключится…',
    en: 'Waiting for the applicant to join…',
  },
  waitingForOfficial: {
    kk: 'Қызметкердің қосылуын күтіп тұрмыз…',
    ru: 'Ждём, пока сотрудник подключится…',
    en: 'Waiting for the official to join…',
  },
  pausedByOfficial: {
    kk: 'Қызметкер қабылдауды кідіртті. Бетті жаппаңыз.',
    ru: 'Сотрудник приостановил приём. Не закрывайте страницу.',
    en: 'The official has paused the reception. Keep this page open.',
  },
  pausedByYou: { kk: 'Қабылдау кідіртілді', ru: 'Приём приостановлен', en: 'The reception is paused' },

  microphone: { kk: 'Микрофон', ru: 'Микрофон', en: 'Microphone' },
  camera: { kk: 'Камера', ru: 'Камера', en: 'Camera' },
  speaker: { kk: 'Динамик', ru: 'Динамик', en: 'Speaker' },
  microphoneKey: { kk: 'Микрофон (M)', ru: 'Микрофон (M)', en: 'Microphone (M)' },
  cameraKey: { kk: 'Камера (V)', ru: 'Камера (V)', en: 'Camera (V)' },
  devices: { kk: 'Құрылғылар', ru: 'Устройства', en: 'Devices' },
  defaultDevice: { kk: 'Әдепкі құрылғы', ru: 'Устройство по умолчанию', en: 'Default device' },
  leave: { kk: 'Сөйлесуден шығу', ru: 'Выйти из разговора', en: 'Leave the talk' },
  muted: { kk: 'микрофоны өшірулі', ru: 'микрофон выключен', en: 'microphone is off' },
  youAreMuted: {
    kk: 'Микрофоныңыз өшірулі',
    ru: 'Ваш микрофон выключен',
    en: 'Your microphone is off',
  },
  microphoneIsOn: { kk: 'Микрофон қосылды', ru: 'Микрофон включён', en: 'Microphone on' },
  microphoneIsOff: { kk: 'Микрофон өшірілді', ru: 'Микрофон выключен', en: 'Microphone off' },
  cameraIsOn: { kk: 'Камера қосылды', ru: 'Камера включена', en: 'Camera on' },
  cameraIsOff: { kk: 'Камера өшірулі', ru: 'Камера выключена', en: 'Camera is off' },
  joined: { kk: '{name} қосылды', ru: '{name}: в разговоре', en: '{name} joined' },
  hear: { kk: 'Дыбысты қосу үшін басыңыз', ru: 'Нажмите, чтобы слышать', en: 'Tap to hear' },

  noMicrophone: { kk: 'Микрофон табылмады', ru: 'Микрофон не найден', en: 'No microphone found' },
  noMicrophoneHint: {
    kk: 'Сізді естімейді. Микрофонды немесе гарнитураны қосыңыз.',
    ru: 'Вас не слышно. Подключите микрофон или гарнитуру.',
    en: 'You cannot be heard. Plug in a microphone or a headset.',
  },
  microphoneBlocked: {
    kk: 'Микрофонға рұқсат жоқ',
    ru: 'Доступ к микрофону закрыт',
    en: 'The microphone is blocked',
  },
  microphoneBlockedHint: {
    kk: 'Сізді естімейді. Мекенжай жолындағы құлып белгісін басып, микрофонға рұқсат беріңіз.',
    ru: 'Вас не слышно. Нажмите на замок в строке адреса и разрешите микрофон.',
    en: 'You cannot be heard. Press the lock beside the address and allow the microphone.',
  },
  microphoneBusy: {
    kk: 'Микрофонды басқа бағдарлама пайдаланып тұр',
    ru: 'Микрофон занят другой программой',
    en: 'Another program uses the microphone',
  },
  microphoneBusyHint: {
    kk: 'Ол бағдарламаны жауып, қайталаңыз.',
    ru: 'Закройте её и повторите.',
    en: 'Close it and try again.',
  },
  noCamera: {
    kk: 'Камера табылмады. Сөйлесу дыбыспен жүреді.',
    ru: 'Камера не найдена. Разговор идёт со звуком.',
    en: 'No camera found. The talk goes on with sound.',
  },
  cameraBlocked: {
    kk: 'Камераға рұқсат жоқ. Қосу үшін мекенжай жолындағы құлып белгісін басыңыз.',
    ru: 'Доступ к камере закрыт. Чтобы включить её, нажмите на замок в строке адреса.',
    en: 'The camera is blocked. To turn it on, press the lock beside the address.',
  },
  cameraBusy: {
    kk: 'Камераны басқа бағдарлама пайдаланып тұр. Оны жауып, камераны қайта қосыңыз.',
    ru: 'Камера занята другой программой. Закройте её и включите камеру снова.',
    en: 'Another program uses the camera. Close it and turn the camera on again.',
  },
} satisfies Record<string, Text>;

export const participantTexts: Record<ParticipantKind, Text> = {
  applicant: { kk: 'өтініш беруші', ru: 'заявитель', en: 'applicant' },
  representative: { kk: 'өкіл', ru: 'представитель', en: 'representative' },
  official: { kk: 'қызметкер', ru: 'сотрудник', en: 'official' },
  invited: { kk: 'шақырылған маман', ru: 'приглашённый', en: 'invited' },
  interpreter: { kk: 'аудармашы', ru: 'переводчик', en: 'interpreter' },
  observer: { kk: 'бақылаушы', ru: 'наблюдатель', en: 'observer' },
};
