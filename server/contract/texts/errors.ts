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
    kk: 'Сұраныс тым көп. Бір минут күтіп, қайталаңыз.',
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
    kk: 'Сұраныс басқа сайттан келді. Бетті осы мекенжайдан ашыңыз.',
    ru: 'Запрос пришёл с другого сайта. Откройте страницу по её собственному адресу.',
    en: 'The request came from another site. Open the page at its own address.',
  },
  NOT_FOUND: {
    kk: 'Мұндай жазба табылмады. Тізімге оралыңыз.',
    ru: 'Такой записи нет. Вернитесь к списку.',
    en: 'There is no such entry. Go back to the list.',
  },
  LINK_NOT_VALID: {
    kk: 'Сілтеме жарамсыз. Нөмір алғанда берілген сілтемені толық көшіріңіз немесе жаңа нөмір алыңыз.',
    ru: 'Ссылка недействительна. Скопируйте её целиком или возьмите новый номер очереди.',
    en: 'The link is not valid. Copy the whole link, or take a new ticket.',
  },
  KEY_REUSED: {
    kk: 'Бұл сұраныс басқа мәліметпен жіберілген. Бетті жаңартып, қайталаңыз.',
    ru: 'Этот запрос уже отправлен с другими данными. Обновите страницу и повторите.',
    en: 'This request was already sent with other data. Reload the page and repeat.',
  },
  CHANGED_MEANWHILE: {
    kk: 'Осы аралықта мәлімет өзгерді. Жаңа күйін қарап, қайталаңыз.',
    ru: 'За это время всё изменилось. Посмотрите новое состояние и повторите.',
    en: 'It has changed meanwhile. Look at the new state and repeat.',
  },
  WRONG_STATE: {
    kk: 'Қазір бұл әрекет мүмкін емес. Беттегі жаңа күйді қараңыз.',
    ru: 'Сейчас это сделать нельзя. Посмотрите новое состояние на странице.',
    en: 'This cannot be done now. Look at the new state on the page.',
  },
  QUEUE_EMPTY: {
    kk: 'Қазір кезекте шақыратын адам жоқ.',
    ru: 'Сейчас в очереди некого вызвать.',
    en: 'Nobody in the queue can be called now.',
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
    kk: 'Үстел басқа терезеге өтті немесе жабылды. Оны қайта ашыңыз.',
    ru: 'Стол перешёл к другому окну или закрыт. Откройте его снова.',
    en: 'The desk went to another window or is closed. Open it again.',
  },
  CONSENT_NEEDED: {
    kk: 'Бейнебайланысқа келісіміңіз керек. Келісімді белгілеңіз.',
    ru: 'Нужно ваше согласие на видеосвязь. Отметьте его.',
    en: 'Your consent to video is needed. Tick it.',
  },
  ESSENCE_NEEDED: {
    kk: 'Мәселенің мәнін қысқаша жазыңыз: онсыз өтініш қаралмайды.',
    ru: 'Коротко напишите суть вопроса: без неё обращение не рассматривают.',
    en: 'Write briefly what the matter is: without it an application is not considered.',
  },
  PARTICULARS_NEEDED: {
    kk: 'Пошталық мекенжайыңызды немесе телефоныңызды көрсетіңіз.',
    ru: 'Укажите почтовый адрес или телефон.',
    en: 'Give your postal address or telephone.',
  },
  MUST_NOT_REFUSE: {
    kk: 'Бұл мекемеде қабылдаудан бас тартуға болмайды. Адамды қабылдаңыз немесе орнына қайтарыңыз.',
    ru: 'В этом органе отказывать в приёме нельзя. Примите человека или верните на его место.',
    en: 'This office may not refuse. Receive the person or put them back in their place.',
  },
  NO_SESSION: {
    kk: 'Қабылдау әлі басталған жоқ. Шақыруды күтіңіз.',
    ru: 'Приём ещё не начался. Дождитесь вызова.',
    en: 'The reception has not begun. Wait to be called.',
  },
  SESSION_ENDED: {
    kk: 'Қабылдау аяқталды. Нәтижесі талон бетінде.',
    ru: 'Приём завершён. Итог на странице вашего номера.',
    en: 'The reception has ended. The outcome is on your ticket page.',
  },
  MEDIA_STALE: {
    kk: 'Байланыс жаңартылды. Қайта қосылып жатырмыз.',
    ru: 'Связь обновилась. Подключаемся заново.',
    en: 'The connection was renewed. Joining again.',
  },
  MEDIA_REFUSED: {
    kk: 'Құрылғының дыбысы не бейнесі қабылданбады. Бетті жаңартыңыз немесе басқа браузермен кіріңіз.',
    ru: 'Звук или видео устройства не приняты. Обновите страницу или откройте её в другом браузере.',
    en: 'Sound or picture from the device was not accepted. Reload the page or use another browser.',
  },
  MEDIA_UNAVAILABLE: {
    kk: 'Бейнебайланыс қызметі қайта іске қосылуда. Бірнеше секунд күтіңіз.',
    ru: 'Видеосвязь перезапускается. Подождите несколько секунд.',
    en: 'The video service is restarting. Wait a few seconds.',
  },
  TAKEN_OVER: {
    kk: 'Сіз басқа терезеден қосылдыңыз. Осында жалғастыру үшін қайта қосылыңыз.',
    ru: 'Вы подключились из другого окна. Чтобы продолжить здесь, подключитесь снова.',
    en: 'You joined from another window. To go on here, join again.',
  },
  SHUTTING_DOWN: {
    kk: 'Жүйе жаңартылуда. Бетті жаппаңыз: байланыс өзі оралады.',
    ru: 'Система обновляется. Не закрывайте страницу: связь вернётся сама.',
    en: 'The system is being updated. Keep the page open: the connection comes back by itself.',
  },
  TRY_AGAIN: {
    kk: 'Қазір жауап бере алмадық. Бірнеше секундтан кейін қайталаңыз. Орныңыз сақталды.',
    ru: 'Не удалось ответить сейчас. Повторите через несколько секунд. Ваше место сохранено.',
    en: 'We could not answer just now. Repeat in a few seconds. Your place is kept.',
  },
  INTERNAL: {
    kk: 'Бізде қате шықты, ол жазып алынды. Қайталап көріңіз. Орныңыз сақталды.',
    ru: 'У нас произошла ошибка, она записана. Попробуйте ещё раз. Ваше место сохранено.',
    en: 'Something went wrong on our side and was logged. Try again. Your place is kept.',
  },
};
