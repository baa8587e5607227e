import { doAs } from './asking.ts';
import type { Reception } from './reception.ts';
import type { TestServer } from './server.ts';

type Server = Pick<TestServer, 'gateway'>;
export const content = { text: 'Жер телімі туралы шағым', language: 'kk' as const, complaint: null };
export const complaint = {
  ...content,
  complaint: { against: 'Аудан әкімдігінің маманы', grounds: 'Мерзімі өтті', demands: 'Жауап беру' },
};

export const addScan = (server: Server, { holder }: Pick<Reception, 'holder'>, name = 'а.pdf') =>
  doAs(server, holder, 'ticket.addFile', { ticketId: holder.ticketId, purpose: 'scan', name });

export const hand = (
  server: Server,
  { official, holder: { visitId } }: Pick<Reception, 'official' | 'holder'>,
  name = 'шешім.pdf',
) => doAs(server, official, 'file.add', { visitId, purpose: 'handed', name });

export const offer = (server: Server, { official, holder: { visitId } }: Reception) =>
  doAs(server, official, 'appeal.offer', { visitId, ...content });

/** One of everything that a visit can leave behind, each waiting for what comes next. */
export async function leaveBehind(server: Server, reception: Reception) {
  const { official, holder } = reception;
  const { visitId } = holder;
  const { fileId } = await addScan(server, reception);
  const handed = await hand(server, reception);
  const closeUp = await doAs(server, official, 'identity.askCloseUp', { visitId, concerns: 'applicant' });
  const { appealId } = await offer(server, reception);
  const asked = { visitId, items: ['essence' as const], note: '' };
  const { completionId } = await doAs(server, official, 'completion.ask', asked);
  return { fileId, closeUpId: closeUp.fileId, handedId: handed.fileId, appealId, completionId };
}
