/** Where the engine writes; a pino logger fits. */
export type MediaLog = {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
};
