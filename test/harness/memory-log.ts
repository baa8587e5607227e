import pino, { type Logger } from 'pino';

/** Everything a server would write to its log, down to the last detail, kept to be searched. */
export function memoryLog(): { log: Logger; text(): string } {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { log, text: () => lines.join('') };
}
