import * as z from 'zod';
import * as account from './account.ts';
import * as appeal from './appeal.ts';
import { catalogue, readOfficials } from './catalogue.ts';
import * as chat from './chat.ts';
import * as code from './code.ts';
import * as desk from './desk.ts';
import * as deviceTest from './device-test.ts';
import * as dossier from './dossier.ts';
import { readErrors } from './estimate.ts';
import * as file from './file.ts';
import * as identity from './identity.ts';
import * as interpreter from './interpreter.ts';
import * as message from './message.ts';
import { checkPaper } from './paper.ts';
import { readQuality, reportQuality } from './quality.ts';
import { board } from './queue.ts';
import { id } from './ids.ts';
import * as record from './record.ts';
import * as session from './session.ts';
import * as signalling from './signalling.ts';
import * as staff from './staff.ts';
import * as ticket from './ticket.ts';

/** Who may knock at all; which object they may touch is the action's to check. */
type By = 'anyone' | 'ticket' | 'staff' | 'ticketOrStaff' | 'account';
type Shape<I extends z.ZodType, O extends z.ZodType> = { input: I; output: O };
/**
 * `command` changes something and carries a key, so that its repetition is done once; `query` changes nothing;
 * `signal` says how a page stands (its media, its presence) and may be said again.
 */
type Kind = 'query' | 'command' | 'signal';

const entry =
  <K extends Kind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(by: By, shape: Shape<I, O>) => ({ kind, by, ...shape });
const query = entry('query');
const command = entry('command');
const signal = entry('signal');

/**
 * Everything that can be asked of the server: over HTTP as `POST /api/<name>` with `{ key?, input }`, over a socket as
 * the event `<name>` with the same. Both answer `Answer<output>`. Sign-in, sign-out and opening a ticket set cookies,
 * so they go over HTTP; signals belong to one page's socket.
 */
