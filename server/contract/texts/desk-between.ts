import type { Text } from './text.ts';

export const submittedTexts = {
  heading: {
    kk: 'Тапсырылған, тіркеуді күтуде',
    ru: 'Поданы и ждут регистрации',
    en: 'Handed in, to be registered',
  },
  lead: {
    kk: 'Адамдар өздері жіберген жолданымдар, ең ескісі бірінші.',
    ru: 'Обращения, которые люди прислали сами, сначала самые давние.',
    en: 'Appeals that people sent by themselves, the oldest first.',
  },
  open: { kk: 'Ашу', ru: 'Открыть', en: 'Open' },
  noText: {
    kk: 'Мәтіні жоқ, файлдарды қараңыз.',
    ru: 'Текста нет, смотрите файлы.',
    en: 'No text; see the files.',
  },
  video: {
    kk: 'Өтініш берушінің бейнежазбасы',
    ru: 'Видеозапись заявителя',
    en: 'The applicant’s video recording',
  },
  videoNotPlayed: {
    kk: 'Бұл браузер бейнені көрсете алмады. Файлды жаңа бетте ашыңыз.',
    ru: 'Этот браузер не показал видео. Откройте файл в новой вкладке.',
    en: 'This browser could not play the video. Open the file in a new tab.',
  },
} satisfies Record<string, Text>;

export const ringingTexts = {
  expected: { kk: 'Күту уақыты', ru: 'Ждём ещё', en: 'Expected within' },
  timeOver: {
    kk: 'Күту уақыты бітті. Қайта шақырыңыз немесе «Келмеді» деп белгілеңіз.',
    ru: 'Время ожидания вышло. Вызовите ещё раз или отметьте неявку.',
    en: 'The time is over. Ring again, or mark a no-show.',
  },
  notOver: {
    kk: 'Адамның әлі уақыты бар.',
    ru: 'У человека ещё есть время.',
    en: 'The person still has time.',
  },
  notOverTitle: {
    kk: 'Күту уақыты әлі біткен жоқ',
    ru: 'Время ожидания ещё не вышло',
    en: 'The time is not over yet',
  },
  askedToWait: {
    kk: 'күте тұруды сұрады: {count}',
    ru: 'просит подождать: {count}',
    en: 'asked to wait: {count}',
  },
} satisfies Record<string, Text>;

export const breakTexts = {
  reasonSeen: {
    kk: 'Себебін кезекте күткендердің бәрі көреді. Мысалы: түскі ас.',
    ru: 'Причину увидят все, кто ждёт в очереди. Например: обед.',
    en: 'Everyone who waits sees the reason. For example: lunch.',
  },
} satisfies Record<string, Text>;
