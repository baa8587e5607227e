import type { Action } from './action.ts';
import { rulesOfOffice } from './office-rules.ts';
import { nameOf } from './views.ts';

/** What anyone may choose from: offices, their services, and what each asks of a ticket today. */
export const readCatalogue: Action<'catalogue.read'> = async ({ store, clock }) => {
  const [offices, rules] = await Promise.all([store.offices(), store.rules()]);
  return {
    offices: offices.map((office) => {
      const { ticketRules, hours } = rulesOfOffice(rules, office, clock.now());
      return {
        id: office.id,
        parentId: office.parentId,
        kind: office.kind,
        name: nameOf(office),
        services: office.services.map((service) => ({
          id: service.id,
          name: nameOf(service),
          hint: { kk: service.hintKk, ru: service.hintRu, en: service.hintEn },
          queueId: service.queueId,
        })),
        rules: ticketRules,
        hours,
      };
    }),
  };
};
