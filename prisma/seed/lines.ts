import type { Localised } from '../../server/contract/language.ts';
import type { OfficeKey } from './offices.ts';
import type { ServiceKey } from './services.ts';

/** Prefixes are Latin letters that look the same in Cyrillic, so that a ticket reads alike in every language. */
export const queues = {
  reception: {
    prefix: 'A',
    name: { kk: 'Азаматтарды қабылдау', ru: 'Приём граждан', en: 'Reception of citizens' },
  },
  advice: { prefix: 'B', name: { kk: 'Кеңес беру', ru: 'Консультации', en: 'Advice' } },
  petitions: {
    prefix: 'K',
    name: { kk: 'Өтінішхаттар мен істер', ru: 'Ходатайства и дела', en: 'Petitions and case files' },
  },
} as const satisfies Record<string, { prefix: string; name: Localised }>;

export type QueueKey = keyof typeof queues;
type Line = { services: readonly ServiceKey[]; desks: readonly string[] };

const regional = {
  reception: { services: ['prosecutor', 'lowerProsecutor', 'investigator'], desks: ['1', '2'] },
} as const;
const district = {
  reception: { services: ['prosecutor', 'investigator', 'advice'], desks: ['1', '2'] },
} as const;

/** The queues of each office: the services they take and the desks that call from them. */
export const lines = {
  general: {
    reception: { services: ['prosecutor', 'lowerProsecutor'], desks: ['1', '2'] },
    petitions: { services: ['courtAct'], desks: ['3'] },
  },
  serviceCentre: {
    reception: { services: ['lowerProsecutor'], desks: ['1'] },
    advice: { services: ['draft'], desks: ['2'] },
    petitions: { services: ['caseFile'], desks: ['3'] },
  },
  abai: regional,
  aiagozDistrict: district,
  urzharDistrict: district,
  astana: regional,
  esilDistrict: district,
  saryarqaDistrict: district,
  almaty: regional,
  almalyDistrict: {
    reception: { services: ['prosecutor', 'investigator'], desks: ['1', '2', '3'] },
    advice: { services: ['advice'], desks: ['4'] },
  },
  bostandyqDistrict: district,
  statisticsCommittee: { reception: { services: ['unregisteredCrime', 'criminalRecord'], desks: ['1'] } },
  researchInstitute: { reception: { services: ['management', 'research'], desks: ['1'] } },
  academy: { reception: { services: ['management', 'admission'], desks: ['1'] } },
} as const satisfies Record<OfficeKey, Partial<Record<QueueKey, Line>>>;

type Lines = typeof lines;
/** Any one line of the office, with its services and desks spelt out. */
type LineOf<O extends OfficeKey> = Lines[O][keyof Lines[O]];
export type QueueKeyOf<O extends OfficeKey> = keyof Lines[O] & string;
export type ServiceKeyOf<O extends OfficeKey> =
  LineOf<O> extends { services: readonly (infer S extends string)[] } ? S : never;
export type DeskLabelOf<O extends OfficeKey> =
  LineOf<O> extends { desks: readonly (infer D extends string)[] } ? D : never;

export const linesOf = (office: OfficeKey) => Object.entries(lines[office]) as [QueueKey, Line][];
