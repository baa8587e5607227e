import type { Text } from './text.ts';

/** A document shown close by, through the call (O87-10). */
export const closeUpTexts = {
  title: {
    applicant: {
      kk: 'Қызметкер жеке басыңызды куәландыратын құжатты жақыннан көргісі келеді',
      ru: 'Сотрудник просит показать ваше удостоверение личности крупным планом',
      en: 'The official asks to see your identity document close by',
    },
    representative: {
      kk: 'Қызметкер өкілдің жеке басын куәландыратын құжатты жақыннан көргісі келеді',
      ru: 'Сотрудник просит показать удостоверение личности представителя крупным планом',
      en: 'The official asks to see the representative’s identity document close by',
    },
    authority: {
      kk: 'Қызметкер өкілдік құжатын жақыннан көргісі келеді',
      ru: 'Сотрудник просит показать документ о полномочиях крупным планом',
      en: 'The official asks to see the document of authority close by',
    },
  },
  why: {
    kk: 'Сурет тек осы қабылдауда тексеру үшін керек. Түсіруді өзіңіз жасайсыз, көріп алып жібересіз.',
    ru: 'Снимок нужен только для проверки на этом приёме. Снимаете вы сами и сначала видите, что отправляете.',
    en: 'The picture is needed only to check it at this reception. You take it yourself and see it before it is sent.',
  },
  openCamera: { kk: 'Камераны ашу', ru: 'Открыть камеру', en: 'Open the camera' },
  opening: { kk: 'Камера ашылуда…', ru: 'Открываем камеру…', en: 'Opening the camera…' },
  hold: {
    kk: 'Құжатты жақтаудың ішіне түзу қойыңыз. Жарық шағылыспасын.',
    ru: 'Поместите документ в рамку, ровно и без бликов.',
    en: 'Put the document inside the frame, straight and without glare.',
  },
  callHidden: {
    kk: 'Түсіріп жатқанда сөйлесудегі бейнеңіз көрінбейді, дауысыңыз естіледі.',
    ru: 'Пока вы снимаете, вас не видно в разговоре, но слышно.',
    en: 'While you take it, you are heard in the talk but not seen.',
  },
  aim: { kk: 'Камера көрінісі', ru: 'Вид с камеры', en: 'What the camera sees' },
  take: { kk: 'Суретке түсіру', ru: 'Сделать снимок', en: 'Take the picture' },
  taken: { kk: 'Түсірілген сурет', ru: 'Сделанный снимок', en: 'The picture taken' },
  look: {
    kk: 'Барлық жазу анық оқыла ма?',
    ru: 'Все надписи читаются чётко?',
    en: 'Can every line be read clearly?',
  },
  again: { kk: 'Қайта түсіру', ru: 'Снять ещё раз', en: 'Take it again' },
  send: { kk: 'Қызметкерге жіберу', ru: 'Отправить сотруднику', en: 'Send to the official' },
  keep: {
    kk: 'Органға көшірмесін сақтауға рұқсат етемін',
    ru: 'Разрешаю органу хранить копию',
    en: 'The office may keep a copy',
  },
  keepHint: {
    kk: 'Міндетті емес. Рұқсатсыз сурет қабылдау аяқталған соң жойылады.',
    ru: 'Необязательно. Без разрешения снимок уничтожат после приёма.',
    en: 'You need not. Without it the picture is destroyed after the reception.',
  },
  decline: { kk: 'Көрсетпеймін', ru: 'Не показывать', en: 'Do not show it' },
  declineHint: {
    kk: 'Бас тартсаңыз да, қабылдау жалғасады.',
    ru: 'Приём продолжится и без этого.',
    en: 'The reception goes on without it.',
  },
  fromDevice: {
    kk: 'Құрылғыдағы суретті таңдау',
    ru: 'Выбрать снимок на устройстве',
    en: 'Choose a picture on this device',
  },
  noCamera: {
    kk: 'Камера ашылмады. Браузерде рұқсат беріп, қайталаңыз немесе құрылғыдағы суретті таңдаңыз.',
    ru: 'Камера не открылась. Разрешите её в браузере и повторите или выберите снимок на устройстве.',
    en: 'The camera did not open. Allow it in the browser and try again, or choose a picture on this device.',
  },
  sent: { kk: 'Құжат суреті жіберілді', ru: 'Снимок документа отправлен', en: 'The picture was sent' },
  tooLarge: {
    kk: 'Сурет тым үлкен: {mb} МБ-қа дейін қабылданады.',
    ru: 'Снимок слишком большой: принимаем до {mb} МБ.',
    en: 'The picture is too large: up to {mb} MB is taken.',
  },
} satisfies Record<string, Text | Record<string, Text>>;
