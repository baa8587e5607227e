/**
 * The closed set of refusals. Each has an HTTP status and, in `texts/errors.ts`, a text in each language that tells a
 * person what to do. Nothing outside this set reaches a client.
 */
export const ERRORS = {
  BAD_INPUT: 400,
  UNKNOWN_COMMAND: 404,
  TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  NOT_SIGNED_IN: 401,
  WRONG_LOGIN: 401,
  FORBIDDEN: 403,
  WRONG_ORIGIN: 403,
  NOT_FOUND: 404,
  LINK_NOT_VALID: 404,
  KEY_REUSED: 409,
  CHANGED_MEANWHILE: 409,
  WRONG_STATE: 409,
  QUEUE_EMPTY: 409,
  QUEUE_FULL: 409,
  COMPLAINED_OF: 409,
  FOR_ANOTHER_DESK: 409,
  ALREADY_CLAIMED: 409,
  AGREEMENT_NEEDED: 422,
  PERSON_TAKEN: 409,
  PERSON_NOT_YOURS: 409,
  INTERPRETER_IN_TALK: 409,
  INTERPRETER_NOT_READY: 409,
  DESK_TAKEN: 409,
  DESK_BUSY: 409,
  DESK_NOT_YOURS: 409,
  CONSENT_NEEDED: 422,
  ESSENCE_NEEDED: 422,
  PARTICULARS_NEEDED: 422,
  MUST_NOT_REFUSE: 422,
  CODE_WRONG: 422,
  CODE_OVER: 410,
  CODE_TOO_SOON: 429,
  NO_CONTACT: 422,
  WRONG_PASSWORD: 422,
  PASSWORD_WEAK: 422,
  SECOND_FACTOR_REQUIRED: 422,
  FILE_TYPE: 415,
  FILE_TOO_LARGE: 413,
  FILES_TOO_MANY: 422,
  FILE_GONE: 410,
  CHAT_FULL: 422,
  NO_SESSION: 409,
  SESSION_ENDED: 409,
  MEDIA_STALE: 409,
  MEDIA_REFUSED: 422,
  MEDIA_UNAVAILABLE: 503,
  MEDIA_FULL: 503,
  TAKEN_OVER: 409,
  SHUTTING_DOWN: 503,
  TRY_AGAIN: 503,
  /** A page's own: it never reached the server. */
  NO_CONNECTION: 503,
  /** A page's own: its browser has no WebRTC. */
  CANNOT_TALK: 501,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Thrown once inside, translated once at the edge. `fields` names what in the input is wrong; `log` is not for people. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  constructor(
    code: ErrorCode,
    log: string = code,
    options: ErrorOptions & { fields?: readonly string[] } = {},
  ) {
    super(log, options);
    this.name = 'Refusal';
    this.code = code;
    this.fields = options.fields ?? [];
  }
}
