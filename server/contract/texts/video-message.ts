import type { Text } from './text.ts';

/** A video message left when nobody receives now (GOV). */
export const videoTexts = {
  lead: {
    kk: 'Аты-жөніңізді, мекенжайыңызды, не болғанын және не сұрайтыныңызды айтыңыз. Ең ұзағы: {time}.',
    ru: 'Назовите себя и адрес, расскажите, что произошло и о чём вы просите. Длительность до {time}.',
    en: 'Say your name and address, what happened and what you ask for. Up to {time}.',
  },
  start: { kk: 'Жазуды бастау', ru: 'Начать запись', en: 'Start recording' },
  startHint: {
    kk: 'Түймені басқанда камера мен микрофон қосылады. Жібермес бұрын көре аласыз.',
    ru: 'После нажатия включатся камера и микрофон. Перед отправкой запись можно посмотреть.',
    en: 'The camera and the microphone turn on when you press. You can watch it before sending.',
  },
  opening: {
    kk: 'Камера мен микрофон қосылуда…',
    ru: 'Включаем камеру и микрофон…',
    en: 'Turning on the camera and the microphone…',
  },
  recording: { kk: 'Жазылып жатыр', ru: 'Идёт запись', en: 'Recording' },
  left: { kk: 'қалды: {time}', ru: 'осталось {time}', en: '{time} left' },
  fewSecondsLeft: {
    kk: 'Жазу аяқталуға {n} секунд қалды',
    ru: 'До конца записи {n} секунд',
    en: '{n} seconds of recording left',
  },
  stop: { kk: 'Жазуды аяқтау', ru: 'Закончить запись', en: 'Stop recording' },
  yourself: { kk: 'Камера көрінісі', ru: 'Вид с камеры', en: 'What the camera sees' },
  recorded: { kk: 'Жазба дайын', ru: 'Запись готова', en: 'The recording is ready' },
  yours: { kk: 'Сіздің жазбаңыз', ru: 'Ваша запись', en: 'Your recording' },
  again: { kk: 'Қайта жазу', ru: 'Записать заново', en: 'Record again' },
  send: { kk: 'Бейнежолданымды жіберу', ru: 'Отправить видеообращение', en: 'Send the video message' },
  note: {
    kk: 'Қысқаша мазмұны',
    ru: 'Коротко о чём',
    en: 'What it is about, briefly',
  },
  sending: { kk: 'Жіберілуде, {n}%', ru: 'Отправляем, {n}%', en: 'Sending, {n}%' },
  sendingLong: {
    kk: 'Бетті жаппаңыз. Байланыс үзілсе, өзіміз қайталаймыз.',
    ru: 'Не закрывайте страницу. Если связь прервётся, мы повторим сами.',
    en: 'Keep this page open. If the connection drops, we try again ourselves.',
  },
  done: {
    kk: 'Бейнежолданымыңыз тапсырылды',
    ru: 'Видеообращение подано',
    en: 'Your video message has been handed in',
  },
  fromDevice: {
    kk: 'Құрылғының камерасымен түсіру немесе файл таңдау',
    ru: 'Снять камерой устройства или выбрать файл',
    en: 'Film with the device’s camera, or choose a file',
  },
  fromDeviceHint: {
    kk: 'MP4 немесе WebM, {mb} МБ-қа дейін.',
    ru: 'MP4 или WebM, до {mb} МБ.',
    en: 'MP4 or WebM, up to {mb} MB.',
  },
  tooLarge: {
    kk: 'Бейнежазба тым үлкен: {mb} МБ-қа дейін қабылданады. Қысқарақ етіп қайта жазыңыз.',
    ru: 'Запись слишком большая: принимаем до {mb} МБ. Запишите короче.',
    en: 'The recording is too large: up to {mb} MB is taken. Record a shorter one.',
  },
  lacks: {
    camera: {
      missing: { kk: 'Камера табылмады', ru: 'Камера не найдена', en: 'No camera found' },
      blocked: { kk: 'Камераға рұқсат жоқ', ru: 'Доступ к камере закрыт', en: 'The camera is blocked' },
      busy: {
        kk: 'Камераны басқа бағдарлама пайдаланып тұр',
        ru: 'Камера занята другой программой',
        en: 'Another program is using the camera',
      },
    },
    microphone: {
      missing: { kk: 'Микрофон табылмады', ru: 'Микрофон не найден', en: 'No microphone found' },
      blocked: {
        kk: 'Микрофонға рұқсат жоқ',
        ru: 'Доступ к микрофону закрыт',
        en: 'The microphone is blocked',
      },
      busy: {
        kk: 'Микрофонды басқа бағдарлама пайдаланып тұр',
        ru: 'Микрофон занят другой программой',
        en: 'Another program is using the microphone',
      },
    },
  },
  whatThen: {
    missing: {
      kk: 'Құрылғыны қосып, қайталаңыз. Болмаса, жазбаша жолданым беріңіз: оның күші бірдей.',
      ru: 'Подключите устройство и повторите. Или подайте обращение письменно: сила у него та же.',
      en: 'Plug one in and try again. Or hand it in in writing: it counts the same.',
    },
    blocked: {
      kk: 'Мекенжай жолындағы құлып белгісін басып, рұқсат беріңіз де, қайталаңыз. Болмаса, жазбаша жолданым беріңіз: оның күші бірдей.',
      ru: 'Нажмите на замок в адресной строке, разрешите и повторите. Или подайте обращение письменно: сила у него та же.',
      en: 'Press the lock beside the address, allow it and try again. Or hand it in in writing: it counts the same.',
    },
    busy: {
      kk: 'Ол бағдарламаны жауып, қайталаңыз. Болмаса, жазбаша жолданым беріңіз: оның күші бірдей.',
      ru: 'Закройте эту программу и повторите. Или подайте обращение письменно: сила у него та же.',
      en: 'Close that program and try again. Or hand it in in writing: it counts the same.',
    },
  },
} satisfies Record<string, Text | Record<string, Text | Record<string, Text>>>;
