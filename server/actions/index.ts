import type { CommandName } from '../contract/commands.ts';
import type { Action } from './action.ts';
import * as account from './account.ts';
import { addStaffFile, addTicketFile } from './add-file.ts';
import { askToWait } from './ask-to-wait.ts';
import { askCloseUp, recordIdentity } from './check-identity.ts';
import { askCompletion, closeCompletion, replyCompletion } from './complete-appeal.ts';
import { callTicket } from './call-ticket.ts';
import { callNext } from './call-next.ts';
import { changePassword } from './change-password.ts';
import { checkPaper } from './check-paper.ts';
import { noShow, recall } from './called-person.ts';
import { askCode, confirmTicket, setContact } from './confirm-contact.ts';
import { beginEnrolment, confirmEnrolment, dropSecondFactor } from './enrol.ts';
import { giveSecondFactor } from './give-second-factor.ts';
import { keepUnits, releasePerson, setReady, takePerson } from './interpret.ts';
import { joinSession, leaveSession, prepareMedia } from './join-session.ts';
import { closeDesk, keepDesk, openDesk, pauseDesk, resumeDesk } from './keep-desk.ts';
import { dropPush, keepPush, readPushKey } from './keep-push.ts';
import { readRecord, saveNotes } from './keep-record.ts';
import { listSubmitted } from './list-submitted.ts';
import { comeBack, leaveQueue, stepAway } from './move-in-queue.ts';
import { offerAppeal, returnAppeal, signAppeal } from './oral-appeal.ts';
import { openTicket } from './open-ticket.ts';
import { offerDesk } from './offer-desk.ts';
import { checkClaim, claimOutOfTurn } from './out-of-turn.ts';
import { readActs, readTargets, searchLine } from './read-line.ts';
import { readOfficials } from './read-officials.ts';
import { sendNotice } from './send-notice.ts';
import { readChat, say } from './chat.ts';
import { park, putBack, unpark } from './set-aside.ts';
import { followTicket, transferTicket } from './transfer-ticket.ts';
import { vouchInterpreter } from './vouch-interpreter.ts';
import * as probe from './probe-path.ts';
import { readBoard } from './read-board.ts';
import { readCatalogue } from './read-catalogue.ts';
import { listDesks, readDesk } from './read-desk.ts';
import { readErrors } from './read-errors.ts';
import { readOutbox } from './read-outbox.ts';
import { listPeopleInNeed } from './read-people-in-need.ts';
import { readSecurity, revokeSession } from './read-security.ts';
import { readDossier, readTicketDossier } from './read-dossier.ts';
import { readTicket } from './read-ticket.ts';
import { readQuality } from './read-quality.ts';
import { registerAppeal } from './register-appeal.ts';
import { declineCloseUp, removeTicketFile, takeBackFile } from './remove-file.ts';
import { finishSession, pauseSession, readSession, resumeSession } from './run-session.ts';
import { saveDeviceTest } from './save-device-test.ts';
import * as media from './signal-media.ts';
import { readSelf, signIn, signOut } from './sign-in.ts';
import { reportQuality } from './report-quality.ts';
import { submitAppeal } from './submit-appeal.ts';
import { takeTicket } from './take-ticket.ts';

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
  'desk.callTicket': callTicket,
  'desk.putBack': putBack,
  'desk.park': park,
  'desk.unpark': unpark,
  'desk.transfer': transferTicket,
  'desk.readTargets': readTargets,
  'desk.offer': offerDesk,
  'desk.sendNotice': sendNotice,
  'desk.checkClaim': checkClaim,
  'desk.vouchInterpreter': vouchInterpreter,
  'desk.searchLine': searchLine,
  'desk.readActs': readActs,
  'catalogue.officials': readOfficials,
  'ticket.claimOutOfTurn': claimOutOfTurn,
  'ticket.follow': followTicket,
  'interpreter.list': listPeopleInNeed,
  'interpreter.take': takePerson,
  'interpreter.release': releasePerson,
  'interpreter.setReady': setReady,
  'interpreter.keep': keepUnits,
  'estimate.readErrors': readErrors,
  'quality.read': readQuality,
  'session.read': readSession,
  'session.pause': pauseSession,
  'session.resume': resumeSession,
  'session.finish': finishSession,
  'session.say': say,
  'session.readChat': readChat,
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
  'media.layer': media.preferLayer,
  'media.hand': media.raiseHand,
  'media.ease': media.easePictures,
  'media.flow': media.readFlow,
  'media.quality': reportQuality,

  'ticket.askCode': askCode,
  'ticket.confirm': confirmTicket,
  'ticket.setContact': setContact,
  'ticket.saveDeviceTest': saveDeviceTest,
  'ticket.keepPush': keepPush,
  'ticket.dropPush': dropPush,
  'ticket.readDossier': readTicketDossier,
  'ticket.addFile': addTicketFile,
  'ticket.removeFile': removeTicketFile,
  'ticket.declineCloseUp': declineCloseUp,
  'ticket.submitAppeal': submitAppeal,
  'ticket.signAppeal': signAppeal,
  'ticket.returnAppeal': returnAppeal,
  'ticket.replyCompletion': replyCompletion,
  'push.readKey': readPushKey,
  'account.askCode': account.askAccountCode,
  'account.signIn': account.signInToAccount,
  'account.signOut': account.signOutOfAccount,
  'account.read': account.readAccount,
  'account.openTicket': account.openFromAccount,
  'paper.check': checkPaper,
  'outbox.read': readOutbox,
  'staff.giveSecondFactor': giveSecondFactor,
  'staff.beginEnrolment': beginEnrolment,
  'staff.confirmEnrolment': confirmEnrolment,
  'staff.dropSecondFactor': dropSecondFactor,
  'staff.changePassword': changePassword,
  'staff.readSecurity': readSecurity,
  'staff.revokeSession': revokeSession,
  'dossier.read': readDossier,
  'identity.record': recordIdentity,
  'identity.askCloseUp': askCloseUp,
  'file.add': addStaffFile,
  'file.takeBack': takeBackFile,
  'appeal.offer': offerAppeal,
  'appeal.register': registerAppeal,
  'appeal.listSubmitted': listSubmitted,
  'completion.ask': askCompletion,
  'completion.close': closeCompletion,
  'probe.open': probe.openProbe,
  'probe.connect': probe.connectProbe,
  'probe.echo': probe.echoProbe,
  'probe.close': probe.closeProbe,
};
