import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import type { FileView } from '../contract/file.ts';
import { handedLeft, nameByType, scansLeft, videosLeft } from '../domain/files.ts';
import type { RuleValue } from '../domain/rules.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { isFromApplicant } from './dossier-views.ts';
import { keepFile } from './keep-file.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert, update } from './ports/change.ts';
import type { FileRow, VisitInFull } from './reads/dossier.ts';
import { receivedVisit, visitOfOfficial } from './visit-access.ts';

/** The applicant hands in a scan or a video message, or the close-up of a document that the official asked for. */
export const addTicketFile: Action<'ticket.addFile'> = async (deps, principal, input, call) => {
  const { visitId } = ticketHolder(principal, input.ticketId);
  if (input.purpose !== 'close_up') return addNew(deps, call, visitId, input.purpose, input.name);
  // Two pictures for one request come one after the other, so that no picture takes the place of the other's.
  const key = `file:${visitId}:${input.closeUpId}`;
  return deps.locks.run(key, () => addCloseUp(deps, call, visitId, input));
};

/** The official adds what was brought to the desk, or came by other ways; or hands a document to the person received. */
export const addStaffFile: Action<'file.add'> = async (deps, principal, { visitId, purpose, name }, call) => {
  await (purpose === 'handed' ? receivedVisit : visitOfOfficial)(deps, principal, visitId);
  return addNew(deps, call, visitId, purpose, name);
};

const LEFT = { scan: scansLeft, video_message: videosLeft, handed: handedLeft };

async function addNew(
  deps: Deps,
  call: Call,
  visitId: string,
  purpose: keyof typeof LEFT,
  name: string,
): Promise<FileView> {
  const fileId = uuid();
  const limits = await readLimits(deps, visitId);
  return keepFile(deps, call, {
    ...{ visitId, fileId, purpose, limits },
    demand({ files }) {
      const own = files.filter((file) => isFromApplicant(file) === isFromApplicant(call));
      const left = LEFT[purpose](own, limits);
      const all = own.filter(({ state }) => state === 'stored').length;
      if (left === 0 || all >= deps.settings.filesOfVisit) throw new Refusal('FILES_TOO_MANY');
    },
    decide(visit, received, at) {
      const row: FileRow = {
        ...received,
        id: fileId,
        officeId: visit.officeId,
        visitId,
        appealId: null,
        purpose,
        concerns: null,
        name: nameByType(name, received.mediaType),
        state: 'stored',
        keepConsent: false,
        by: call.by,
        createdAt: at,
        removedAt: null,
        version: 1,
      };
      // The visit's version rises, so that of two files at one moment the second is counted after the first.
      return { row, writes: [insert('File', row), update('Visit', visit, {})] };
    },
  });
}

async function addCloseUp(
  deps: Deps,
  call: Call,
  visitId: string,
  { closeUpId = '', keepConsent = false, name }: Input<'ticket.addFile'>,
): Promise<FileView> {
  const limits = await readLimits(deps, visitId);
  const asked = ({ files }: VisitInFull) => {
    const row = files.find(({ id, purpose }) => id === closeUpId && purpose === 'close_up');
    if (!row) throw new Refusal('NOT_FOUND', 'no such request');
    if (row.state !== 'asked') throw new Refusal('WRONG_STATE', `the close-up is ${row.state}`);
    return row;
  };
  return keepFile(deps, call, {
    ...{ visitId, fileId: closeUpId, purpose: 'close_up', limits },
    demand: asked,
    decide(visit, received) {
      const row = asked(visit);
      const set = {
        ...received,
        name: nameByType(name, received.mediaType),
        keepConsent,
        state: 'stored' as const,
        by: call.by,
      };
      return { row: { ...row, ...set }, writes: [update('File', row, set)] };
    },
  });
}

async function readLimits(deps: Deps, visitId: string): Promise<RuleValue<'appeal.files'>> {
  const visit = await deps.store.visit(visitId);
  if (!visit) throw new Refusal('NOT_FOUND');
  const { rule } = await readOfficeRules(deps.store, visit.office, deps.clock.now());
  return rule('appeal.files').value;
}
