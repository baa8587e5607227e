import type { MediaPath, Verdict } from '../device-test.ts';
import type { Text } from './text.ts';

export const deviceTexts = {
  heading: { kk: 'Құрылғыларды тексеру', ru: 'Проверка устройств', en: 'Device check' },
  checkMine: { kk: 'Құрылғыларымды тексеру', ru: 'Проверить мои устройства', en: 'Check my devices' },
  whyWait: {
    kk: 'Күтіп отырғанда камераны, микрофонды, дыбысты және байланысты тексеріп алыңыз.',
    ru: 'Пока ждёте, проверьте камеру, микрофон, звук и связь.',
    en: 'While you wait, check the camera, the microphone, the sound and the connection.',
  },
  intro: {
    kk: 'Камераны, микрофонды, дыбысты және байланысты тексереміз. Бұл бір минуттай алады. Камера мен микрофон тек «Тексеруді бастау» түймесін басқаннан кейін қосылады.',
    ru: 'Проверим камеру, микрофон, звук и связь. Это займёт около минуты. Камера и микрофон включатся только после нажатия «Начать проверку».',
    en: 'We check the camera, the microphone, the sound and the connection. It takes about a minute. The camera and the microphone turn on only after you press “Begin the check”.',
  },
  allow: {
    kk: 'Браузер рұқсат сұраса, рұқсат беріңіз.',
    ru: 'Если браузер спросит разрешение, разрешите.',
    en: 'If the browser asks for permission, allow it.',
  },
  begin: { kk: 'Тексеруді бастау', ru: 'Начать проверку', en: 'Begin the check' },
  without: { kk: 'Тексермей жалғастыру', ru: 'Продолжить без проверки', en: 'Go on without the check' },
  lastTime: {
    kk: 'Соңғы тексеру: {verdict}',
    ru: 'Последняя проверка: {verdict}',
    en: 'Last check: {verdict}',
  },
  steps: { kk: 'Тексеру қадамдары', ru: 'Шаги проверки', en: 'Steps of the check' },
  result: { kk: 'Нәтиже', ru: 'Итог', en: 'Result' },

  camera: { kk: 'Камера', ru: 'Камера', en: 'Camera' },
  cameraOpening: { kk: 'Камераны қосып жатырмыз…', ru: 'Включаем камеру…', en: 'Turning the camera on…' },
  cameraLook: {
    kk: 'Бетіңіз анық көрінсе, әрі қарай өтіңіз. Көрінбесе, жарыққа қарап отырыңыз немесе басқа камераны таңдаңыз.',
    ru: 'Если ваше лицо хорошо видно, продолжайте. Если нет, сядьте лицом к свету или выберите другую камеру.',
    en: 'If your face is clearly seen, continue. If not, sit facing the light or choose another camera.',
  },
  soundOnly: {
    kk: 'Камера болмаса да қабылдаймыз: сөйлесу тек дыбыспен жүреді.',
    ru: 'Вас примут и без камеры: разговор пройдёт только со звуком.',
    en: 'You will be received without a camera too: the talk will go on with sound only.',
  },
  withSoundOnly: {
    kk: 'Тек дыбыспен жалғастыру',
    ru: 'Продолжить только со звуком',
    en: 'Continue with sound only',
  },

  microphone: { kk: 'Микрофон', ru: 'Микрофон', en: 'Microphone' },
  microphoneOpening: {
    kk: 'Микрофонды қосып жатырмыз…',
    ru: 'Включаем микрофон…',
    en: 'Turning the microphone on…',
  },
  sayWords: {
    kk: 'Бірнеше сөз айтыңыз: жолақ қозғалуға тиіс.',
    ru: 'Скажите несколько слов: полоска должна двигаться.',
    en: 'Say a few words: the bar should move.',
  },
  level: { kk: 'Дауыс деңгейі', ru: 'Громкость голоса', en: 'Voice level' },
  weHear: { kk: 'Сізді естіп тұрмыз', ru: 'Мы вас слышим', en: 'We hear you' },
  nothingYet: { kk: 'Әзірге ештеңе естілмейді', ru: 'Пока ничего не слышно', en: 'Nothing is heard yet' },
  cannotListen: {
    kk: 'Бұл браузер дауыс деңгейін көрсете алмайды. Микрофон қосулы.',
    ru: 'Этот браузер не показывает громкость. Микрофон включён.',
    en: 'This browser cannot show the level. The microphone is on.',
  },
  goOnAnyway: { kk: 'Бәрібір жалғастыру', ru: 'Всё равно продолжить', en: 'Continue anyway' },

  speaker: { kk: 'Дыбыс', ru: 'Звук', en: 'Sound' },
  speakerHint: {
    kk: 'Түймені бассаңыз, жұмсақ әуен естіледі.',
    ru: 'Нажмите кнопку: прозвучит тихая мелодия.',
    en: 'Press the button and a soft tune plays.',
  },
  play: { kk: 'Әуенді ойнату', ru: 'Включить мелодию', en: 'Play the tune' },
  playAgain: { kk: 'Қайта ойнату', ru: 'Включить ещё раз', en: 'Play it again' },
  didYouHear: { kk: 'Әуенді естідіңіз бе?', ru: 'Вы услышали мелодию?', en: 'Did you hear the tune?' },
  yesHeard: { kk: 'Иә, естідім', ru: 'Да, слышно', en: 'Yes, I heard it' },
  notHeard: { kk: 'Жоқ, естімедім', ru: 'Нет, не слышно', en: 'No, I did not' },
  louder: {
    kk: 'Дыбысты көтеріңіз, құлаққапты тексеріңіз немесе басқа динамикті таңдаңыз. Сосын қайта ойнатыңыз.',
    ru: 'Прибавьте громкость, проверьте наушники или выберите другой динамик. Затем включите ещё раз.',
    en: 'Turn the volume up, check the headphones or choose another speaker. Then play it again.',
  },
  cannotPlay: {
    kk: 'Бұл браузер әуенді ойната алмайды. Әрі қарай өтіңіз.',
    ru: 'Этот браузер не может включить мелодию. Продолжайте.',
    en: 'This browser cannot play the tune. Continue.',
  },

  network: { kk: 'Байланыс', ru: 'Связь', en: 'Connection' },
  networkHint: {
    kk: 'Әдетте бірнеше секунд, кейде жарты минуттан сәл көбірек уақыт кетеді. Бетті жаппаңыз.',
    ru: 'Обычно это несколько секунд, иногда чуть больше полуминуты. Не закрывайте страницу.',
    en: 'Usually a few seconds, sometimes a little over half a minute. Keep the page open.',
  },
  skipStep: { kk: 'Бұл қадамды өткізіп жіберу', ru: 'Пропустить этот шаг', en: 'Skip this step' },
  preparing: { kk: 'Дайындалып жатырмыз…', ru: 'Готовимся…', en: 'Getting ready…' },
  pathGood: {
    kk: '{path}: кідіріс {delay} мс, жоғалғаны {loss} %',
    ru: '{path}: задержка {delay} мс, потери {loss} %',
    en: '{path}: delay {delay} ms, loss {loss}%',
  },
  pathClosed: { kk: '{path}: жабық', ru: '{path}: закрыт', en: '{path}: closed' },
  openWays: { kk: 'Ашық жолдар: {paths}', ru: 'Открытые пути: {paths}', en: 'Open ways: {paths}' },
  closedWays: { kk: 'Жабық жолдар: {paths}', ru: 'Закрытые пути: {paths}', en: 'Closed ways: {paths}' },
  figures: { kk: 'Байланыс туралы сандар', ru: 'Цифры о связи', en: 'Figures of the connection' },

  saving: { kk: 'Нәтижені сақтап жатырмыз…', ru: 'Сохраняем итог…', en: 'Saving the result…' },
  notSaved: {
    kk: 'Нәтиже сақталмады, бірақ жалғастыра аласыз.',
    ru: 'Итог не сохранился, но вы можете продолжить.',
    en: 'The result was not saved, but you can go on.',
  },
  officialSees: {
    kk: 'Бұл нәтижені қызметкер көреді.',
    ru: 'Этот итог увидит сотрудник.',
    en: 'The official sees this result.',
  },
  checkAgain: { kk: 'Қайта тексеру: {part}', ru: 'Проверить снова: {part}', en: 'Check again: {part}' },
  whatToMend: { kk: 'Нені түзетуге болады', ru: 'Что можно исправить', en: 'What you can mend' },
} satisfies Record<string, Text>;

