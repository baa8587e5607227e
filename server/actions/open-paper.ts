import type { ReceptionLanguage } from '../contract/language.ts';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../contract/errors.ts';
import { paperFacts } from '../domain/paper-facts.ts';
import { holdsRole, type Principal } from '../domain/principal.ts';
import type { Deps } from './ports/deps.ts';
import { update } from './ports/change.ts';
import { Conflict } from './ports/store.ts';
import { BlobGone } from './ports/blobs.ts';
import type { PaperInFull } from './reads/papers.ts';
import { systemCall } from './system-call.ts';
import { receivesLater } from './visit-access.ts';

export type OpenedPaper = {
  kind: 'coupon' | 'protocol';
  language: ReceptionLanguage;
  label: string;
  bytes: Uint8Array;
};

/**
 * The PDF of a paper, for who may see the visit: whoever holds its ticket or has proved its contact, and the official
 * who received it or its person after a transfer, or to whom one of its appeals was handed in.
 */
export async function openPaper(deps: Deps, principal: Principal, paperId: string): Promise<OpenedPaper> {
  if (principal.kind === 'anyone' || principal.kind === 'signing_in') throw new Refusal('NOT_SIGNED_IN');
  const paper = await deps.store.paper(paperId);
  if (!paper || !(await maySee(deps, principal, paper))) throw new Refusal('NOT_FOUND', 'not their paper');
  const bytes = (await keptBytes(deps, paper)) ?? (await printAndKeep(deps, paperId));
  const facts = paperFacts.parse(paper.facts);
  const label = facts.kind === 'coupon' ? facts.label : facts.ticketLabel;
  return { kind: facts.kind, language: facts.language, label, bytes };
}

async function maySee(deps: Deps, principal: Principal, { visitId, visit }: PaperInFull): Promise<boolean> {
  if (principal.kind === 'ticket') return principal.visitId === visitId;
  if (principal.kind === 'account') {
    const { phone, phoneConfirmedAt, email, emailConfirmedAt } = visit.applicant;
    const bySms = principal.channel === 'sms';
    return bySms
      ? phoneConfirmedAt !== null && phone === principal.contact
      : emailConfirmedAt !== null && email === principal.contact;
  }
  if (principal.kind !== 'staff') return false;
  const { staffId } = principal;
  if (await receivesLater(deps, principal, visitId)) return true;
  if (!holdsRole(principal, 'official', visit.office.path)) return false;
  const handedIn = visit.appeals.some((a) => a.state === 'submitted' || a.acceptedById === staffId);
  return handedIn || deps.store.hasReceived(visitId, staffId);
}

/**
 * The stored file, if it is still the one whose fingerprint the check page gives out: what the disk has changed is no
 * genuine paper, and to look costs a fraction of a millisecond.
 */
async function keptBytes(
  deps: Deps,
  paper: { id: string; sha256: Uint8Array | null },
): Promise<Uint8Array | null> {
  if (!paper.sha256) return null;
  try {
    const bytes = await buffer(await deps.blobs.open(paper.id));
    if (isSame(sha256Of(bytes), paper.sha256)) return bytes;
    deps.log.error({ paperId: paper.id }, 'a stored paper is not what was printed');
  } catch (error) {
    if (!(error instanceof BlobGone)) throw error;
    deps.log.error({ paperId: paper.id }, 'a stored paper is gone');
  }
  return null;
}

/** Prints once, and again only what is lost: the same facts give the same bytes. */
const printAndKeep = (deps: Deps, paperId: string): Promise<Uint8Array> =>
  deps.locks.run(`paper:${paperId}`, async () => {
    const before = (await deps.store.paper(paperId))!;
    const kept = await keptBytes(deps, before);
    if (kept) return kept;
    const checkUrl = `${deps.publicUrl()}/check/${before.code}`;
    const bytes = await deps.papers.print(paperFacts.parse(before.facts), checkUrl);
    const sha256 = sha256Of(bytes);
    const claimed = before.sha256 ?? (await claim(deps, before, sha256, bytes.length));
    if (!isSame(claimed, sha256)) {
      // Printed by a server of another version; its file, if anyone's, is the genuine one.
      const others = await keptBytes(deps, { id: paperId, sha256: claimed });
      if (others) return others;
      deps.log.error({ paperId }, 'a lost paper cannot be printed again as it was');
      throw new Refusal('FILE_GONE');
    }
    await deps.blobs.put(paperId, oneChunk(bytes), bytes.length);
    return bytes;
  });

/** The fingerprint is written before the file, so that no server puts its file over another's. */
async function claim(
  deps: Deps,
  paper: PaperInFull,
  sha256: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Uint8Array> {
  try {
    return await deps.store.commit<Uint8Array>(systemCall('paper.print'), deps.clock.now(), {
      officeId: paper.officeId,
      answer: sha256,
      about: { paperId: paper.id, visitId: paper.visitId },
      writes: [update('Paper', paper, { sha256, size })],
      events: [],
    });
  } catch (error) {
    const others = error instanceof Conflict ? (await deps.store.paper(paper.id))?.sha256 : null;
    if (!others) throw error;
    return others;
  }
}

const sha256Of = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
