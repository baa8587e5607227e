import type { Text } from './text.ts';

/** Signing in step by step, and the page on which a member of staff guards the own account. */
export const securityTexts = {
  security: { kk: 'Кіру қауіпсіздігі', ru: 'Безопасность входа', en: 'Sign-in security' },
  toDesk: { kk: 'Жұмысқа оралу', ru: 'Вернуться к работе', en: 'Back to work' },
  startAgain: { kk: 'Басынан бастау', ru: 'Начать сначала', en: 'Start again' },
  tooManyPasswords: {
    kk: 'Қате құпиясөз тым көп енгізілді, сондықтан кіру уақытша тоқтатылды. 15 минуттан кейін қайталаңыз немесе бұрын кірген браузеріңізден кіріңіз.',
    ru: 'Слишком много неверных паролей, поэтому вход временно остановлен. Повторите через 15 минут или войдите с браузера, в котором уже работали.',
    en: 'There were too many wrong passwords, so signing in is paused. Try again in 15 minutes, or use a browser you have signed in at before.',
  },
  tooManyCodes: {
    kk: 'Қате код тым көп енгізілді. Бұрын кірген браузеріңізден қайта кіріп, жаңа кодты енгізіңіз. Код тағы қабылданбаса, ертең қайталаңыз немесе әкімшіге хабарласыңыз.',
    ru: 'Слишком много неверных кодов. Войдите заново с браузера, в котором уже работали, и введите новый код. Если код снова не примут, повторите завтра или обратитесь к администратору.',
    en: 'There were too many wrong codes. Sign in again at a browser you have used before and enter a new code. If it is refused again, try tomorrow or ask the administrator.',
  },

  newPasswordTitle: { kk: 'Жаңа құпиясөз қойыңыз', ru: 'Задайте новый пароль', en: 'Set a new password' },
  newPasswordLead: {
    kk: 'Бұл құпиясөзді сізге басқа адам берді. Енді тек өзіңіз білетін құпиясөз ойлап табыңыз.',
    ru: 'Этот пароль вам выдал другой человек. Придумайте пароль, который знаете только вы.',
    en: 'Somebody else gave you this password. Choose one that only you know.',
  },
  currentPassword: { kk: 'Қазіргі құпиясөз', ru: 'Текущий пароль', en: 'Current password' },
  newPassword: { kk: 'Жаңа құпиясөз', ru: 'Новый пароль', en: 'New password' },
  newPasswordHint: {
    kk: 'Кемінде 12 таңба. Бір-біріне қатысы жоқ бірнеше сөз есте жақсы сақталады.',
    ru: 'Не короче 12 знаков. Несколько не связанных слов легко запомнить.',
    en: 'At least 12 characters. A few unrelated words are easy to remember.',
  },
  repeatPassword: {
    kk: 'Жаңа құпиясөзді қайталаңыз',
    ru: 'Повторите новый пароль',
    en: 'Repeat the new password',
  },
  passwordsDiffer: {
    kk: 'Екі жолдағы құпиясөз бірдей емес. Қайта енгізіңіз.',
    ru: 'Пароли в двух полях различаются. Введите ещё раз.',
    en: 'The two passwords differ. Enter them again.',
  },
  savePassword: { kk: 'Құпиясөзді сақтау', ru: 'Сохранить пароль', en: 'Save the password' },

  codeTitle: {
    kk: 'Телефондағы кодты енгізіңіз',
    ru: 'Введите код из телефона',
    en: 'Enter the code from your phone',
  },
  codeLead: {
    kk: 'Аутентификатор қолданбасын ашыңыз. Код әр 30 секунд сайын жаңарады.',
    ru: 'Откройте приложение-аутентификатор. Код меняется каждые 30 секунд.',
    en: 'Open your authenticator app. The code changes every 30 seconds.',
  },
  code: { kk: 'Алты санды код', ru: 'Шестизначный код', en: 'Six-digit code' },
  codeWrong: {
    kk: 'Код дұрыс емес немесе пайдаланылған. Қолданбада келесі код шыққанда, соны енгізіңіз.',
    ru: 'Код неверный или уже использован. Дождитесь следующего кода в приложении и введите его.',
    en: 'The code is wrong or already used. Wait for the next code in the app and enter it.',
  },
  codeFormat: {
    kk: 'Қолданбадағы алты санды енгізіңіз.',
    ru: 'Введите шесть цифр из приложения.',
    en: 'Enter the six digits from the app.',
  },
  useRecovery: {
    kk: 'Телефон қолымда жоқ',
    ru: 'Телефона нет под рукой',
    en: 'I do not have my phone',
  },
  usePhone: {
    kk: 'Телефондағы кодты енгізу',
    ru: 'Ввести код из телефона',
    en: 'Enter the code from my phone',
  },
  recoveryTitle: {
    kk: 'Қалпына келтіру кодын енгізіңіз',
    ru: 'Введите код восстановления',
    en: 'Enter a recovery code',
  },
  recoveryLead: {
    kk: 'Екінші факторды қосқанда сақтап қойған он кодтың бірін енгізіңіз. Әр код бір рет қана жарайды. Кодтар да жоқ болса, әкімшіге хабарласыңыз.',
    ru: 'Введите один из десяти кодов, которые вы сохранили при включении второго фактора. Каждый действует один раз. Если нет и кодов, обратитесь к администратору.',
    en: 'Enter one of the ten codes you kept when you switched the second factor on. Each works once. If you have none, ask the administrator.',
  },
  recoveryCode: { kk: 'Қалпына келтіру коды', ru: 'Код восстановления', en: 'Recovery code' },
  recoveryWrong: {
    kk: 'Код дұрыс емес немесе пайдаланылған. Тексеріңіз немесе тізімдегі басқа кодты енгізіңіз.',
    ru: 'Код неверный или уже использован. Проверьте его или введите другой код из списка.',
    en: 'The code is wrong or already used. Check it, or enter another one from the list.',
  },
  recoveryFormat: {
    kk: 'Код он таңбадан тұрады: әріптер және 2-ден 7-ге дейінгі сандар.',
    ru: 'В коде десять знаков: буквы и цифры от 2 до 7.',
    en: 'The code has ten characters: letters and digits from 2 to 7.',
  },

  enrolTitle: {
    kk: 'Екінші факторды қосыңыз',
    ru: 'Включите второй фактор',
    en: 'Switch on the second factor',
  },
  enrolLead: {
    kk: 'Мұнда жұмыс істеу үшін құпиясөзден бөлек телефондағы код керек. Құпиясөзіңізді басқа біреу біліп қойса да, ол кіре алмайды.',
    ru: 'Для работы здесь кроме пароля нужен код из телефона. Даже если кто-то узнает ваш пароль, войти он не сможет.',
    en: 'To work here you need a code from your phone besides the password. Whoever learns your password still cannot sign in.',
  },
  enrolApp: {
    kk: 'Телефоныңызға аутентификатор қолданбасын орнатыңыз. TOTP кодтарын көрсететін кез келген қолданба жарайды.',
    ru: 'Установите на телефон приложение-аутентификатор. Подойдёт любое, которое показывает коды TOTP.',
    en: 'Install an authenticator app on your phone. Any app that shows TOTP codes will do.',
  },
  enrolScan: {
    kk: 'Қолданбада осы QR-кодты сканерлеңіз немесе кілтті қолмен енгізіңіз.',
    ru: 'Отсканируйте в приложении этот QR-код или введите ключ вручную.',
    en: 'Scan this QR code in the app, or type the key by hand.',
  },
  enrolCode: {
    kk: 'Қолданба көрсеткен кодты енгізіңіз.',
    ru: 'Введите код, который показало приложение.',
    en: 'Enter the code that the app shows.',
  },
  qr: {
    kk: 'Аутентификаторға арналған QR-код',
    ru: 'QR-код для аутентификатора',
    en: 'QR code for the authenticator',
  },
  key: { kk: 'Кілт', ru: 'Ключ', en: 'Key' },
  copyKey: { kk: 'Кілтті көшіру', ru: 'Скопировать ключ', en: 'Copy the key' },
  copied: { kk: 'Көшірілді', ru: 'Скопировано', en: 'Copied' },
  copyByHand: {
    kk: 'Көшіру мүмкін болмады. Мәтінді белгілеп, өзіңіз көшіріңіз.',
    ru: 'Скопировать не удалось. Выделите текст и скопируйте сами.',
    en: 'Copying did not work. Select the text and copy it yourself.',
  },
  openApp: {
    kk: 'Осы телефондағы қолданбаны ашу',
    ru: 'Открыть приложение на этом телефоне',
    en: 'Open the app on this phone',
  },
  currentFactor: {
    kk: 'Қазіргі қолданбадағы код немесе қалпына келтіру коды',
    ru: 'Код из прежнего приложения или код восстановления',
    en: 'Code from the present app, or a recovery code',
  },
  currentFactorHint: {
    kk: 'Ауыстыратын сіз екеніңізді растайды.',
    ru: 'Подтверждает, что меняете именно вы.',
    en: 'It shows that it is you who changes it.',
  },
  confirmEnrolment: { kk: 'Растау', ru: 'Подтвердить', en: 'Confirm' },

  keepTitle: {
    kk: 'Қалпына келтіру кодтарын сақтаңыз',
    ru: 'Сохраните коды восстановления',
    en: 'Keep the recovery codes',
  },
  keepLead: {
    kk: 'Телефон жоғалса, осы кодтардың бірімен кіресіз. Әрқайсысы бір рет жарайды. Біз оларды екінші рет көрсетпейміз: басып шығарыңыз немесе сенімді жерге сақтаңыз.',
    ru: 'Если телефон потеряется, вы войдёте по одному из этих кодов. Каждый действует один раз. Второй раз мы их не покажем: распечатайте или сохраните в надёжном месте.',
    en: 'If you lose your phone, you sign in with one of these codes. Each works once. We do not show them again: print them, or keep them in a safe place.',
  },
  recoveryCodes: { kk: 'Қалпына келтіру кодтары', ru: 'Коды восстановления', en: 'Recovery codes' },
  print: { kk: 'Басып шығару', ru: 'Распечатать', en: 'Print' },
  download: { kk: 'Файлға сақтау', ru: 'Скачать файл', en: 'Download' },
  copy: { kk: 'Көшіру', ru: 'Скопировать', en: 'Copy' },
  kept: { kk: 'Сақтап қойдым', ru: 'Коды сохранены', en: 'I have kept them' },

  secondFactor: { kk: 'Екінші фактор', ru: 'Второй фактор', en: 'Second factor' },
  isOn: { kk: 'қосулы', ru: 'включён', en: 'on' },
  isOff: { kk: 'өшірулі', ru: 'выключен', en: 'off' },
  offLead: {
    kk: 'Қазір кіруге құпиясөздің өзі жеткілікті. Екінші фактор қосылса, телефондағы код та сұралады, сонда ұрланған құпиясөзбен ешкім кіре алмайды.',
    ru: 'Сейчас для входа достаточно пароля. Со вторым фактором понадобится и код из телефона, тогда с украденным паролем никто не войдёт.',
    en: 'The password alone is enough to sign in now. With the second factor a code from your phone is asked for, too, so that a stolen password opens nothing.',
  },
  onLead: {
    kk: 'Кіру кезінде құпиясөзден бөлек телефондағы код сұралады.',
    ru: 'При входе кроме пароля нужен код из телефона.',
    en: 'Signing in takes a code from your phone besides the password.',
  },
  requiredHere: {
    kk: 'Сіздің органда екінші фактор міндетті.',
    ru: 'В вашем органе второй фактор обязателен.',
    en: 'Your office requires a second factor.',
  },
  codesLeft: {
    kk: 'Қалған қалпына келтіру коды: {count}',
    ru: 'Осталось кодов восстановления: {count}',
    en: 'Recovery codes left: {count}',
  },
  codesFew: {
    kk: 'Код азайып қалды. Екінші факторды қайта баптаңыз, сонда жаңа он код аласыз.',
    ru: 'Кодов осталось мало. Настройте второй фактор заново и получите десять новых.',
    en: 'Few codes are left. Set the second factor up again to get ten new ones.',
  },
  switchOn: { kk: 'Екінші факторды қосу', ru: 'Включить второй фактор', en: 'Switch on the second factor' },
  setUpAgain: {
    kk: 'Телефонды не кодтарды ауыстыру',
    ru: 'Сменить телефон или коды',
    en: 'Change the phone or the codes',
  },
  switchOff: {
    kk: 'Екінші факторды өшіру',
    ru: 'Выключить второй фактор',
    en: 'Switch off the second factor',
  },
  switchOffLead: {
    kk: 'Өшіру үшін қолданбадағы кодты немесе қалпына келтіру кодын енгізіңіз.',
    ru: 'Чтобы выключить, введите код из приложения или код восстановления.',
    en: 'To switch it off, enter a code from the app or a recovery code.',
  },
  anyCode: {
    kk: 'Қолданбадағы код немесе қалпына келтіру коды',
    ru: 'Код из приложения или код восстановления',
    en: 'Code from the app, or a recovery code',
  },
  switchedOn: { kk: 'Екінші фактор қосылды.', ru: 'Второй фактор включён.', en: 'The second factor is on.' },
  switchedOff: {
    kk: 'Екінші фактор өшірілді.',
    ru: 'Второй фактор выключен.',
    en: 'The second factor is off.',
  },

  password: { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  passwordLead: {
    kk: 'Құпиясөз ауысқанда, басқа браузерлердегі кірулеріңіздің бәрі аяқталады.',
    ru: 'После смены пароля все ваши входы в других браузерах завершатся.',
    en: 'Changing the password ends all your sign-ins in other browsers.',
  },
  changePassword: { kk: 'Құпиясөзді ауыстыру', ru: 'Сменить пароль', en: 'Change the password' },
  passwordChanged: {
    kk: 'Құпиясөз ауысты. Басқа браузерлердегі кірулер аяқталды.',
    ru: 'Пароль изменён. Входы в других браузерах завершены.',
    en: 'The password is changed. Sign-ins in other browsers have ended.',
  },

  browsers: { kk: 'Қайда кіргенсіз', ru: 'Где вы вошли', en: 'Where you are signed in' },
  browsersLead: {
    kk: 'Танымайтын браузер көрсеңіз, оны аяқтаңыз да, құпиясөзді ауыстырыңыз.',
    ru: 'Если видите незнакомый браузер, завершите его вход и смените пароль.',
    en: 'If you see a browser you do not know, end its sign-in and change the password.',
  },
  unknownBrowser: { kk: 'Белгісіз браузер', ru: 'Неизвестный браузер', en: 'Unknown browser' },
  thisBrowser: { kk: 'осы браузер', ru: 'этот браузер', en: 'this browser' },
  openNow: { kk: 'қазір ашық', ru: 'открыт сейчас', en: 'open now' },
  notOpen: { kk: 'қазір ашық емес', ru: 'сейчас не открыт', en: 'not open now' },
  signedInAt: { kk: 'Кірген уақыты: {at}', ru: 'Вход: {at}', en: 'Signed in: {at}' },
  until: { kk: 'Жарамдылық мерзімі: {at}', ru: 'Действует до {at}', en: 'Valid until {at}' },
  endSignIn: { kk: 'Аяқтау', ru: 'Завершить', en: 'End' },
  endSignInOf: {
    kk: 'Кіруді аяқтау: {browser}, {at}',
    ru: 'Завершить вход: {browser}, {at}',
    en: 'End the sign-in: {browser}, {at}',
  },
  ended: { kk: 'Кіру аяқталды.', ru: 'Вход завершён.', en: 'The sign-in has ended.' },
} satisfies Record<string, Text>;