/** Which way is being tried, in plain words, and its name among the figures. */
export const pathTexts: Record<MediaPath, { trying: Text; name: Text }> = {
  udp: {
    trying: {
      kk: 'Тікелей жолды тексеріп жатырмыз…',
      ru: 'Проверяем прямой путь…',
      en: 'Trying the direct way…',
    },
    name: { kk: 'Тікелей жол (UDP)', ru: 'Прямой путь (UDP)', en: 'Direct way (UDP)' },
  },
  tcp: {
    trying: {
      kk: 'Қосалқы жолды тексеріп жатырмыз…',
      ru: 'Проверяем запасной путь…',
      en: 'Trying the spare way…',
    },
    name: { kk: 'Қосалқы жол (TCP)', ru: 'Запасной путь (TCP)', en: 'Spare way (TCP)' },
  },
  relay: {
    trying: {
      kk: 'Аралық сервер арқылы жолды тексеріп жатырмыз…',
      ru: 'Проверяем путь через посредника…',
      en: 'Trying the way through a relay…',
    },
    name: { kk: 'Аралық сервер', ru: 'Через посредника', en: 'Through a relay' },
  },
};

/** What the whole test came to, for the person. */
export const verdictTexts: Record<Verdict, { title: Text; text: Text }> = {
  good: {
    title: { kk: 'Бәрі дайын', ru: 'Всё готово', en: 'All is well' },
    text: {
      kk: 'Сізді көреді де, естиді де.',
      ru: 'Вас будет и видно, и слышно.',
      en: 'You will be both seen and heard.',
    },
  },
  fair: {
    title: {
      kk: 'Сөйлесуге болады, бірақ үзіліп тұруы мүмкін',
      ru: 'Разговор возможен, но может прерываться',
      en: 'A talk is possible, but it may stutter',
    },
    text: {
      kk: 'Сізді қабылдайды. Байланысты жақсартсаңыз, жеңіл сөйлесесіз.',
      ru: 'Вас примут. Если улучшить связь, говорить будет легче.',
      en: 'You will be received. A better connection would make the talk easier.',
    },
  },
  audio_only: {
    title: {
      kk: 'Сөйлесу тек дыбыспен жүреді',
      ru: 'Разговор пройдёт только со звуком',
      en: 'The talk will go on with sound only',
    },
    text: {
      kk: 'Қызметкер сізді естиді, бірақ көрмеуі мүмкін. Қабылдау бәрібір өтеді.',
      ru: 'Сотрудник вас услышит, но может не увидеть. Приём всё равно состоится.',
      en: 'The official will hear you but may not see you. You will be received all the same.',
    },
  },
  poor: {
    title: {
      kk: 'Қазір сөйлесу қиын болады',
      ru: 'Сейчас говорить будет трудно',
      en: 'A talk would be difficult now',
    },
    text: {
      kk: 'Төмендегіні түзетіп, қайта тексеріңіз. Кезектегі орныңыз сақталады.',
      ru: 'Исправьте то, что указано ниже, и проверьте снова. Ваше место сохранится.',
      en: 'Mend what is named below and check again. Your place is kept.',
    },
  },
};

/** The same in two or three words, for the official. */
export const deskVerdictTexts: Record<Verdict, Text> = {
  good: { kk: 'Құрылғылары дайын', ru: 'Устройства готовы', en: 'Devices ready' },
  fair: { kk: 'Байланысы әлсіз', ru: 'Слабая связь', en: 'Weak connection' },
  audio_only: { kk: 'Тек дыбыс', ru: 'Только звук', en: 'Sound only' },
  poor: { kk: 'Дыбыс не байланыс жоқ', ru: 'Нет звука или связи', en: 'No sound or no connection' },
};
