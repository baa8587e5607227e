import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type MailServer = { url: string; letters: ParsedMail[]; close(): Promise<void> };

/** A real SMTP server on this machine. `refuses` names the addresses it will never take. */
export async function startMailServer(refuses: readonly string[] = [], port = 0): Promise<MailServer> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refuses.includes(address) ? refusal(address) : undefined);
    },
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (letter) => {
          letters.push(letter);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    letters,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const refusal = (address: string) =>
  Object.assign(new Error(`no such letter box: ${address}`), { responseCode: 550 });
