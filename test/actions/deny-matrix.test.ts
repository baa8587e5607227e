import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, demo } from '../../prisma/seed/demo.ts';
import type { Login } from '../../prisma/seed/staff.ts';
import { COMMAND_NAMES, type CommandName } from '../../server/contract/commands.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Principal } from '../../server/domain/principal.ts';
import { identifyBy } from '../../server/principals.ts';
import { askAs, doAs, memoryBrowser } from '../harness/asking.ts';
import { settledDigestOf } from '../harness/digest.ts';
import { inputsFor, type Inputs } from '../harness/inputs.ts';
import { ticketInput } from '../harness/people.ts';
import { openReception, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

/** Every kind of person there is, seen from one talk at one desk of one district office. */
const KINDS = {
  nobody: 'nobody in particular',
  holder: 'the holder of this ticket',
  neighbour: 'the holder of another ticket of this office',
  returning: 'whoever is signed in to the personal account of this person’s telephone',
  official: 'the official of this desk and talk',
  colleague: 'a colleague of this office',
  sibling: 'an official of the next district under the same region',
  elsewhere: 'an official of another region',
  controller: 'a controller, who does not receive',
  interpreter: 'an interpreter, who does not receive',
  administrator: 'an administrator, who does not receive',
  lapsed: 'an official whose grant has expired',
  region: 'an official of the region above',
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

const STAFF: Kind[] = [
  'official',
  'colleague',
  'sibling',
  'elsewhere',
  'controller',
  'interpreter',
  'administrator',
  'lapsed',
  'region',
];
const RECEIVING_HERE: Kind[] = ['official', 'colleague', 'region'];
const IN_THE_TALK: Kind[] = ['holder', 'official'];

/** Who may; everybody else is refused. A command that is not here does not compile, and fails the first test. */
const MAY: Record<CommandName, readonly Kind[]> = {
  'catalogue.read': kinds,
  'board.read': kinds,
  'ticket.take': kinds,
  'ticket.open': kinds,
  'ticket.read': ['holder'],
  'ticket.stepAway': ['holder'],
  'ticket.comeBack': ['holder'],
  'ticket.leave': ['holder'],
  'staff.signIn': kinds,
  'staff.signOut': STAFF,
  'staff.readSelf': STAFF,
  'desk.list': STAFF,
  'desk.read': RECEIVING_HERE,
  'desk.open': RECEIVING_HERE,
  'desk.keep': ['official'],
  'desk.close': ['official'],
  'desk.pause': ['official'],
  'desk.resume': ['official'],
  'desk.callNext': ['official'],
  'desk.recall': ['official'],
  'desk.noShow': ['official'],
  'desk.callTicket': ['official'],
  'desk.putBack': ['official'],
  'desk.park': ['official'],
  'desk.unpark': ['official'],
  'desk.transfer': ['official'],
  'desk.readTargets': RECEIVING_HERE,
  'desk.offer': ['official'],
  'desk.sendNotice': ['official'],
  'desk.checkClaim': ['official'],
  'desk.vouchInterpreter': ['official'],
  'desk.searchLine': RECEIVING_HERE,
  'desk.readActs': RECEIVING_HERE,
  'catalogue.officials': kinds,
  'ticket.claimOutOfTurn': ['holder'],
  'ticket.follow': ['holder'],
  'interpreter.list': STAFF,
  'interpreter.take': ['interpreter'],
  'interpreter.release': ['interpreter'],
  'interpreter.setReady': ['interpreter'],
  'interpreter.keep': ['interpreter'],
  'estimate.readErrors': ['administrator'],
  'quality.read': ['administrator'],
  'session.read': IN_THE_TALK,
  'session.pause': ['official'],
  'session.resume': ['official'],
  'session.finish': ['official'],
  'session.say': IN_THE_TALK,
  'session.readChat': IN_THE_TALK,
  'record.read': ['official'],
  'record.saveNotes': ['official'],
  'media.capabilities': kinds,
  'session.join': IN_THE_TALK,
  'session.leave': IN_THE_TALK,
  'media.prepare': IN_THE_TALK,
  'media.connect': IN_THE_TALK,
  'media.warm': IN_THE_TALK,
  'media.produce': IN_THE_TALK,
  'media.pause': IN_THE_TALK,
  'media.stop': IN_THE_TALK,
  'media.resume': IN_THE_TALK,
  'media.restartIce': IN_THE_TALK,
  'media.layer': IN_THE_TALK,
  'media.flow': IN_THE_TALK,
  'media.hand': IN_THE_TALK,
  'media.ease': IN_THE_TALK,
  'media.quality': IN_THE_TALK,
  'ticket.askCode': ['holder'],
  'ticket.confirm': ['holder'],
  'ticket.setContact': ['holder'],
  'ticket.saveDeviceTest': ['holder'],
  'ticket.keepPush': ['holder'],
  'ticket.dropPush': ['holder'],
  'ticket.readDossier': ['holder'],
  'ticket.addFile': ['holder'],
  'ticket.removeFile': ['holder'],
  'ticket.declineCloseUp': ['holder'],
  'ticket.submitAppeal': ['holder'],
  'ticket.signAppeal': ['holder'],
  'ticket.returnAppeal': ['holder'],
  'ticket.replyCompletion': ['holder'],
  'push.readKey': kinds,
  'account.askCode': kinds,
  'account.signIn': kinds,
  'account.signOut': ['returning'],
  'account.read': ['returning'],
  'account.openTicket': ['returning'],
  'paper.check': kinds,
  'outbox.read': kinds,
  'staff.giveSecondFactor': STAFF,
  'staff.beginEnrolment': STAFF,
  'staff.confirmEnrolment': STAFF,
  'staff.dropSecondFactor': STAFF,
  'staff.changePassword': STAFF,
  'staff.readSecurity': STAFF,
  'staff.revokeSession': ['official'],
  'dossier.read': ['official'],
  'identity.record': ['official'],
  'identity.askCloseUp': ['official'],
  'file.add': ['official'],
  'file.takeBack': ['official'],
  'appeal.offer': ['official'],
  'appeal.register': ['official'],
  'appeal.listSubmitted': STAFF,
  'completion.ask': ['official'],
  'completion.close': ['official'],
  'probe.open': ['holder'],
  'probe.connect': ['holder'],
  'probe.echo': ['holder'],
  'probe.close': ['holder'],
  'ticket.askToWait': ['holder'],
};

const DENIALS: readonly ErrorCode[] = [
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'DESK_NOT_YOURS',
  'DESK_TAKEN',
  'MEDIA_STALE',
];

let server: TestServer;
let principals: Omit<Record<Kind, Principal>, 'holder' | 'neighbour' | 'returning' | 'official'>;
beforeAll(async () => {
  // Every reception here has a probe of its own, and each question is asked with a code of its own.
  server = await startTestServer({
    settings: { probesAtOnce: 1_000, probeLifeMs: 600_000, codeAgainMs: 0, codesAnHour: 1000 },
  });
  await server.database.owner.query(
    `UPDATE "Grant" SET "validFrom" = now() - interval '2 days', "validTo" = now() - interval '1 minute'
     WHERE "staffId" = $1`,
    [demo.staff.saule],
  );
  principals = {
    nobody: { kind: 'anyone' },
    colleague: await signedIn('daulet'),
    sibling: await signedIn('nurlan'),
    elsewhere: await signedIn('dinara'),
    controller: await signedIn('bolat'),
    interpreter: await signedIn('madina'),
    administrator: await signedIn('arman'),
    lapsed: await signedIn('saule'),
    region: await signedIn('yerlan'),
  };
});
afterAll(() => server?.stopAll());

/** As the server itself works out who has signed in. */
async function signedIn(login: Login): Promise<Principal> {
  const browser = memoryBrowser();
  await askAs(server, { kind: 'anyone' }, 'staff.signIn', { login, password: DEMO_PASSWORD }, browser);
  return identifyBy(server.deps.store, server.clock)({ kind: 'staff' }, (name) => browser.cookie(name));
}

const everyone = (reception: Reception): Record<Kind, Principal> => ({
  ...principals,
  holder: reception.holder,
  neighbour: reception.waiting.holder,
  returning: {
    ...{ kind: 'account', accountSessionId: randomUUID(), officeId: reception.holder.officeId },
    ...{ channel: 'sms', contact: ticketInput().applicant.phone! },
  },
  official: reception.official,
});

const ask = (name: CommandName, input: unknown, principal: Principal) =>
  askAs(server, principal, name, input as never);

test('every command says who may', () => {
  expect(Object.keys(MAY).sort()).toEqual([...COMMAND_NAMES].sort());
});

describe('who may not is refused, and nothing is written:', () => {
  let reception: Reception;
  let inputs: Inputs;
  let before: Record<string, string>;
  let rooms: unknown;
  beforeAll(async () => {
    reception = await openReception(server);
    inputs = await inputsFor(server, reception);
    before = await settledDigestOf(server);
    rooms = await server.deps.media.list();
  });

  for (const kind of kinds) {
    const refused = COMMAND_NAMES.filter((name) => !MAY[name].includes(kind));
    test(`${KINDS[kind]}, ${refused.length} commands`, async () => {
      const answers = new Map<string, string>();
      for (const name of refused) {
        const answer = await ask(name, inputs[name], everyone(reception)[kind]);
        answers.set(name, answer.ok ? 'done' : answer.code);
      }
      expect([...answers].filter(([, code]) => !DENIALS.includes(code as ErrorCode))).toEqual([]);
    });
  }

  test('after all of them every table and every media room is as it was', async () => {
    expect(await settledDigestOf(server)).toEqual(before);
    expect(await server.deps.media.list()).toEqual(rooms);
  });
});

describe('who may is not refused the right:', () => {
  test.each(COMMAND_NAMES)('%s', async (name) => {
    const reception = await openReception(server);
    let inputs = await inputsFor(server, reception);
    for (const [place, kind] of MAY[name].entries()) {
      // What only some may is about one thing of this reception, which the one before has used up.
      if (place > 0 && !STAFF.every((one) => MAY[name].includes(one)))
        inputs = await inputsFor(server, reception);
      const answer = await ask(name, inputs[name], everyone(reception)[kind]);
      expect({ kind, code: answer.ok ? 'done' : answer.code }).not.toMatchObject({
        code: expect.stringMatching(new RegExp([...DENIALS, 'INTERNAL', 'BAD_INPUT'].join('|'))),
      });
    }
  });
});

test('a desk that somebody holds is not given to a colleague, and not to the region above', async () => {
  const { deskId } = await openReception(server);
  for (const principal of [principals.colleague, principals.region]) {
    expect(await askAs(server, principal, 'desk.open', { deskId })).toMatchObject({ code: 'DESK_TAKEN' });
  }
});

test('an official of the region above sees the desks of the whole region, and no other’s', async () => {
  const { desks } = await doAs(server, principals.region, 'desk.list', {});
  const ids = desks.map((desk) => desk.deskId);
  expect(ids).toContain(demo.desks.bostandyqDistrict['1']);
  expect(ids).not.toContain(demo.desks.esilDistrict['1']);
  expect((await doAs(server, principals.controller, 'desk.list', {})).desks).toEqual([]);
});
