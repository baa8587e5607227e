import type { Text } from './text.ts';

export type Trouble = { title: Text; todo: Text };

const LOCK = {
  kk: 'Мекенжай жолындағы құлып белгісін басып, рұқсат беріңіз. Сосын қайта тексеріңіз.',
  ru: 'Нажмите на замок в адресной строке и разрешите. Затем проверьте снова.',
  en: 'Press the lock beside the address and allow it. Then check again.',
};

/** What may be wrong with each device, and what to do. */
export const troubleTexts = {
  camera: {
    blocked: {
      title: { kk: 'Камераға рұқсат жоқ', ru: 'Доступ к камере закрыт', en: 'The camera is blocked' },
      todo: LOCK,
    },
    missing: {
      title: { kk: 'Камера табылмады', ru: 'Камера не найдена', en: 'No camera was found' },
      todo: {
        kk: 'Камера бар болса, қосып, қайта тексеріңіз.',
        ru: 'Если камера есть, подключите её и проверьте снова.',
        en: 'If there is one, plug it in and check again.',
      },
    },
    busy: {
      title: { kk: 'Камера бос емес', ru: 'Камера занята', en: 'The camera is busy' },
      todo: {
        kk: 'Камераны пайдаланып тұрған бағдарламаны немесе бетті жауып, қайта тексеріңіз.',
        ru: 'Закройте программу или вкладку, которая занимает камеру, и проверьте снова.',
        en: 'Close the program or the tab that uses the camera and check again.',
      },
    },
  },
  microphone: {
    blocked: {
      title: {
        kk: 'Микрофонға рұқсат жоқ',
        ru: 'Доступ к микрофону закрыт',
        en: 'The microphone is blocked',
      },
      todo: LOCK,
    },
    missing: {
      title: { kk: 'Микрофон табылмады', ru: 'Микрофон не найден', en: 'No microphone was found' },
      todo: {
        kk: 'Микрофонды немесе гарнитураны қосып, қайта тексеріңіз.',
        ru: 'Подключите микрофон или гарнитуру и проверьте снова.',
        en: 'Plug in a microphone or a headset and check again.',
      },
    },
    busy: {
      title: { kk: 'Микрофон бос емес', ru: 'Микрофон занят', en: 'The microphone is busy' },
      todo: {
        kk: 'Микрофонды пайдаланып тұрған бағдарламаны немесе бетті жауып, қайта тексеріңіз.',
        ru: 'Закройте программу или вкладку, которая занимает микрофон, и проверьте снова.',
        en: 'Close the program or the tab that uses the microphone and check again.',
      },
    },
    silent: {
      title: { kk: 'Дауысыңыз естілмеді', ru: 'Вас не было слышно', en: 'We did not hear you' },
      todo: {
        kk: 'Микрофонның өшірулі емес екенін тексеріп, жақынырақ сөйлеңіз немесе басқа микрофонды таңдаңыз.',
        ru: 'Проверьте, не выключен ли микрофон, говорите ближе к нему или выберите другой.',
        en: 'See that the microphone is not switched off, speak closer to it or choose another.',
      },
    },
  },
  speaker: {
    silent: {
      title: { kk: 'Сіз дыбысты естімедіңіз', ru: 'Вы не услышали звук', en: 'You did not hear the sound' },
      todo: {
        kk: 'Дыбысты көтеріңіз, құлаққапты тексеріңіз немесе басқа динамикті таңдаңыз.',
        ru: 'Прибавьте громкость, проверьте наушники или выберите другой динамик.',
        en: 'Turn the volume up, check the headphones or choose another speaker.',
      },
    },
  },
} satisfies Record<string, Record<string, Trouble>>;

/** What may be wrong with the connection, and what to do. */
export const networkTroubleTexts = {
  closed: {
    title: {
      kk: 'Бейнебайланысқа жол жабық',
      ru: 'Путь для видеосвязи закрыт',
      en: 'The way for video is closed',
    },
    todo: {
      kk: 'Басқа желіге, мысалы мобильді интернетке қосылып, қайта тексеріңіз. Жұмыс орнындағы желі болса, оның иесінен бейнебайланысқа рұқсат сұраңыз.',
      ru: 'Подключитесь к другой сети, например к мобильному интернету, и проверьте снова. Если это рабочая сеть, попросите разрешить видеосвязь.',
      en: 'Use another network, such as mobile internet, and check again. On a network at work, ask for video to be allowed.',
    },
  },
  slowWay: {
    title: {
      kk: 'Желіңіз тек қосалқы жолды өткізеді',
      ru: 'Ваша сеть пропускает только запасной путь',
      en: 'Your network lets only the spare way through',
    },
    todo: {
      kk: 'Сөйлесуге болады. Бейне үзіле берсе, камераны өшіріңіз немесе басқа желіге қосылыңыз.',
      ru: 'Говорить можно. Если видео прерывается, выключите камеру или смените сеть.',
      en: 'You can talk. If the picture stutters, turn the camera off or use another network.',
    },
  },
  relayOnly: {
    title: {
      kk: 'Желіңізден байланысқа тек аралық сервер арқылы шығуға болады',
      ru: 'Ваша сеть пропускает только через посредника',
      en: 'Your network lets you through only by way of a relay',
    },
    todo: {
      kk: 'Сөйлесуге болады. Дыбыс кешіксе немесе бейне үзіле берсе, камераны өшіріңіз не басқа желіге, мысалы мобильді интернетке қосылыңыз.',
      ru: 'Говорить можно. Если звук запаздывает или видео прерывается, выключите камеру или смените сеть, например на мобильный интернет.',
      en: 'You can talk. If the sound is late or the picture stutters, turn the camera off or use another network, such as mobile internet.',
    },
  },
  weak: {
    title: { kk: 'Байланыс әлсіз', ru: 'Связь слабая', en: 'The connection is weak' },
    todo: {
      kk: 'Роутерге жақындаңыз, басқа бағдарламалар мен жүктеулерді тоқтатыңыз. Көмектеспесе, сөйлескенде камераны өшіріңіз.',
      ru: 'Подойдите ближе к роутеру, остановите другие программы и загрузки. Если не поможет, выключите камеру во время разговора.',
      en: 'Go nearer to the router and stop other programs and downloads. If that does not help, turn the camera off during the talk.',
    },
  },
  unsupported: {
    title: {
      kk: 'Бұл браузер бейнебайланысты қолдамайды',
      ru: 'Этот браузер не поддерживает видеосвязь',
      en: 'This browser cannot hold a video talk',
    },
    todo: {
      kk: 'Браузерді жаңартыңыз немесе осы сілтемені Chrome, Safari не Firefox арқылы ашыңыз.',
      ru: 'Обновите браузер или откройте эту же ссылку в Chrome, Safari или Firefox.',
      en: 'Update the browser or open the same link in Chrome, Safari or Firefox.',
    },
  },
  notTried: {
    title: {
      kk: 'Байланыс тексерілмеді',
      ru: 'Связь не проверена',
      en: 'The connection was not checked',
    },
    todo: {
      kk: 'Сервер қазір жауап бермеді. Бір минуттан кейін қайта тексеріңіз.',
      ru: 'Сервер сейчас не ответил. Проверьте снова через минуту.',
      en: 'The server did not answer now. Check again in a minute.',
    },
  },
} satisfies Record<string, Trouble>;
