import type { RefusalAnswer } from '$contract/answer.ts';
import type { ErrorCode } from '$contract/errors.ts';
import { errorTexts } from '$contract/texts/errors.ts';
import type { Text } from '$contract/texts/text.ts';

/** A refusal as a page meets it: the closed code, the paths of the wrong fields (`applicant.iin`), the log's key. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  readonly correlationId: string;

  constructor(answer: Pick<RefusalAnswer, 'code'> & Partial<RefusalAnswer>, options?: ErrorOptions) {
    super(answer.code, options);
    this.name = 'Refused';
    this.code = answer.code;
    this.fields = answer.fields ?? [];
    this.correlationId = answer.correlationId ?? '';
  }

  /** What to do now, for `t`. */
  get text(): Text {
    return errorTexts[this.code];
  }
}

/** The refusal among what may be caught; anything else is a fault of ours and goes on up. */
export function refusedOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