export const COMMANDS = {
  'catalogue.read': query('anyone', { input: z.object({}), output: catalogue }),
  'catalogue.officials': query('anyone', readOfficials),
  'board.read': query('anyone', { input: z.object({ queueId: id }), output: board }),

  'ticket.take': command('anyone', ticket.takeTicket),
  'ticket.open': command('anyone', ticket.openTicket),
  'ticket.read': query('ticket', ticket.readTicket),
  'ticket.stepAway': command('ticket', ticket.stepAway),
  'ticket.comeBack': command('ticket', ticket.comeBack),
  'ticket.claimOutOfTurn': command('ticket', ticket.claimOutOfTurn),
  'ticket.follow': command('ticket', ticket.followTicket),
  'ticket.leave': command('ticket', ticket.leaveQueue),
  'ticket.askToWait': command('ticket', ticket.askToWait),
  'ticket.askCode': command('ticket', code.askCode),
  'ticket.confirm': command('ticket', code.confirmTicket),
  'ticket.setContact': command('ticket', code.setContact),
  'ticket.saveDeviceTest': command('ticket', deviceTest.saveDeviceTest),
  'ticket.keepPush': command('ticket', message.keepPush),
  'ticket.dropPush': command('ticket', message.dropPush),
  'ticket.readDossier': query('ticket', dossier.readTicketDossier),
  'ticket.addFile': command('ticket', file.addTicketFile),
  'ticket.removeFile': command('ticket', file.removeTicketFile),
  'ticket.declineCloseUp': command('ticket', file.declineCloseUp),
  'ticket.submitAppeal': command('ticket', appeal.submitAppeal),
  'ticket.signAppeal': command('ticket', appeal.signAppeal),
  'ticket.returnAppeal': command('ticket', appeal.returnAppeal),
  'ticket.replyCompletion': command('ticket', appeal.replyCompletion),
  'push.readKey': query('anyone', message.readPushKey),

  'account.askCode': command('anyone', account.askAccountCode),
  'account.signIn': command('anyone', account.signInToAccount),
  'account.signOut': command('account', account.signOutOfAccount),
  'account.read': query('account', account.readAccount),
  'account.openTicket': command('account', account.openFromAccount),

  'paper.check': query('anyone', checkPaper),
  'outbox.read': query('anyone', message.readOutbox),

  'staff.signIn': command('anyone', staff.signIn),
  'staff.signOut': command('staff', staff.signOut),
  'staff.readSelf': query('staff', staff.readSelf),
  'staff.giveSecondFactor': command('staff', staff.giveSecondFactor),
  'staff.beginEnrolment': command('staff', staff.beginEnrolment),
  'staff.confirmEnrolment': command('staff', staff.confirmEnrolment),
  'staff.dropSecondFactor': command('staff', staff.dropSecondFactor),
  'staff.changePassword': command('staff', staff.changePassword),
  'staff.readSecurity': query('staff', staff.readSecurity),
  'staff.revokeSession': command('staff', staff.revokeSession),

  'desk.list': query('staff', desk.listDesks),
  'desk.read': query('staff', desk.readDesk),
  'desk.open': command('staff', desk.openDesk),
  'desk.keep': signal('staff', desk.keepDesk),
  'desk.close': command('staff', desk.closeDesk),
  'desk.pause': command('staff', desk.pauseDesk),
  'desk.resume': command('staff', desk.resumeDesk),
  'desk.callNext': command('staff', desk.callNext),
  'desk.recall': command('staff', desk.recall),
  'desk.noShow': command('staff', desk.noShow),
  'desk.callTicket': command('staff', desk.callTicket),
  'desk.putBack': command('staff', desk.putBack),
  'desk.park': command('staff', desk.park),
  'desk.unpark': command('staff', desk.unpark),
  'desk.transfer': command('staff', desk.transfer),
  'desk.readTargets': query('staff', desk.readTargets),
  'desk.offer': command('staff', desk.offerDesk),
  'desk.sendNotice': command('staff', desk.sendNotice),
  'desk.checkClaim': command('staff', desk.checkClaim),
  'desk.vouchInterpreter': command('staff', desk.vouchInterpreter),
  'desk.searchLine': query('staff', desk.searchLine),
  'desk.readActs': query('staff', desk.readActs),

  'interpreter.list': query('staff', interpreter.listPeople),
  'interpreter.take': command('staff', interpreter.takePerson),
  'interpreter.release': command('staff', interpreter.releasePerson),
  'interpreter.setReady': command('staff', interpreter.setReady),
  'interpreter.keep': signal('staff', interpreter.keepUnits),
  'estimate.readErrors': query('staff', readErrors),
  'quality.read': query('staff', readQuality),

  'session.read': query('ticketOrStaff', session.readSession),
  'session.pause': command('staff', session.pauseSession),
  'session.resume': command('staff', session.resumeSession),
  'session.finish': command('staff', record.finish),
  'session.say': command('ticketOrStaff', chat.say),
  'session.readChat': query('ticketOrStaff', chat.readChat),
  'record.read': query('staff', record.readRecord),
  'record.saveNotes': command('staff', record.saveNotes),

  'dossier.read': query('staff', dossier.readDossier),
  'identity.record': command('staff', identity.recordIdentity),
  'identity.askCloseUp': command('staff', file.askCloseUp),
  'file.add': command('staff', file.addStaffFile),
  'file.takeBack': command('staff', file.takeBackFile),
  'appeal.offer': command('staff', appeal.offerAppeal),
  'appeal.register': command('staff', appeal.registerAppeal),
  'appeal.listSubmitted': query('staff', appeal.listSubmitted),
  'completion.ask': command('staff', appeal.askCompletion),
  'completion.close': command('staff', appeal.closeCompletion),

  'media.capabilities': query('anyone', signalling.readCapabilities),
  'session.join': signal('ticketOrStaff', signalling.joinSession),
  'session.leave': signal('ticketOrStaff', signalling.leaveSession),
  'media.prepare': signal('ticketOrStaff', signalling.prepareMedia),
  'media.connect': signal('ticketOrStaff', signalling.connectTransport),
  'media.warm': signal('ticketOrStaff', signalling.produceWarming),
  'media.produce': signal('ticketOrStaff', signalling.produce),
  'media.pause': signal('ticketOrStaff', signalling.pauseProducer),
  'media.stop': signal('ticketOrStaff', signalling.stopProducer),
  'media.resume': signal('ticketOrStaff', signalling.resumeConsumer),
  'media.restartIce': signal('ticketOrStaff', signalling.restartIce),
  'media.layer': signal('ticketOrStaff', signalling.preferLayer),
  'media.hand': signal('ticketOrStaff', signalling.raiseHand),
  'media.ease': signal('ticketOrStaff', signalling.easePictures),
  'media.flow': signal('ticketOrStaff', signalling.readFlow),
  'media.quality': signal('ticketOrStaff', reportQuality),

  'probe.open': signal('ticket', deviceTest.openProbe),
  'probe.connect': signal('ticket', deviceTest.connectProbe),
  'probe.echo': signal('ticket', deviceTest.echoProbe),
  'probe.close': signal('ticket', deviceTest.closeProbe),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type Input<N extends CommandName> = z.output<(typeof COMMANDS)[N]['input']>;
/** What a caller passes: before defaults and transforms. */
export type CallInput<N extends CommandName> = z.input<(typeof COMMANDS)[N]['input']>;
export type Output<N extends CommandName> = z.output<(typeof COMMANDS)[N]['output']>;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** Come with a file: `POST /api/<name>` as multipart/form-data. */
export const UPLOADS: readonly CommandName[] = ['ticket.addFile', 'file.add'];
/** Look at or set a cookie, or bring a file: only over HTTP. */
export const HTTP_ONLY: readonly CommandName[] = [
  ...UPLOADS,
  'ticket.open',
  'ticket.follow',
  'account.signIn',
  'account.signOut',
  'account.read',
  'account.openTicket',
  'staff.signIn',
  'staff.signOut',
  'staff.giveSecondFactor',
  'staff.beginEnrolment',
  'staff.confirmEnrolment',
  'staff.changePassword',
];
/** Belong to one page's connection, which also says as whom the page asks: only over a socket. */
export const SOCKET_ONLY: readonly CommandName[] = COMMAND_NAMES.filter(
  (name) => COMMANDS[name].kind === 'signal' || COMMANDS[name].by === 'ticketOrStaff',
);
