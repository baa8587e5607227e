import type { Localised } from '../../server/contract/language.ts';
import type { OfficeKey } from './offices.ts';

/** The receiving posts of O87-2, and those who make a reception possible. */
export const posts = {
  prosecutor_general: { kk: 'Бас Прокурор', ru: 'Генеральный Прокурор', en: 'Prosecutor General' },
  deputy_general: {
    kk: 'Бас Прокурордың орынбасары',
    ru: 'Заместитель Генерального Прокурора',
    en: 'Deputy Prosecutor General',
  },
  senior_assistant: {
    kk: 'Бас Прокурордың аға көмекшісі',
    ru: 'Старший помощник Генерального Прокурора',
    en: 'Senior Assistant to the Prosecutor General',
  },
  division_head: {
    kk: 'Құрылымдық бөлімшенің басшысы',
    ru: 'Руководитель структурного подразделения',
    en: 'Head of Division',
  },
  organiser: {
    kk: 'Қабылдауды ұйымдастырушы',
    ru: 'Организатор приёма',
    en: 'Organiser of Receptions',
  },
  interpreter: { kk: 'Аудармашы', ru: 'Переводчик', en: 'Interpreter' },
  administrator: { kk: 'Жүйе әкімшісі', ru: 'Администратор системы', en: 'System Administrator' },
  centre_head: { kk: 'Орталық басшысы', ru: 'Руководитель центра', en: 'Head of the Centre' },
  city_prosecutor: { kk: 'Қала прокуроры', ru: 'Прокурор города', en: 'City Prosecutor' },
  deputy_city: {
    kk: 'Қала прокурорының орынбасары',
    ru: 'Заместитель прокурора города',
    en: 'Deputy City Prosecutor',
  },
  regional_prosecutor: { kk: 'Облыс прокуроры', ru: 'Прокурор области', en: 'Regional Prosecutor' },
  deputy_regional: {
    kk: 'Облыс прокурорының орынбасары',
    ru: 'Заместитель прокурора области',
    en: 'Deputy Regional Prosecutor',
  },
  district_prosecutor: { kk: 'Аудан прокуроры', ru: 'Прокурор района', en: 'District Prosecutor' },
  deputy_district: {
    kk: 'Аудан прокурорының орынбасары',
    ru: 'Заместитель прокурора района',
    en: 'Deputy District Prosecutor',
  },
  authorised_prosecutor: {
    kk: 'Қабылдауды жүзеге асыруға уәкілетті прокурор',
    ru: 'Прокурор, уполномоченный вести приём',
    en: 'Prosecutor Authorised to Receive',
  },
  agency_head: { kk: 'Комитет төрағасы', ru: 'Председатель комитета', en: 'Chair of the Committee' },
  deputy_agency: {
    kk: 'Комитет төрағасының орынбасары',
    ru: 'Заместитель председателя комитета',
    en: 'Deputy Chair of the Committee',
  },
  institution_head: { kk: 'Институт директоры', ru: 'Директор института', en: 'Director of the Institute' },
  deputy_institution: {
    kk: 'Институт директорының орынбасары',
    ru: 'Заместитель директора института',
    en: 'Deputy Director of the Institute',
  },
  education_head: { kk: 'Академия ректоры', ru: 'Ректор академии', en: 'Rector of the Academy' },
  deputy_education: { kk: 'Академия проректоры', ru: 'Проректор академии', en: 'Vice-Rector of the Academy' },
} as const satisfies Record<string, Localised>;

export type PostKey = keyof typeof posts;

/** The prosecutor of a city equated to a region has another name and the same rules as that of a region (O87-2). */
const EQUATED: Partial<Record<PostKey, PostKey>> = {
  city_prosecutor: 'regional_prosecutor',
  deputy_city: 'deputy_regional',
};
export const kindOfPost = (key: PostKey): string => EQUATED[key] ?? key;

const district: PostKey[] = ['district_prosecutor', 'deputy_district', 'authorised_prosecutor'];
const city: PostKey[] = ['city_prosecutor', 'deputy_city', 'division_head', 'authorised_prosecutor'];

export const postsOfOffice: Record<OfficeKey, readonly PostKey[]> = {
  general: [
    'prosecutor_general',
    'deputy_general',
    'senior_assistant',
    'division_head',
    'authorised_prosecutor',
    'organiser',
    'interpreter',
    'administrator',
  ],
  serviceCentre: ['centre_head', 'authorised_prosecutor'],
  abai: ['regional_prosecutor', 'deputy_regional', 'division_head', 'authorised_prosecutor'],
  aiagozDistrict: district,
  urzharDistrict: district,
  astana: city,
  esilDistrict: district,
  saryarqaDistrict: district,
  almaty: city,
  almalyDistrict: district,
  bostandyqDistrict: district,
  statisticsCommittee: ['agency_head', 'deputy_agency', 'authorised_prosecutor'],
  researchInstitute: ['institution_head', 'deputy_institution'],
  academy: ['education_head', 'deputy_education'],
};
