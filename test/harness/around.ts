import { page } from '../../media/contract/sentMedia.ts';
import { demo, DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { doAs } from './asking.ts';
import { codeInOutbox, confirmContact } from './codes.ts';
import { subscribe } from './push-browser.ts';
import { leaveBehind } from './dossier.ts';
import { giveCoupon } from './papers.ts';
import type { Reception } from './reception.ts';
import type { TestServer } from './server.ts';

export type AroundTheCall = Exclude<
  CommandName,
  | `${'catalogue' | 'board' | 'estimate' | 'quality' | 'desk' | 'interpreter' | 'session' | 'record' | 'media'}.${string}`
  | `ticket.${'take' | 'open' | 'read' | 'stepAway' | 'comeBack' | 'leave' | 'claimOutOfTurn' | 'follow'}`
  | `staff.${'signIn' | 'signOut' | 'readSelf'}`
>;

/** What each command around the call is asked with: always right, always about the objects of this reception. */
export async function inputsAround(
  server: TestServer,
  reception: Reception,
): Promise<{ [N in AroundTheCall]: CallInput<N> }> {
  const { holder, official } = reception;
  const { ticketId, visitId } = holder;
  const { fileId, closeUpId, handedId, appealId, completionId } = await leaveBehind(server, reception);
  const staffSessionId = await signedIn(server, official);
  const { toConfirm, toSignIn, account } = await codesFor(server, holder);
  const { subscription } = subscribe('https://web.push.apple.com/a');
  const { probeId } = await doAs(server, holder, 'probe.open', { ticketId });
  const { code } = await giveCoupon(server, holder);
  const content = { text: 'Шағым', language: 'kk' as const, complaint: null };
  const result = { camera: 'ok', microphone: 'ok', speaker: 'ok', paths: [] } as const;
  return {
    'ticket.askToWait': { ticketId },
    'ticket.askCode': { ticketId, channel: 'sms' },
    'ticket.confirm': { ticketId, ...toConfirm },
    'ticket.setContact': { ticketId, email: 'ghani@mail.example' },
    'ticket.saveDeviceTest': { ticketId, result: { ...result, paths: [] } },
    'ticket.keepPush': { ticketId, subscription },
    'ticket.dropPush': { ticketId, endpoint: subscription.endpoint },
    'ticket.readDossier': { ticketId },
    'ticket.addFile': { ticketId, purpose: 'scan', name: 'a.pdf' },
    'ticket.removeFile': { ticketId, fileId },
    'ticket.declineCloseUp': { ticketId, fileId: closeUpId },
    'ticket.submitAppeal': { ticketId, form: 'written', ...content, fileIds: [] },
    'ticket.signAppeal': { ticketId, appealId, version: 1, ...toConfirm },
    'ticket.returnAppeal': { ticketId, appealId, remark: 'Дұрыс емес' },
    'ticket.replyCompletion': { ticketId, completionId, reply: 'Қостым' },
    'push.readKey': {},
    'account.askCode': { to: account, language: 'kk' },
    'account.signIn': { to: account, ...toSignIn },
    'account.signOut': {},
    'account.read': {},
    'account.openTicket': { ticketId },
    'paper.check': { code },
    'outbox.read': {},
    'staff.giveSecondFactor': { code: '123456' },
    'staff.beginEnrolment': {},
    'staff.confirmEnrolment': { code: '123456' },
    'staff.dropSecondFactor': { code: '123456' },
    'staff.changePassword': { current: DEMO_PASSWORD, next: 'бұл жаңа құпиясөз' },
    'staff.readSecurity': {},
    'staff.revokeSession': { staffSessionId },
    'dossier.read': { visitId },
    'identity.record': { visitId, concerns: 'applicant', document: 'none', matches: false, remark: '' },
    'identity.askCloseUp': { visitId, concerns: 'applicant' },
    'file.add': { visitId, purpose: 'scan', name: 'a.pdf' },
    'file.takeBack': { visitId, fileId: handedId },
    'appeal.offer': { visitId, ...content },
    'appeal.register': { from: 'word', appealId },
    'appeal.listSubmitted': {},
    'completion.ask': { visitId, items: ['essence'], note: '' },
    'completion.close': { visitId, completionId },
    'probe.open': { ticketId },
    'probe.connect': { ticketId, probeId, direction: 'send', dtlsParameters: page('a') },
    'probe.echo': { ticketId, probeId, sctpStreamParameters: { streamId: 0, ordered: false } },
    'probe.close': { ticketId, probeId },
  };
}

/** A sign-in of the official's own, and a password that can be right. */
async function signedIn({ database: { owner } }: TestServer, { staffId, officeId }: StaffPrincipal) {
  await owner.query(
    `UPDATE "Staff" SET "passwordHash" = (SELECT "passwordHash" FROM "Staff" WHERE "id" = $2) WHERE "id" = $1`,
    [staffId, demo.staff.aigerim],
  );
  const { rows } = await owner.query(
    `INSERT INTO "StaffSession" ("id", "officeId", "staffId", "tokenHash", "userAgent", "createdAt", "expiresAt")
     VALUES (gen_random_uuid(), $1, $2, uuid_send(gen_random_uuid()), 'a test', now(), now() + interval '1 day')
     RETURNING "id"`,
    [officeId, staffId],
  );
  return rows[0].id as string;
}

/** Codes that came to the holder's telephone, which is proved: to confirm it again, and to sign in with. */
async function codesFor(server: TestServer, holder: TicketPrincipal) {
  const { ticketId } = holder;
  const { visit } = (await server.deps.store.ticket(ticketId))!;
  const account = { channel: 'sms', contact: visit.applicant.phone! } as const;
  if (!visit.applicant.phoneConfirmedAt) await confirmContact(server, holder);
  const asked = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
  const toConfirm = { codeId: asked.codeId, code: await codeInOutbox(server, ticketId) };
  const nobody = { kind: 'anyone' } as const;
  const { codeId } = await doAs(server, nobody, 'account.askCode', { to: account, language: 'kk' });
  const toSignIn = { codeId, code: await codeInOutbox(server, null) };
  return { account, toConfirm, toSignIn };
}
