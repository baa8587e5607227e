import { Refusal } from '../contract/errors.ts';
import type { CommandName } from '../contract/commands.ts';
import type { Action } from './action.ts';
import * as account from './account.ts';
import { askToWait } from './ask-to-wait.ts';
import { callNext } from './call-next.ts';
import { noShow, recall } from './called-person.ts';
import { askCode, confirmTicket, setContact } from './confirm-contact.ts';
import { joinSession, leaveSession, prepareMedia } from './join-session.ts';
import { closeDesk, keepDesk, openDesk, pauseDesk, resumeDesk } from './keep-desk.ts';
import { dropPush, keepPush, readPushKey } from './keep-push.ts';
import { readRecord, saveNotes } from './keep-record.ts';
import { comeBack, leaveQueue, stepAway } from './move-in-queue.ts';
import { openTicket } from './open-ticket.ts';
import { readBoard } from './read-board.ts';
import { readCatalogue } from './read-catalogue.ts';
import { listDesks, readDesk } from './read-desk.ts';
import { readOutbox } from './read-outbox.ts';
import { readDossier, readTicketDossier } from './read-dossier.ts';
import { readTicket } from './read-ticket.ts';
import { finishSession, pauseSession, readSession, resumeSession } from './run-session.ts';
import * as media from './signal-media.ts';
import { readSelf, signIn, signOut } from './sign-in.ts';
import { takeTicket } from './take-ticket.ts';

const comes = () => {
  throw new Refusal('UNKNOWN_COMMAND');
};

/** Every command of the contract and the use case behind it. */
export const ACTIONS: { [N in CommandName]: Action<N> } = {
  'catalogue.read': readCatalogue,
  'board.read': readBoard,
  'ticket.take': takeTicket,
  'ticket.open': openTicket,
  'ticket.read': readTicket,
  'ticket.stepAway': stepAway,
  'ticket.comeBack': comeBack,
  'ticket.leave': leaveQueue,
  'ticket.askToWait': askToWait,
  'staff.signIn': signIn,
  'staff.signOut': signOut,
  'staff.readSelf': readSelf,
  'desk.list': listDesks,
  'desk.read': readDesk,
  'desk.open': openDesk,
  'desk.keep': keepDesk,
  'desk.close': closeDesk,
  'desk.pause': pauseDesk,
  'desk.resume': resumeDesk,
  'desk.callNext': callNext,
  'desk.recall': recall,
  'desk.noShow': noShow,
  'session.read': readSession,
  'session.pause': pauseSession,
  'session.resume': resumeSession,
  'session.finish': finishSession,
  'record.read': readRecord,
  'record.saveNotes': saveNotes,
  'media.capabilities': media.readCapabilities,
  'session.join': joinSession,
  'session.leave': leaveSession,
  'media.prepare': prepareMedia,
  'media.connect': media.connectTransport,
  'media.warm': media.produceWarming,
  'media.produce': media.produce,
  'media.pause': media.pauseProducer,
  'media.stop': media.stopProducer,
  'media.resume': media.resumeConsumer,
  'media.restartIce': media.restartIce,

  'ticket.askCode': askCode,
  'ticket.confirm': confirmTicket,
  'ticket.setContact': setContact,
  'ticket.saveDeviceTest': comes,
  'ticket.keepPush': keepPush,
  'ticket.dropPush': dropPush,
  'ticket.readDossier': readTicketDossier,
  'ticket.addFile': comes,
  'ticket.removeFile': comes,
  'ticket.declineCloseUp': comes,
  'ticket.submitAppeal': comes,
  'ticket.signAppeal': comes,
  'ticket.returnAppeal': comes,
  'ticket.replyCompletion': comes,
  'push.readKey': readPushKey,
  'account.askCode': account.askAccountCode,
  'account.signIn': account.signInToAccount,
  'account.signOut': account.signOutOfAccount,
  'account.read': account.readAccount,
  'account.openTicket': account.openFromAccount,
  'paper.check': comes,
  'outbox.read': readOutbox,
  'staff.giveSecondFactor': comes,
  'staff.beginEnrolment': comes,
  'staff.confirmEnrolment': comes,
  'staff.dropSecondFactor': comes,
  'staff.changePassword': comes,
  'staff.readSecurity': comes,
  'staff.revokeSession': comes,
  'dossier.read': readDossier,
  'identity.record': comes,
  'identity.askCloseUp': comes,
  'file.add': comes,
  'appeal.offer': comes,
  'appeal.register': comes,
  'appeal.listSubmitted': comes,
  'completion.ask': comes,
  'completion.close': comes,
  'probe.open': comes,
  'probe.connect': comes,
  'probe.echo': comes,
  'probe.close': comes,
};
