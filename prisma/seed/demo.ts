import { v5 } from 'uuid';
import { lines, linesOf, type DeskLabelOf, type QueueKeyOf, type ServiceKeyOf } from './lines.ts';
import { officeKeys, type OfficeKey } from './offices.ts';
import { logins, type Login } from './staff.ts';

/** Any fixed UUID will do: with the names below it always gives the same ids. */
const NAMESPACE = '5a1d1f0e-6c0e-4c53-9f0c-1b7f0a2c8700';

/** The id of a demo row from what it is: the same on every machine, so that tests and benches can name it. */
export const demoId = (...name: string[]): string => v5(name.join('/'), NAMESPACE);

/** One password for every demo account: the demo holds nobody's data. */
export const DEMO_PASSWORD = 'qabyldau-demo';

/** The ids of the demo: `demo.staff.aigerim`, `demo.queues.almalyDistrict.reception`, `demo.desks.almalyDistrict['1']`. */
export const demo = {
  offices: byKey(officeKeys, (office) => demoId('office', office)) as Record<OfficeKey, string>,
  staff: byKey(logins, (login) => demoId('staff', login)) as Record<Login, string>,
  queues: byKey(officeKeys, (office) =>
    byKey(Object.keys(lines[office]), (queue) => demoId('queue', office, queue)),
  ) as { [O in OfficeKey]: Record<QueueKeyOf<O>, string> },
  services: byKey(officeKeys, (office) =>
    byKey(
      linesOf(office).flatMap(([, line]) => line.services),
      (service) => demoId('service', office, service),
    ),
  ) as { [O in OfficeKey]: Record<ServiceKeyOf<O>, string> },
  desks: byKey(officeKeys, (office) =>
    byKey(
      linesOf(office).flatMap(([, line]) => line.desks),
      (label) => demoId('desk', office, label),
    ),
  ) as { [O in OfficeKey]: Record<DeskLabelOf<O>, string> },
};

function byKey<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<string, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)]));
}
