import { Refusal } from '../contract/errors.ts';
import { scansLeft, videosLeft } from '../domain/files.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { checkView, commonView, isFromApplicant, legView, personView } from './dossier-views.ts';
import { readOfficeRules } from './office-rules.ts';
import { ticketOf, readableVisit } from './visit-access.ts';

/** What the visit leaves behind, and what may still be handed in, for the holder of its ticket. */
export const readTicketDossier: Action<'ticket.readDossier'> = async (deps, principal, { ticketId }) => {
  const { visitId } = ticketHolder(principal, ticketId);
  const visit = await deps.store.visitInFull(visitId);
  if (!visit) throw new Refusal('NOT_FOUND');
  const ticketIds = visit.tickets.map(({ id }) => id);
  const [messages, chats, before, pushed, { rule }] = await Promise.all([
    deps.store.messagesOf(ticketIds),
    deps.store.chatsOf(visitId),
    visit.originVisitId ? deps.store.handedBefore(visitId) : [],
    deps.store.hasPush(ticketIds),
    readOfficeRules(deps.store, visit.office, deps.clock.now()),
  ]);
  const { value: limits } = rule('appeal.files');
  const own = visit.files.filter(isFromApplicant);
  // The name of a document that was handed over by mistake may be somebody else's.
  const present = visit.files.filter(({ purpose, state }) => purpose !== 'handed' || state === 'stored');
  const files = [...before, ...present];
  return {
    ...commonView(deps, { ...visit, files }, { messages, chats }),
    limits: {
      scanBytes: limits.scanBytes,
      scansLeft: scansLeft(own, limits),
      videosLeft: videosLeft(own, limits),
      videoBytes: limits.videoBytes,
      videoSeconds: limits.videoSeconds,
    },
    pushed,
  };
};

/** The same for an official, with who came and what was checked (O87-10). */
export const readDossier: Action<'dossier.read'> = async (deps, principal, { visitId }) => {
  const visit = await readableVisit(deps, principal, visitId);
  const at = deps.clock.now();
  const [messages, chats, legs, { rule }] = await Promise.all([
    deps.store.messagesOf(visit.tickets.map(({ id }) => id)),
    deps.store.chatsOf(visitId),
    deps.store.legsOf(visitId),
    readOfficeRules(deps.store, visit.office, at),
  ]);
  return {
    ...commonView(deps, visit, { messages, chats }),
    ticketId: ticketOf(visit).id,
    person: personView(deps, visit, at),
    checks: visit.checks.map((check) => checkView(deps, check, visit.office)),
    legs: legs.map(legView),
    keepCopyAllowed: rule('identity.keepCopy').value.allowed,
  };
};
