import type { Prisma } from '../../server/store/generated/client.ts';
import type { Localised } from '../../server/contract/language.ts';
import { demo, demoId } from './demo.ts';
import { linesOf, queues } from './lines.ts';
import { officeKeys, offices, type OfficeKey } from './offices.ts';
import { kindOfPost, posts, postsOfOffice } from './posts.ts';
import { rules, RULES_FROM } from './rules.ts';
import { services } from './services.ts';
import { logins, staff } from './staff.ts';

/** Every row of the demo, in the order in which the tables refer to one another; staff still without a password. */
export function demoRows(now: Date) {
  return {
    offices: officeRows(),
    rules: ruleRows(),
    posts: postRows(),
    staff: staffRows(),
    grants: grantRows(now),
    queues: queueRows(),
    services: serviceRows(),
    desks: deskRows(),
  };
}
export type DemoRows = ReturnType<typeof demoRows>;

const nameColumns = ({ kk, ru, en }: Localised) => ({ nameKk: kk, nameRu: ru, nameEn: en });

const officeRows = () =>
  officeKeys.map((key) => {
    const { parent, kind, code, name } = offices[key];
    return {
      id: demo.offices[key],
      parentId: parent && demo.offices[parent],
      kind,
      path: pathOf(key),
      code,
      ...nameColumns(name),
    } satisfies Prisma.OfficeCreateManyInput;
  });

function pathOf(key: OfficeKey): string {
  const { parent } = offices[key];
  return parent ? `${pathOf(parent)}/${demo.offices[key]}` : demo.offices[key];
}

const ruleRows = () =>
  rules.map(
    ({ key, kind, office, value, legalRef }) =>
      ({
        id: demoId('rule', key, kind ?? 'any', office ?? 'any'),
        key,
        officeKind: kind ?? null,
        officeId: office ? demo.offices[office] : null,
        value,
        validFrom: RULES_FROM,
        validTo: null,
        legalRef,
      }) satisfies Prisma.RuleCreateManyInput,
  );

const postRows = () =>
  officeKeys.flatMap((office) =>
    postsOfOffice[office].map(
      (key) =>
        ({
          id: demoId('post', office, key),
          officeId: demo.offices[office],
          kind: kindOfPost(key),
          ...nameColumns(posts[key]),
        }) satisfies Prisma.PostCreateManyInput,
    ),
  );

const staffRows = () =>
  logins.map((login) => {
    const { name, office, post } = staff[login];
    const [surname, givenName, patronymic] = name;
    return {
      id: demo.staff[login],
      officeId: demo.offices[office],
      postId: demoId('post', office, post),
      login,
      surname,
      givenName,
      patronymic,
    } satisfies Omit<Prisma.StaffCreateManyInput, 'passwordHash'>;
  });

const grantRows = (now: Date) =>
  logins.map((login) => {
    const { office, role } = staff[login];
    return {
      id: demoId('grant', login, role),
      staffId: demo.staff[login],
      officeId: demo.offices[office],
      role,
      validFrom: now,
    } satisfies Prisma.GrantCreateManyInput;
  });

const queueRows = () =>
  officeKeys.flatMap((office) =>
    linesOf(office).map(
      ([key]) =>
        ({
          id: demoId('queue', office, key),
          officeId: demo.offices[office],
          prefix: queues[key].prefix,
          ...nameColumns(queues[key].name),
        }) satisfies Prisma.QueueCreateManyInput,
    ),
  );

const serviceRows = () =>
  officeKeys.flatMap((office) =>
    linesOf(office)
      .flatMap(([queue, line]) => line.services.map((code) => ({ queue, code })))
      .map(({ queue, code }, index) => {
        const { name, hint } = services[code];
        return {
          id: demoId('service', office, code),
          officeId: demo.offices[office],
          queueId: demoId('queue', office, queue),
          code,
          ...nameColumns(name),
          hintKk: hint.kk,
          hintRu: hint.ru,
          hintEn: hint.en,
          position: index + 1,
        } satisfies Prisma.ServiceCreateManyInput;
      }),
  );

const deskRows = () =>
  officeKeys.flatMap((office) =>
    linesOf(office).flatMap(([queue, line]) =>
      line.desks.map(
        (label) =>
          ({
            id: demoId('desk', office, label),
            officeId: demo.offices[office],
            queueId: demoId('queue', office, queue),
            label,
          }) satisfies Prisma.DeskCreateManyInput,
      ),
    ),
  );
