export type EngineErrorCode = 'UNSUPPORTED' | 'IN_USE' | 'UNREACHABLE' | 'NOT_INITIALISED' | 'NOT_STARTED';

/** Why the embedded PostgreSQL cannot serve. The message says what a person at the machine can do. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}
