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
  takenOver: {
    kk: 'Сіз басқа терезеде қосылдыңыз',
    ru: 'Вы подключились в другом окне',
    en: 'You joined in another window',
  },
  takenOverHint: {
    kk: 'Осы терезеде жалғастыру үшін төмендегі түймені басыңыз.',
    ru: 'Чтобы продолжить здесь, нажмите кнопку ниже.',
    en: 'To go on here, press the button below.',
  },
  takeBack: { kk: 'Осында жалғастыру', ru: 'Продолжить здесь', en: 'Continue here' },
  failed: { kk: 'Қосылу мүмкін болмады', ru: 'Не удалось подключиться', en: 'We could not connect' },
  ended: { kk: 'Қабылдау аяқталды', ru: 'Приём завершён', en: 'The reception has ended' },

  connecting: { kk: 'Қосылып жатырмыз…', ru: 'Подключаемся…', en: 'Connecting…' },
  reconnecting: {
    kk: 'Байланыс үзілді, қайта қосылып жатырмыз…',
    ru: 'Связь прервалась, подключаемся заново…',
    en: 'The connection was lost, reconnecting…',
  },
  takesLong: {
    kk: 'Қосылу ұзаққа созылып барады. Интернетті тексеріңіз немесе басқа желіге ауысыңыз, мысалы Wi-Fi орнына мобильді интернет қосыңыз. Бет өзі қосылуға тырысып жатыр.',
    ru: 'Подключение затянулось. Проверьте интернет или смените сеть, например Wi-Fi на мобильный интернет. Страница продолжает попытки сама.',
    en: 'This takes longer than it should. Check the internet or change the network, from Wi-Fi to mobile data for example. The page goes on trying by itself.',
  },
  voiceOnly: {
    kk: 'Байланыс әлсіз, сондықтан бейне өшірілді: сөйлесу тек дыбыспен жүреді. Жақсарса, бейне өзі қосылады.',
    ru: 'Связь слабая, поэтому видео отключено: разговор идёт только со звуком. Станет лучше, видео включится само.',
    en: 'Video is off because the connection is weak: the talk is by sound alone. The video comes back by itself.',
  },
  ownPictureOff: {
    kk: 'Байланыс әлсіз, сондықтан бейнеңіз уақытша өшірілді: дауысыңыз анық жетсін. Жақсарса, өзі қосылады.',
    ru: 'Связь слабая, поэтому ваше видео пока отключено: так ваш голос дойдёт. Станет лучше, включится само.',
    en: 'Your video is off because the connection is weak, so that your voice gets through. It comes back by itself.',
  },
  picturesOff: {
    kk: 'Байланыс әлсіз, сондықтан бейне уақытша көрсетілмейді: дауыс анық естілсін. Жақсарса, өзі қосылады.',
    ru: 'Связь слабая, поэтому видео пока не показывается: так лучше слышно. Станет лучше, включится само.',
    en: 'The picture is left out because your connection is weak, so that you hear well. It comes back by itself.',
  },
  bothPicturesOff: {
    kk: 'Байланыс әлсіз, сондықтан екі жақтың да бейнесі уақытша өшірілді: дауыс анық естілсін. Жақсарса, өзі қосылады.',
    ru: 'Связь слабая, поэтому видео в обе стороны пока отключено: так лучше слышно. Станет лучше, включится само.',
    en: 'Video is off both ways because your connection is weak, so that you hear each other well. It comes back by itself.',
  },
  tryPictures: { kk: 'Бейнені қайта қосу', ru: 'Включить видео снова', en: 'Try the video again' },
  live: { kk: 'Қабылдау жүріп жатыр', ru: 'Идёт приём', en: 'The reception is in progress' },
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
  lostApplicant: {
    kk: 'Өтініш берушінің байланысы үзілді. Оралуын күтіп тұрмыз…',
    ru: 'У заявителя прервалась связь. Ждём возвращения…',
    en: 'The applicant has lost the connection. Waiting for them to come back…',
  },
  lostOfficial: {
    kk: 'Қызметкердің байланысы үзілді. Оралуын күтіп тұрмыз…',
    ru: 'У сотрудника прервалась связь. Ждём возвращения…',
    en: 'The official has lost the connection. Waiting for them to come back…',
  },
  colleagueGoesOn: {
    kk: 'Қабылдауды {name} жалғастырады. Қосылуын күтіп тұрмыз…',
    ru: 'Приём продолжит {name}. Ждём подключения…',
    en: '{name} will go on with the reception. Waiting for them to join…',
  },
  pictureStopped: {
    kk: 'бейнесі тоқтап қалды, қалпына келтіріп жатырмыз…',
    ru: 'видео остановилось, восстанавливаем…',
    en: 'the picture has stopped, restoring it…',
  },
  voiceStopped: {
    kk: 'дауысы жетпей тұр, қалпына келтіріп жатырмыз…',
    ru: 'звук не доходит, восстанавливаем…',
    en: 'no sound comes, restoring it…',
  },
  screenStopped: {
    kk: 'экраны жаңармай тұр, қалпына келтіріп жатырмыз…',
    ru: 'экран не обновляется, восстанавливаем…',
    en: 'the screen has stopped, restoring it…',
  },
  youAreNotHeard: {
    kk: 'Қазір дауысыңыз басқаларға жетпей тұр. Байланысты қалпына келтіріп жатырмыз…',
    ru: 'Сейчас вас не слышат. Восстанавливаем связь…',
    en: 'They cannot hear you now. Reconnecting…',
  },
  youAreNotSeen: {
    kk: 'Қазір басқаларға көрінбей тұрсыз. Байланысты қалпына келтіріп жатырмыз…',
    ru: 'Сейчас вас не видят. Восстанавливаем связь…',
    en: 'They cannot see you now. Reconnecting…',
  },
  youAreNeitherHeardNorSeen: {
    kk: 'Қазір дауысыңыз да, бейнеңіз де басқаларға жетпей тұр. Байланысты қалпына келтіріп жатырмыз…',
    ru: 'Сейчас вас не слышат и не видят. Восстанавливаем связь…',
    en: 'They can neither hear nor see you now. Reconnecting…',
  },
  yourScreenIsNotSeen: {
    kk: 'Қазір экраныңыз басқаларға көрінбей тұр. Байланысты қалпына келтіріп жатырмыз…',
    ru: 'Сейчас ваш экран никому не виден. Восстанавливаем связь…',
    en: 'They cannot see your screen now. Reconnecting…',
  },
  showAll: { kk: 'Барлығын бірдей көрсету', ru: 'Показать всех одинаково', en: 'Show everyone alike' },
  showOne: { kk: 'Бір адамды үлкен көрсету', ru: 'Показать одного крупно', en: 'Show one person large' },
  showLarge: { kk: '{name}: үлкен көрсету', ru: '{name}: показать крупно', en: 'Show {name} large' },
  weakConnection: { kk: 'байланысы әлсіз', ru: 'слабая связь', en: 'weak connection' },
  raiseHand: { kk: 'Қол көтеру', ru: 'Поднять руку', en: 'Raise your hand' },
  handIsUp: { kk: 'Қолыңыз көтерулі', ru: 'Рука поднята', en: 'Your hand is up' },
  handIsDown: { kk: 'Қолыңыз түсірілді', ru: 'Рука опущена', en: 'Your hand is down' },
  handOf: { kk: 'қол көтерді', ru: 'поднимает руку', en: 'raises a hand' },
  noConnection: { kk: 'байланыс жоқ', ru: 'нет связи', en: 'no connection' },
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
  keys: {
    kk: 'Пернемен басқару: M\u00a0–\u00a0микрофон, V\u00a0–\u00a0камера, H\u00a0–\u00a0қол көтеру',
    ru: 'Управление клавишами: M\u00a0–\u00a0микрофон, V\u00a0–\u00a0камера, H\u00a0–\u00a0поднять руку',
    en: 'Switch by keys: M\u00a0–\u00a0microphone, V\u00a0–\u00a0camera, H\u00a0–\u00a0hand',
  },
  shareScreen: { kk: 'Экранды көрсету', ru: 'Показать экран', en: 'Share the screen' },
  stopSharing: { kk: 'Экранды көрсетуді тоқтату', ru: 'Прекратить показ экрана', en: 'Stop sharing' },
  youShare: {
    kk: 'Экраныңыз басқаларға көрініп тұр',
    ru: 'Ваш экран видят другие',
    en: 'The others see your screen',
  },
  screenLeftOut: {
    kk: 'Байланыс әлсіз, сондықтан экраныңыз басқаларға көрінбей тұр',
    ru: 'Связь слабая, поэтому ваш экран сейчас никому не виден',
    en: 'Your connection is weak, so the others do not see your screen now',
  },
  screen: { kk: 'Экран', ru: 'Экран', en: 'Screen' },
  cutOff: {
    kk: '{what}: тым көп дерек жіберілгендіктен өшірілді. Қайта қосып көріңіз. Қайталанса, басқа браузермен кіріңіз.',
    ru: '{what}: отправлялось слишком много данных, поэтому передача остановлена. Включите снова. Если повторится, откройте страницу в другом браузере.',
    en: '{what}: switched off, because too much was being sent. Switch it on again. If it happens again, use another browser.',
  },
  switchOnAgain: { kk: 'Қайта қосу', ru: 'Включить снова', en: 'Switch it on again' },
  screenOf: { kk: 'экраны', ru: 'экран', en: 'screen' },
  devices: { kk: 'Құрылғылар', ru: 'Устройства', en: 'Devices' },
  blur: { kk: 'Артымдағы көріністі бұлдырату', ru: 'Размыть фон за мной', en: 'Blur what is behind me' },
  notSwitched: {
    kk: 'Бұл құрылғы қосылмады, бұрынғысы қалды. Оны басқа бағдарлама пайдаланып тұрған болуы мүмкін: жауып, қайта таңдаңыз.',
    ru: 'Это устройство не включилось, осталось прежнее. Возможно, оно занято другой программой: закройте её и выберите снова.',
    en: 'This device did not start, and the one before is still in use. Another program may have it: close that program and choose again.',
  },
  defaultDevice: { kk: 'Әдепкі құрылғы', ru: 'Устройство по умолчанию', en: 'Default device' },
  leave: { kk: 'Сөйлесуден шығу', ru: 'Выйти из разговора', en: 'Leave the talk' },
  muted: { kk: 'микрофоны өшірулі', ru: 'микрофон выключен', en: 'microphone off' },
  youAreMuted: {
    kk: 'Микрофоныңыз өшірулі',
    ru: 'Ваш микрофон выключен',
    en: 'Your microphone is off',
  },
  microphoneIsOn: { kk: 'Микрофон қосулы', ru: 'Микрофон включён', en: 'Microphone on' },
  microphoneIsOff: { kk: 'Микрофон өшірулі', ru: 'Микрофон выключен', en: 'Microphone off' },
  cameraIsOn: { kk: 'Камера қосулы', ru: 'Камера включена', en: 'Camera on' },
  cameraIsOff: { kk: 'Камера өшірулі', ru: 'Камера выключена', en: 'Camera off' },
  joined: { kk: '{name} қосылды', ru: '{name}: в разговоре', en: '{name} joined' },
  gone: {
    kk: '{name} сөйлесуде жоқ',
    ru: '{name}: уже не в разговоре',
    en: '{name} is no longer in the talk',
  },
  hear: { kk: 'Дыбысты қосу үшін басыңыз', ru: 'Нажмите, чтобы слышать', en: 'Tap to hear' },

  noMicrophone: { kk: 'Микрофон табылмады', ru: 'Микрофон не найден', en: 'No microphone found' },
  noMicrophoneHint: {
    kk: 'Дауысыңыз естілмей тұр. Микрофонды немесе гарнитураны қосыңыз.',
    ru: 'Вас не слышно. Подключите микрофон или гарнитуру.',
    en: 'You cannot be heard. Plug in a microphone or a headset.',
  },
  microphoneBlocked: {
    kk: 'Микрофонға рұқсат жоқ',
    ru: 'Доступ к микрофону закрыт',
    en: 'The microphone is blocked',
  },
  microphoneBlockedHint: {
    kk: 'Дауысыңыз естілмей тұр. Мекенжай жолындағы құлып белгісін басып, микрофонға рұқсат беріңіз.',
    ru: 'Вас не слышно. Нажмите на замок в адресной строке и разрешите микрофон.',
    en: 'You cannot be heard. Press the lock beside the address and allow the microphone.',
  },
  microphoneBusy: {
    kk: 'Микрофонды басқа бағдарлама пайдаланып тұр',
    ru: 'Микрофон занят другой программой',
    en: 'Another program is using the microphone',
  },
  microphoneBusyHint: {
    kk: 'Дауысыңыз естілмей тұр. Ол бағдарламаны жауып, қайталаңыз.',
    ru: 'Вас не слышно. Закройте эту программу и повторите.',
    en: 'You cannot be heard. Close that program and try again.',
  },
  microphoneInterrupted: {
    kk: 'Микрофон уақытша бос емес',
    ru: 'Микрофон временно занят',
    en: 'The microphone is taken for a while',
  },
  microphoneInterruptedHint: {
    kk: 'Дауысыңыз естілмей тұр. Телефон қоңырауын аяқтаңыз немесе басқа бағдарламаны жабыңыз: микрофон өзі қосылады. Қосылмаса, қайталаңыз.',
    ru: 'Вас не слышно. Завершите телефонный звонок или закройте другую программу: микрофон включится сам. Если не включится, повторите.',
    en: 'You cannot be heard. End the phone call or close the other program: the microphone comes back by itself. If it does not, try again.',
  },
  noCamera: {
    kk: 'Камера табылмады. Сөйлесу тек дыбыспен жүреді.',
    ru: 'Камера не найдена. Разговор идёт только со звуком.',
    en: 'No camera found. The talk goes on with sound only.',
  },
  cameraBlocked: {
    kk: 'Камераға рұқсат жоқ. Мекенжай жолындағы құлып белгісін басып, камераға рұқсат беріңіз, сосын камераны қосыңыз.',
    ru: 'Доступ к камере закрыт. Нажмите на замок в адресной строке и разрешите камеру, затем включите её.',
    en: 'The camera is blocked. Press the lock beside the address and allow the camera, then turn it on.',
  },
  cameraBusy: {
    kk: 'Камераны басқа бағдарлама пайдаланып тұр. Оны жауып, камераны қайта қосыңыз.',
    ru: 'Камера занята другой программой. Закройте эту программу и включите камеру снова.',
    en: 'Another program is using the camera. Close that program and turn the camera on again.',
  },
  cameraLost: {
    kk: 'Камера ажыратылды, сіз енді көрінбейсіз. Қайта көріну үшін камераны қосыңыз.',
    ru: 'Камера отключилась, и вас не видно. Чтобы вас снова видели, включите камеру.',
    en: 'The camera was disconnected and you are not seen. To be seen again, turn the camera on.',
  },
  cameraInterrupted: {
    kk: 'Камера уақытша бос емес, сондықтан көрінбей тұрсыз. Телефон қоңырауын аяқтаңыз немесе басқа бағдарламаны жабыңыз: камера өзі қосылады. Қосылмаса, оны өшіріп, қайта қосыңыз.',
    ru: 'Камера временно занята, и вас не видно. Завершите телефонный звонок или закройте другую программу: камера включится сама. Если не включится, выключите её и включите снова.',
    en: 'The camera is taken for a while and you are not seen. End the phone call or close the other program: the camera comes back by itself. If it does not, turn it off and on again.',
  },
} satisfies Record<string, Text>;

export const participantTexts: Record<ParticipantKind, Text> = {
  applicant: { kk: 'өтініш беруші', ru: 'заявитель', en: 'applicant' },
  representative: { kk: 'өкіл', ru: 'представитель', en: 'representative' },
  official: { kk: 'қызметкер', ru: 'сотрудник', en: 'official' },
  invited: { kk: 'шақырылған маман', ru: 'приглашённый специалист', en: 'invited specialist' },
  interpreter: { kk: 'аудармашы', ru: 'переводчик', en: 'interpreter' },
  observer: { kk: 'бақылаушы', ru: 'наблюдатель', en: 'observer' },
};
