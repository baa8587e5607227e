import { randomUUID } from 'node:crypto';
import { page } from '../../media/contract/sentMedia.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import { giveCoupon } from './papers.ts';
import type { Reception } from './reception.ts';
import type { TestServer } from './server.ts';

type AroundTheCall = Exclude<
  CommandName,
  | `${'catalogue' | 'board' | 'desk' | 'session' | 'record' | 'media'}.${string}`
  | `ticket.${'take' | 'open' | 'read' | 'stepAway' | 'comeBack' | 'leave'}`
  | `staff.${'signIn' | 'signOut' | 'readSelf'}`
>;

/** What each command around the call is asked with: always right, always about the objects of this reception. */
export async function inputsAround(
  server: TestServer,
  { holder }: Reception,
): Promise<{ [N in AroundTheCall]: CallInput<N> }> {
  const { ticketId, visitId } = holder;
  const [codeId, fileId, appealId] = [randomUUID(), randomUUID(), randomUUID()];
  const [completionId, probeId] = [randomUUID(), randomUUID()];
  const { code } = await giveCoupon(server, holder);
  const content = { text: 'Шағым', language: 'kk' as const, complaint: null };
  const result = { camera: 'ok', microphone: 'ok', speaker: 'ok', paths: [] } as const;
  return {
    'ticket.askToWait': { ticketId },
    'ticket.askCode': { ticketId, channel: 'sms' },
    'ticket.confirm': { ticketId, codeId, code: '123456' },
    'ticket.setContact': { ticketId, phone: '+77011234567' },
    'ticket.saveDeviceTest': { ticketId, result: { ...result, paths: [] } },
    'ticket.keepPush': {
      ticketId,
      subscription: { endpoint: 'https://push.example/1', keys: { p256dh: 'B', auth: 'A' } },
    },
    'ticket.dropPush': { ticketId, endpoint: 'https://push.example/1' },
    'ticket.readDossier': { ticketId },
    'ticket.addFile': { ticketId, purpose: 'scan', name: 'a.pdf' },
    'ticket.removeFile': { ticketId, fileId },
    'ticket.declineCloseUp': { ticketId, fileId },
    'ticket.submitAppeal': { ticketId, form: 'written', ...content, fileIds: [] },
    'ticket.signAppeal': { ticketId, appealId, version: 1, codeId, code: '123456' },
    'ticket.returnAppeal': { ticketId, appealId, remark: 'Дұрыс емес' },
    'ticket.replyCompletion': { ticketId, completionId, reply: 'Қостым' },
    'push.readKey': {},
    'account.askCode': { to: { channel: 'sms', contact: '+77011234567' }, language: 'kk' },
    'account.signIn': { to: { channel: 'sms', contact: '+77011234567' }, codeId, code: '123456' },
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
    'staff.revokeSession': { staffSessionId: randomUUID() },
    'dossier.read': { visitId },
    'identity.record': { visitId, concerns: 'applicant', document: 'none', matches: false, remark: '' },
    'identity.askCloseUp': { visitId, concerns: 'applicant' },
    'file.add': { visitId, name: 'a.pdf' },
    'appeal.offer': { visitId, ...content },
    'appeal.register': { from: 'submitted', appealId },
    'appeal.listSubmitted': {},
    'completion.ask': { visitId, items: ['essence'], note: '' },
    'completion.close': { visitId, completionId },
    'probe.open': { ticketId },
    'probe.connect': { ticketId, probeId, direction: 'send', dtlsParameters: page('a') },
    'probe.echo': { ticketId, probeId, sctpStreamParameters: { streamId: 0, ordered: false } },
    'probe.close': { ticketId, probeId },
  };
}
