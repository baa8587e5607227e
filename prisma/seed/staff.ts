import type { Role } from '../../server/contract/staff.ts';
import type { OfficeKey } from './offices.ts';
import type { PostKey } from './posts.ts';

type StaffData = {
  /** Surname, given name, patronymic. */
  name: readonly [string, string, string];
  office: OfficeKey;
  post: PostKey;
  role: Role;
};

/**
 * Named people by login; none of them exists. Each holds one role over the own office and, as every grant, all below
 * it: those of the general office cover the whole tree.
 */
export const staff = {
  aigerim: {
    name: ['Нұрланова', 'Айгерім', 'Серікқызы'],
    office: 'almalyDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  daulet: {
    name: ['Оспанов', 'Дәулет', 'Бауыржанұлы'],
    office: 'almalyDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  saule: {
    name: ['Қасымова', 'Сәуле', 'Ерланқызы'],
    office: 'almalyDistrict',
    post: 'deputy_district',
    role: 'official',
  },
  nurlan: {
    name: ['Төлегенов', 'Нұрлан', 'Қайратұлы'],
    office: 'bostandyqDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  gulnar: {
    name: ['Әбдірахманова', 'Гүлнәр', 'Мұратқызы'],
    office: 'bostandyqDistrict',
    post: 'district_prosecutor',
    role: 'official',
  },
  yerlan: {
    name: ['Жұмабеков', 'Ерлан', 'Асқарұлы'],
    office: 'almaty',
    post: 'deputy_city',
    role: 'official',
  },
  zhanar: {
    name: ['Сейітова', 'Жанар', 'Болатқызы'],
    office: 'almaty',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  asel: {
    name: ['Бекмұханова', 'Әсел', 'Дәуренқызы'],
    office: 'general',
    post: 'division_head',
    role: 'official',
  },
  marat: {
    name: ['Ысқақов', 'Марат', 'Тілеубекұлы'],
    office: 'general',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  kamila: {
    name: ['Тұрсынова', 'Кәмила', 'Әлібекқызы'],
    office: 'serviceCentre',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  rustem: {
    name: ['Өмірзақов', 'Рүстем', 'Ғалымұлы'],
    office: 'serviceCentre',
    post: 'centre_head',
    role: 'official',
  },
  timur: {
    name: ['Сәрсенбаев', 'Тимур', 'Нұржанұлы'],
    office: 'astana',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  dinara: {
    name: ['Мұқанова', 'Динара', 'Қанатқызы'],
    office: 'esilDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  azamat: {
    name: ['Құлмағамбетов', 'Азамат', 'Жеңісұлы'],
    office: 'saryarqaDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  abay: {
    name: ['Шәкәрімов', 'Абай', 'Мұхтарұлы'],
    office: 'abai',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  perizat: {
    name: ['Рақымжанова', 'Перизат', 'Ермекқызы'],
    office: 'aiagozDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  zhandos: {
    name: ['Базарбаев', 'Жандос', 'Үсенұлы'],
    office: 'urzharDistrict',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  laura: {
    name: ['Ахметова', 'Лаура', 'Саматқызы'],
    office: 'statisticsCommittee',
    post: 'authorised_prosecutor',
    role: 'official',
  },
  sanzhar: {
    name: ['Еңсебаев', 'Санжар', 'Талғатұлы'],
    office: 'researchInstitute',
    post: 'deputy_institution',
    role: 'official',
  },
  aizhan: {
    name: ['Қожахметова', 'Айжан', 'Рашидқызы'],
    office: 'academy',
    post: 'deputy_education',
    role: 'official',
  },
  madina: {
    name: ['Ибрагимова', 'Мәдина', 'Ильясқызы'],
    office: 'general',
    post: 'interpreter',
    role: 'interpreter',
  },
  zhihanger: {
    name: ['Әуезов', 'Жиһангер', 'Рахымұлы'],
    office: 'general',
    post: 'organiser',
    role: 'organiser',
  },
  bolat: {
    name: ['Ғабдуллин', 'Болат', 'Хамитұлы'],
    office: 'general',
    post: 'senior_assistant',
    role: 'controller',
  },
  arman: {
    name: ['Ілиясов', 'Арман', 'Досжанұлы'],
    office: 'general',
    post: 'administrator',
    role: 'administrator',
  },
} as const satisfies Record<string, StaffData>;

export type Login = keyof typeof staff;
export const logins = Object.keys(staff) as Login[];
