import { createTransport, type NodemailerError } from 'nodemailer';
import { NotSent } from '../../actions/ports/notifier.ts';
import { isLoopback } from '../../loopback.ts';

/** `url`: `smtps://user:password@mail.example` or `smtp://…`, with nodemailer's options as its query. */
export type SmtpSettings = { url: string; from: string };
export type Letter = { id: string; to: string; subject: string; text: string };

const WITHIN_MS = 10_000;

/** Sends letters by SMTP. Over a network they leave encrypted or not at all, unless the URL says `requireTLS=false`. */
export function smtpSender({ url, from }: SmtpSettings) {
  const transport = createTransport({
    url,
    pool: true,
    requireTLS: !isLoopback(url),
    connectionTimeout: WITHIN_MS,
    greetingTimeout: WITHIN_MS,
    socketTimeout: WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.replace(/>.*$/, '').split('@').at(-1) ?? 'localhost';
  return {
    async send({ id, to, subject, text }: Letter): Promise<void> {
      try {
        // One id for one message: a letter box that gets it twice shows it once. As an object, the address is one
        // address, whatever it looks like.
        const envelope = { name: '', address: to };
        await transport.sendMail({ from, to: envelope, subject, text, messageId: `<${id}@${domain}>` });
      } catch (error) {
        throw notSent(error as NodemailerError);
      }
    },
    close: () => transport.close(),
  };
}

/** The server's own words may repeat the address: only its codes are kept. */
function notSent({ code, responseCode = 0 }: NodemailerError): NotSent {
  const isOfThisLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const why = isOfThisLetter && responseCode >= 500 ? 'refused' : 'later';
  return new NotSent(why, `smtp ${code ?? 'failed'} ${responseCode || ''}`.trim());
}
