import type { OfficeKind } from '../../server/contract/catalogue.ts';
import type { Localised } from '../../server/contract/language.ts';

type OfficeData = { parent: string | null; kind: OfficeKind; code: string; name: Localised };

/**
 * The tree of O87-2 in small: real bodies and real districts, so that the names read as they do on the doors. A
 * region's code is its number in the national classifier (KATO); Astana and Almaty are cities equated to regions.
 */
export const offices = {
  general: {
    parent: null,
    kind: 'general',
    code: '00',
    name: {
      kk: 'Қазақстан Республикасының Бас прокуратурасы',
      ru: 'Генеральная прокуратура Республики Казахстан',
      en: 'General Prosecutor’s Office of the Republic of Kazakhstan',
    },
  },
  serviceCentre: {
    parent: 'general',
    kind: 'service_centre',
    code: '01',
    name: {
      kk: 'Құқық қорғау қызметтері орталығы',
      ru: 'Центр правоохранительных услуг',
      en: 'Centre for Law Enforcement Services',
    },
  },
  abai: {
    parent: 'general',
    kind: 'regional',
    code: '10',
    name: {
      kk: 'Абай облысының прокуратурасы',
      ru: 'Прокуратура области Абай',
      en: 'Abai Region Prosecutor’s Office',
    },
  },
  aiagozDistrict: {
    parent: 'abai',
    kind: 'district',
    code: '10-1',
    name: {
      kk: 'Абай облысы Аягөз ауданының прокуратурасы',
      ru: 'Прокуратура Аягозского района области Абай',
      en: 'Aiagoz District Prosecutor’s Office, Abai Region',
    },
  },
  urzharDistrict: {
    parent: 'abai',
    kind: 'district',
    code: '10-2',
    name: {
      kk: 'Абай облысы Үржар ауданының прокуратурасы',
      ru: 'Прокуратура Урджарского района области Абай',
      en: 'Urzhar District Prosecutor’s Office, Abai Region',
    },
  },
  astana: {
    parent: 'general',
    kind: 'regional',
    code: '71',
    name: {
      kk: 'Астана қаласының прокуратурасы',
      ru: 'Прокуратура города Астаны',
      en: 'Astana City Prosecutor’s Office',
    },
  },
  esilDistrict: {
    parent: 'astana',
    kind: 'district',
    code: '71-1',
    name: {
      kk: 'Астана қаласы «Есіл» ауданының прокуратурасы',
      ru: 'Прокуратура района «Есиль» города Астаны',
      en: 'Esil District Prosecutor’s Office, Astana',
    },
  },
  saryarqaDistrict: {
    parent: 'astana',
    kind: 'district',
    code: '71-2',
    name: {
      kk: 'Астана қаласы «Сарыарқа» ауданының прокуратурасы',
      ru: 'Прокуратура района «Сарыарка» города Астаны',
      en: 'Saryarqa District Prosecutor’s Office, Astana',
    },
  },
  almaty: {
    parent: 'general',
    kind: 'regional',
    code: '75',
    name: {
      kk: 'Алматы қаласының прокуратурасы',
      ru: 'Прокуратура города Алматы',
      en: 'Almaty City Prosecutor’s Office',
    },
  },
  almalyDistrict: {
    parent: 'almaty',
    kind: 'district',
    code: '75-1',
    name: {
      kk: 'Алматы қаласы Алмалы ауданының прокуратурасы',
      ru: 'Прокуратура Алмалинского района города Алматы',
      en: 'Almaly District Prosecutor’s Office, Almaty',
    },
  },
  bostandyqDistrict: {
    parent: 'almaty',
    kind: 'district',
    code: '75-2',
    name: {
      kk: 'Алматы қаласы Бостандық ауданының прокуратурасы',
      ru: 'Прокуратура Бостандыкского района города Алматы',
      en: 'Bostandyq District Prosecutor’s Office, Almaty',
    },
  },
  statisticsCommittee: {
    parent: 'general',
    kind: 'agency',
    code: '90',
    name: {
      kk: 'Құқықтық статистика және арнайы есепке алу жөніндегі комитет',
      ru: 'Комитет по правовой статистике и специальным учётам',
      en: 'Committee on Legal Statistics and Special Records',
    },
  },
  researchInstitute: {
    parent: 'general',
    kind: 'institution',
    code: '91',
    name: {
      kk: 'Ведомствоаралық ғылыми-зерттеу институты',
      ru: 'Межведомственный научно-исследовательский институт',
      en: 'Interagency Research Institute',
    },
  },
  academy: {
    parent: 'general',
    kind: 'education',
    code: '92',
    name: {
      kk: 'Құқық қорғау органдары академиясы',
      ru: 'Академия правоохранительных органов',
      en: 'Academy of Law Enforcement Agencies',
    },
  },
} as const satisfies Record<string, OfficeData>;

export type OfficeKey = keyof typeof offices;
export const officeKeys = Object.keys(offices) as OfficeKey[];
