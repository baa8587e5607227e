import type { Prisma } from '../../store/generated/client.ts';
import type { ChatRow } from './chat.ts';

export type PaperRow = Prisma.PaperGetPayload<object>;

/** A paper with what decides who may see it. */
export type PaperInFull = Prisma.PaperGetPayload<{
  include: {
    visit: {
      include: {
        office: true;
        applicant: true;
        appeals: { select: { state: true; acceptedById: true } };
      };
    };
  };
}>;

/** What a visit holds that its protocol tells of. */
export type ProtocolSources = Prisma.VisitGetPayload<{
  include: {
    office: true;
    service: true;
    applicant: true;
    checks: { include: { checkedBy: true } };
    appeals: { include: { _count: { select: { files: true } } } };
  };
}> & { sessions: { messages: ChatRow[] }[] };

export type PaperReads = {
  paper(paperId: string): Promise<PaperInFull | null>;
  /** For whoever holds the code: only what says whether the paper is genuine. */
  paperByCode(code: string): Promise<Pick<PaperRow, 'kind' | 'facts' | 'issuedAt' | 'sha256'> | null>;
  protocolSources(visitId: string): Promise<ProtocolSources | null>;
};
