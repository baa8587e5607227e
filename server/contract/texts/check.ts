import type { PaperKind } from '../paper.ts';
import type { Text } from './text.ts';

/** The page that proves a paper genuine to whoever holds it. */
export const checkTexts = {
  title: { kk: 'Құжатты тексеру', ru: 'Проверка документа', en: 'Check a paper' },
  checking: { kk: 'Тексерілуде…', ru: 'Проверяем…', en: 'Checking…' },
  issuedBy: { kk: 'Берген', ru: 'Кем выдан', en: 'Issued by' },
  issuedAt: { kk: 'Берілген уақыты', ru: 'Когда выдан', en: 'Issued on' },
  number: { kk: 'Тіркеу нөмірі', ru: 'Регистрационный номер', en: 'Registration number' },
  compareWords: {
    kk: 'Қолыңыздағы құжатта дәл осылай жазылуы керек. Өзгеше болса, ол құжатқа сенбеңіз.',
    ru: 'На вашем документе должно быть написано то же самое. Если есть отличия, не доверяйте ему.',
    en: 'The paper you hold must say the same. If it differs, do not trust it.',
  },
  notShown: {
    kk: 'Бұл бет құжаттың мазмұнын және адамдардың аты-жөнін көрсетпейді.',
    ru: 'Эта страница не показывает ни содержание документа, ни имена.',
    en: 'This page shows neither what the paper says nor any names.',
  },

  noSuchPaper: { kk: 'Мұндай құжат жоқ', ru: 'Такого документа нет', en: 'There is no such paper' },
  noSuchPaperWhatNow: {
    kk: 'Мекенжайды құжаттағымен әріп-әріппен салыстырыңыз: бас әріп пен кіші әріп бөлек саналады. Бәрі дұрыс болса, бұл құжатты біз берген жоқпыз. Оны берген мекемеден сұраңыз.',
    ru: 'Сверьте адрес с документом буква в букву: большие и маленькие буквы различаются. Если всё верно, мы такой документ не выдавали. Обратитесь в учреждение, которое в нём указано.',
    en: 'Compare the address with the paper letter by letter: capital and small letters differ. If it is right, we did not issue this paper. Ask the office it names.',
  },

  compare: { kk: 'Файлды салыстыру', ru: 'Сверить файл', en: 'Compare your file' },
  compareHow: {
    kk: 'PDF файлды таңдаңыз немесе осында сүйреп әкеліңіз. Ол құрылғыңыздан шықпайды.',
    ru: 'Выберите файл PDF или перетащите его сюда. Он не покинет ваше устройство.',
    en: 'Choose the PDF or drop it here. It does not leave your device.',
  },
  choose: { kk: 'Файлды таңдау', ru: 'Выбрать файл', en: 'Choose the file' },
  comparing: { kk: 'Салыстырылуда…', ru: 'Сверяем…', en: 'Comparing…' },
  same: { kk: 'Бұл дәл сол файл', ru: 'Это тот самый файл', en: 'It is the same file' },
  sameText: {
    kk: '«{file}» берілгеннен бері өзгерген жоқ.',
    ru: '«{file}» не менялся с тех пор, как был выдан.',
    en: '“{file}” has not changed since it was issued.',
  },
  notSame: { kk: 'Бұл басқа файл', ru: 'Это не тот файл', en: 'It is not the same file' },
  notSameText: {
    kk: '«{file}» өзгертілген, сканерленген немесе басқа құжат. Құжатты берген адамнан бастапқы PDF файлды сұраңыз.',
    ru: '«{file}» изменён, отсканирован или это другой документ. Попросите исходный файл PDF у того, кто дал вам документ.',
    en: '“{file}” was changed, scanned, or is another paper. Ask whoever gave it to you for the original PDF.',
  },
  notRead: {
    kk: '«{file}» оқылмады. Файлды құрылғыға сақтап, қайта таңдаңыз.',
    ru: 'Не удалось прочитать «{file}». Сохраните файл на устройстве и выберите снова.',
    en: '“{file}” could not be read. Save it on the device and choose it again.',
  },
  nothingPrinted: {
    kk: 'Бұл құжаттың файлы әлі жасалмаған, сондықтан салыстыратын ештеңе жоқ.',
    ru: 'Файл этого документа ещё не создавался, сверять пока не с чем.',
    en: 'The file of this paper has not been made yet, so there is nothing to compare with.',
  },
  notSecure: {
    kk: 'Бұл браузерде файлды салыстыру мүмкін емес: бет қорғалған байланыспен (https) ашылмаған. Мекенжайды https:// деп бастап ашыңыз.',
    ru: 'Здесь сверить файл нельзя: страница открыта не по защищённому соединению (https). Откройте адрес, начинающийся с https://.',
    en: 'The file cannot be compared here: the page was not opened over a secure connection (https). Open the address that starts with https://.',
  },
} satisfies Record<string, Text>;

export const genuineTexts: Record<PaperKind, Text> = {
  coupon: { kk: 'Талон түпнұсқа', ru: 'Талон подлинный', en: 'The coupon is genuine' },
  protocol: { kk: 'Хаттама түпнұсқа', ru: 'Протокол подлинный', en: 'The protocol is genuine' },
};
