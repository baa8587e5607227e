import { page } from '../../media/contract/sentMedia.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import { inputsAround, type AroundTheCall } from './around.ts';
import { addFreeDesk } from './desks.ts';
import { inputsInLine } from './in-line.ts';
import { inputsToInterpret } from './interpreting.ts';
import { newSecret, ticketInput } from './people.ts';
import { QUALITY } from './quality.ts';
import { microphone, type Reception } from './reception.ts';
import type { TestServer } from './server.ts';

export type Inputs = { [N in CommandName]: CallInput<N> };
/** What each command is asked with: always right, always about the objects of this reception. */
export const inputsFor = async (server: TestServer, reception: Reception): Promise<Inputs> => ({
  ...(await inputsAtDesk(server, reception)),
  ...(await inputsAround(server, reception)),
});

/** The same for the commands about the line, the desk, the talk and their people alone. */
export async function inputsAtDesk(
  server: TestServer,
  reception: Reception,
): Promise<Omit<Inputs, AroundTheCall>> {
  const { line, deskId, holder, sessionId, epoch, waiting, rtpCapabilities, consumerIds } = reception;
  const { officeId, serviceId, queueId } = line;
  const { ticketId, visitId } = holder;
  const at = { visitId, epoch };
  return {
    'catalogue.read': {},
    'board.read': { queueId },
    'ticket.take': ticketInput({ officeId, serviceId, secret: newSecret() }),
    'ticket.open': { ticketId: waiting.holder.ticketId, secret: waiting.secret },
    'ticket.read': { ticketId },
    'ticket.stepAway': { ticketId },
    'ticket.comeBack': { ticketId },
    'ticket.leave': { ticketId },
    'staff.signIn': { login: 'aigerim', password: DEMO_PASSWORD },
    'staff.signOut': {},
    'staff.readSelf': {},
    'desk.list': {},
    'desk.read': { deskId },
    'desk.open': { deskId: await addFreeDesk(server, queueId) },
    'desk.keep': { deskId, fence: 1 },
    'desk.close': { deskId },
    'desk.pause': { deskId, reason: 'үзіліс' },
    'desk.resume': { deskId },
    'desk.callNext': { deskId },
    'desk.recall': { deskId },
    'desk.noShow': { deskId },
    ...inputsInLine(reception),
    ...(await inputsToInterpret(server, line)),
    'session.read': { sessionId },
    'session.pause': { sessionId },
    'session.resume': { sessionId },
    'session.finish': { sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
    'session.say': { sessionId, words: 'Анықтама нөмірі: 14-2' },
    'session.readChat': { sessionId },
    'record.read': { visitId },
    'record.saveNotes': { visitId, version: 1, notes: 'Шағым бар.' },
    'media.capabilities': {},
    'session.join': { sessionId, rtpCapabilities, ready: [] },
    'session.leave': { sessionId },
    'media.prepare': { visitId, rtpCapabilities },
    'media.connect': { ...at, direction: 'send', dtlsParameters: page('a') },
    'media.warm': { ...at, sctpStreamParameters: { streamId: 0, ordered: true } },
    'media.produce': { ...at, ...microphone(1111) },
    'media.pause': { ...at, source: 'microphone', paused: true },
    'media.stop': { ...at, source: 'microphone' },
    'media.resume': { ...at, consumerId: consumerIds[0], paused: false },
    'media.restartIce': { ...at, direction: 'recv' },
    'media.layer': { ...at, consumerId: consumerIds[0], layer: 'low' },
    'media.flow': at,
    'media.hand': { ...at, raised: true },
    'media.ease': { ...at, eased: true },
    'media.quality': { ...at, ...QUALITY },
  };
}
