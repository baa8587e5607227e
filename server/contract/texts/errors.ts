import type { ErrorCode } from '../errors.ts';
import type { Text } from './text.ts';

/** What to do now, for each refusal. */
export const errorTexts: Record<ErrorCode, Text> = {
  BAD_INPUT: {
    kk: 'Кейбір мәлімет дұрыс емес. Белгіленген жолдарды тексеріп, қайта жіберіңіз.',
    ru: 'Часть сведений указана неверно. Проверьте отмеченные поля и отправьте ещё раз.',
    en: 'Some details are not right. Check the marked fields and send again.',
  },
  UNKNOWN_COMMAND: {
    kk: 'Бұл бет ескірген. Оны жаңартыңыз.',
    ru: 'Эта страница устарела. Обновите её.',
    en: 'This page is out of date. Reload it.',
  },
  TOO_LARGE: {
    kk: 'Жіберілген мәлімет тым үлкен. Қысқартып, қайта жіберіңіз.',
    ru: 'Отправлено слишком много. Сократите и отправьте ещё раз.',
    en: 'That was too much to send. Shorten it and send again.',
  },
  TOO_MANY_REQUESTS: {
    kk: 'Сұрау тым көп. Бір минут күтіп, қайталаңыз.',
    ru: 'Слишком много запросов. Подождите минуту и повторите.',
    en: 'Too many requests. Wait a minute and try again.',
  },
  NOT_SIGNED_IN: {
    kk: 'Алдымен жүйеге кіріңіз.',
    ru: 'Сначала войдите в систему.',
    en: 'Sign in first.',
  },
  WRONG_LOGIN: {
    kk: 'Логин немесе құпиясөз дұрыс емес. Тексеріп, қайта енгізіңіз.',
    ru: 'Неверный логин или пароль. Проверьте и введите ещё раз.',
    en: 'The login or the password is wrong. Check and enter them again.',
  },
  FORBIDDEN: {
    kk: 'Бұл әрекетке құқығыңыз жоқ. Қажет болса, әкімшіге хабарласыңыз.',
    ru: 'У вас нет права на это действие. Если оно нужно, обратитесь к администратору.',
    en: 'You may not do this. If you need to, ask the administrator.',
  },
  WRONG_ORIGIN: {
    kk: 'Сұрау басқа сайттан келді. Бетті осы мекенжайдан ашыңыз.',
    ru: 'Запрос пришёл с другого сайта. Откройте страницу по её собственному адресу.',
    en: 'The request came from another site. Open the page at its own address.',
  },
  NOT_FOUND: {
    kk: 'Мұндай жазба табылмады. Артқа оралып, қайта таңдаңыз.',
    ru: 'Такой записи нет. Вернитесь назад и выберите снова.',
    en: 'There is no such entry. Go back and choose again.',
  },
  LINK_NOT_VALID: {
    kk: 'Сілтеме жарамсыз. Нөмір алғанда берілген сілтемені толық көшіріңіз немесе жаңа нөмір алыңыз.',
    ru: 'Ссылка недействительна. Скопируйте её целиком или возьмите новый номер очереди.',
    en: 'The link is not valid. Copy the whole link, or take a new ticket.',
  },
  KEY_REUSED: {
    kk: 'Бұл сұрау басқа мәліметпен жіберілген. Бетті жаңартып, қайталаңыз.',
    ru: 'Этот запрос уже отправлен с другими данными. Обновите страницу и повторите.',
    en: 'This request was already sent with other data. Reload the page and try again.',
  },
  CHANGED_MEANWHILE: {
    kk: 'Осы уақытта мәлімет өзгерді. Бетте не өзгергенін қарап, қайталаңыз.',
    ru: 'За это время данные изменились. Посмотрите, что изменилось на странице, и повторите.',
    en: 'The data has changed meanwhile. Look at what has changed on the page and try again.',
  },
  WRONG_STATE: {
    kk: 'Қазір бұл әрекетті орындау мүмкін емес. Бетте не өзгергенін қараңыз.',
    ru: 'Сейчас это сделать нельзя. Посмотрите, что изменилось на странице.',
    en: 'This cannot be done now. Look at what has changed on the page.',
  },
  QUEUE_EMPTY: {
    kk: 'Қазір кезекте шақыратын адам жоқ. Жаңа адам келгенше күтіңіз.',
    ru: 'Сейчас в очереди некого вызвать. Подождите, пока кто-нибудь придёт.',
    en: 'Nobody in the queue can be called now. Wait until someone comes.',
  },
  QUEUE_FULL: {
    kk: 'Бүгінгі кезек толды. Ертең қайта келіңіз немесе басқа қызметті не мекемені таңдаңыз.',
    ru: 'На сегодня очередь заполнена. Приходите завтра или выберите другую услугу или орган.',
    en: 'The queue is full for today. Come again tomorrow, or choose another service or office.',
  },
  COMPLAINED_OF: {
    kk: 'Бұл қызметкер бұл адамды қабылдай алмайды. Басқасын таңдаңыз.',
    ru: 'Этот сотрудник не может принять этого человека. Выберите другого.',
    en: 'This official cannot receive this person. Choose another.',
  },
  FOR_ANOTHER_DESK: {
    kk: 'Бұл адамды басқа қызметкер қабылдайды. Қажет болса, оны басқа үстелге жіберіңіз.',
    ru: 'Этого человека принимает другой сотрудник. Если нужно, передайте его на другой стол.',
    en: 'Another official receives this person. If need be, send them on to another desk.',
  },
  ALREADY_CLAIMED: {
    kk: 'Кезектен тыс қабылдау туралы өтініш бұрын берілген. Оны қызметкер тексереді.',
    ru: 'О приёме вне очереди уже заявлено. Сотрудник проверит это.',
    en: 'You have already said that you are received out of turn. The official will check it.',
  },
  AGREEMENT_NEEDED: {
    kk: 'Бұл мекемеде қабылдаудан бас тартуға болмайды. Адамды басқа жерге оның келісімімен ғана жіберіңіз.',
    ru: 'В этом органе отказывать в приёме нельзя. Передайте человека дальше только с его согласия.',
    en: 'This office may not refuse to receive. Send the person on only when they agree.',
  },
  PERSON_TAKEN: {
    kk: 'Бұл адамға басқа аудармашы аударады. Тізімнен басқа адамды таңдаңыз.',
    ru: 'Этому человеку уже переводит другой переводчик. Выберите в списке другого.',
    en: 'Another interpreter has taken this person. Choose somebody else from the list.',
  },
  PERSON_NOT_YOURS: {
    kk: 'Бұл адам енді сізге жазылмаған. Тізімді қарап, қайта алыңыз.',
    ru: 'Этот человек больше не записан за вами. Посмотрите список и возьмите его снова.',
    en: 'This person is not yours any more. Look at the list and take them again.',
  },
  INTERPRETER_IN_TALK: {
    kk: 'Сізді бір сөйлесу күтіп тұр. Ол біткен соң қайталаңыз.',
    ru: 'Вас уже ждут в разговоре. Повторите, когда он закончится.',
    en: 'You are expected in a talk. Try again when it is over.',
  },
  INTERPRETER_NOT_READY: {
    kk: 'Аудармашы әлі дайын емес. Күтіңіз немесе аудармашысыз түсінісетініңізді растаңыз.',
    ru: 'Переводчик ещё не готов. Подождите или подтвердите, что вы понимаете друг друга.',
    en: 'The interpreter is not ready yet. Wait, or confirm that you understand each other.',
  },
  DESK_TAKEN: {
    kk: 'Бұл үстелде басқа қызметкер отыр. Басқа үстелді таңдаңыз.',
    ru: 'За этим столом другой сотрудник. Выберите другой стол.',
    en: 'Another official is at this desk. Choose another desk.',
  },
  DESK_BUSY: {
    kk: 'Үстелде қабылдау жүріп жатыр. Алдымен оны аяқтаңыз.',
    ru: 'За столом идёт приём. Сначала завершите его.',
    en: 'A reception is going on at this desk. Finish it first.',
  },
  DESK_NOT_YOURS: {
    kk: 'Үстел басқа терезеде ашылды немесе жабылды. Оны қайта ашыңыз.',
    ru: 'Стол открыли в другом окне или закрыли. Откройте его снова.',
    en: 'The desk was opened in another window or closed. Open it again.',
  },
  CONSENT_NEEDED: {
    kk: 'Бейнебайланыс арқылы қабылдауға келісіміңіз керек. Келісімді белгілеңіз.',
    ru: 'Нужно ваше согласие на приём по видеосвязи. Отметьте его.',
    en: 'Your consent to be received by video is needed. Tick it.',
  },
  ESSENCE_NEEDED: {
    kk: 'Мәселенің мәнін қысқаша жазыңыз: онсыз жолданым қаралмайды.',
    ru: 'Коротко напишите суть вопроса: без неё обращение не рассматривают.',
    en: 'Write briefly what your matter is about: without it an appeal is not considered.',
  },
  PARTICULARS_NEEDED: {
    kk: 'Белгіленген жолдардың кемінде біреуін толтырыңыз: сізбен сол арқылы байланысамыз.',
    ru: 'Заполните хотя бы одно из отмеченных полей: по нему с вами свяжутся.',
    en: 'Fill in at least one of the marked fields: it is how you will be reached.',
  },
  MUST_NOT_REFUSE: {
    kk: 'Бұл органда қабылдаудан бас тартуға тыйым салынады. Адамды қабылдаңыз немесе кезектегі орнына қайтарыңыз.',
    ru: 'В этом органе отказывать в приёме запрещено. Примите человека или верните на его место в очереди.',
    en: 'This office is forbidden to refuse reception. Receive the person, or put them back in their place in the queue.',
  },
  CODE_WRONG: {
    kk: 'Код дұрыс емес. Хабарламадағы кодты тексеріп, қайта енгізіңіз.',
    ru: 'Код неверный. Проверьте код в сообщении и введите ещё раз.',
    en: 'The code is wrong. Check the code in the message and enter it again.',
  },
  CODE_OVER: {
    kk: 'Бұл код енді жарамайды. Жаңа код сұраңыз.',
    ru: 'Этот код больше не действует. Запросите новый.',
    en: 'This code no longer works. Ask for a new one.',
  },
  CODE_TOO_SOON: {
    kk: 'Код жақында ғана жіберілді. Хабарламаны күтіңіз немесе сәл кейінірек жаңа код сұраңыз.',
    ru: 'Код отправлен совсем недавно. Дождитесь сообщения или запросите новый код чуть позже.',
    en: 'A code was sent just now. Wait for the message, or ask for a new code a little later.',
  },
  NO_CONTACT: {
    kk: 'Код жіберетін телефон немесе электрондық пошта жоқ. Оны қосыңыз.',
    ru: 'Нет телефона или электронной почты для отправки кода. Добавьте контакт.',
    en: 'There is no phone or e-mail to send a code to. Add one.',
  },
  WRONG_PASSWORD: {
    kk: 'Қазіргі құпиясөз дұрыс емес. Қайта енгізіңіз.',
    ru: 'Текущий пароль неверный. Введите его ещё раз.',
    en: 'The current password is wrong. Enter it again.',
  },
  PASSWORD_WEAK: {
    kk: 'Құпиясөз тым қарапайым. Кемінде 12 таңбадан тұратын, логинге ұқсамайтын басқа құпиясөз ойлап табыңыз.',
    ru: 'Пароль слишком простой. Придумайте другой: не короче 12 знаков и не похожий на логин.',
    en: 'The password is too simple. Choose another: at least 12 characters and unlike the login.',
  },
  SECOND_FACTOR_REQUIRED: {
    kk: 'Бұл жерде екінші фактор міндетті, оны өшіруге болмайды.',
    ru: 'Здесь второй фактор обязателен, отключить его нельзя.',
    en: 'A second factor is required here and cannot be switched off.',
  },
  FILE_TYPE: {
    kk: 'Файлдың бұл түрі қабылданбайды. PDF, JPEG, PNG, WebP немесе HEIC файлын, ал бейнехабар үшін WebM не MP4 таңдаңыз.',
    ru: 'Файл такого вида не принимается. Выберите PDF, JPEG, PNG, WebP или HEIC, а для видеообращения WebM или MP4.',
    en: 'A file of this kind is not taken. Choose a PDF, JPEG, PNG, WebP or HEIC, or a WebM or MP4 for a video message.',
  },
  FILE_TOO_LARGE: {
    kk: 'Файл тым үлкен. Оны кішірейтіп немесе бөліп жіберіңіз.',
    ru: 'Файл слишком большой. Уменьшите его или отправьте по частям.',
    en: 'The file is too large. Make it smaller, or send it in parts.',
  },
  FILES_TOO_MANY: {
    kk: 'Файл саны шегіне жетті. Керек емесін алып тастаңыз немесе беттерді бір PDF-ке біріктіріңіз.',
    ru: 'Файлов больше добавить нельзя. Уберите лишние или соберите страницы в один PDF.',
    en: 'No more files can be added. Remove some, or put the pages into one PDF.',
  },
  FILE_GONE: {
    kk: 'Бұл файл енді сақталмайды. Керек болса, қайта жіберуді сұраңыз.',
    ru: 'Этот файл больше не хранится. Если он нужен, попросите отправить его снова.',
    en: 'This file is no longer kept. If it is needed, ask for it to be sent again.',
  },
  CHAT_FULL: {
    kk: 'Бұл сөйлесуде бұдан артық жаза алмайсыз. Қалғанын ауызша айтыңыз.',
    ru: 'В этом разговоре написать больше нельзя. Остальное скажите вслух.',
    en: 'You cannot write more in this talk. Say the rest aloud.',
  },
  NO_SESSION: {
    kk: 'Қабылдау әлі басталған жоқ. Шақыруды күтіңіз.',
    ru: 'Приём ещё не начался. Дождитесь вызова.',
    en: 'The reception has not begun. Wait to be called.',
  },
  SESSION_ENDED: {
    kk: 'Қабылдау аяқталды. Нәтижесін кезек нөмірінің бетінен қараңыз.',
    ru: 'Приём завершён. Итог смотрите на странице номера.',
    en: 'The reception has ended. See the outcome on the ticket page.',
  },
  MEDIA_STALE: {
    kk: 'Байланыс жаңартылды. Күте тұрыңыз, қайта қосылып жатырмыз.',
    ru: 'Связь обновилась. Подождите, подключаемся заново.',
    en: 'The connection was renewed. Wait, we are reconnecting.',
  },
  MEDIA_REFUSED: {
    kk: 'Құрылғының дыбысы немесе бейнесі өтпеді. Бетті жаңартыңыз немесе басқа браузермен кіріңіз.',
    ru: 'Звук или видео с устройства не прошли. Обновите страницу или откройте её в другом браузере.',
    en: 'Sound or picture from your device did not get through. Reload the page or use another browser.',
  },
  MEDIA_UNAVAILABLE: {
    kk: 'Бейнебайланыс қызметі қайта іске қосылуда. Бірнеше секунд күтіңіз.',
    ru: 'Видеосвязь перезапускается. Подождите несколько секунд.',
    en: 'The video service is restarting. Wait a few seconds.',
  },
  TAKEN_OVER: {
    kk: 'Сіз басқа терезеде қосылдыңыз. Осында жалғастыру үшін қайта қосылыңыз.',
    ru: 'Вы подключились в другом окне. Чтобы продолжить здесь, подключитесь снова.',
    en: 'You joined in another window. To go on here, join again.',
  },
  SHUTTING_DOWN: {
    kk: 'Жүйе жаңартылуда. Бетті жаппаңыз: байланыс өзі оралады.',
    ru: 'Система обновляется. Не закрывайте страницу: связь вернётся сама.',
    en: 'The system is being updated. Keep the page open: the connection comes back by itself.',
  },
  MEDIA_FULL: {
    kk: 'Қазір сервер көтере алатынша сөйлесу жүріп жатыр. Бір минуттан кейін шақырыңыз: кезектегі орындар сақталады.',
    ru: 'Сейчас идёт столько разговоров, сколько выдерживает сервер. Вызовите через минуту: места в очереди сохраняются.',
    en: 'As many talks are under way as the server can bear. Call in a minute: the places in the line are kept.',
  },
  NO_CONNECTION: {
    kk: 'Байланыс жоқ, сондықтан ештеңе орындалған жоқ. Байланыс оралғанда қайталаңыз.',
    ru: 'Связи нет, поэтому ничего не сделано. Повторите, когда связь вернётся.',
    en: 'There is no connection, so nothing was done. Do it again when the connection is back.',
  },
  CANNOT_TALK: {
    kk: 'Бұл браузер бейнебайланысты қолдамайды. Браузерді жаңартыңыз немесе осы сілтемені Chrome, Safari не Firefox арқылы ашыңыз.',
    ru: 'Этот браузер не поддерживает видеосвязь. Обновите браузер или откройте эту же ссылку в Chrome, Safari или Firefox.',
    en: 'This browser cannot hold a video talk. Update the browser or open the same link in Chrome, Safari or Firefox.',
  },
  TRY_AGAIN: {
    kk: 'Қазір жауап бере алмадық. Бірнеше секундтан кейін қайталаңыз.',
    ru: 'Не удалось ответить сейчас. Повторите через несколько секунд.',
    en: 'We could not answer just now. Try again in a few seconds.',
  },
  INTERNAL: {
    kk: 'Біздің тарапымыздан қате болды, ол тіркелді. Қайталап көріңіз.',
    ru: 'Произошла ошибка на нашей стороне, мы её записали. Повторите.',
    en: 'Something went wrong on our side and was logged. Try again.',
  },
};
