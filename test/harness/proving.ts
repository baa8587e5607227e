import { demo } from '../../prisma/seed/demo.ts';
import type { TicketPrincipal } from '../../server/domain/principal.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { doAs, holderOf } from './asking.ts';
import { addLine, type Line } from './lines.ts';
import { newSecret, ticketInput } from './people.ts';
import type { TestServer } from './server.ts';

let people = 0;
/** Everyone has a telephone of their own. */
export const newPhone = () => `+770170${String((people += 1)).padStart(5, '0')}`;

/** A line of a regional office: it asks for a proved contact, and the district one must not. */
export const regionalLine = (server: TestServer, desks = 0) => addLine(server, demo.offices.almaty, desks);

export async function takeIn(
  server: TestServer,
  { officeId, serviceId }: Line,
  contact: { phone?: string; email?: string } = { phone: newPhone() },
  languages: CallInput<'ticket.take'>['languages'] = { reception: 'kk', screen: 'kk' },
): Promise<TicketPrincipal> {
  const name = { surname: 'Әбілқасымов', givenName: 'Ғани', patronymic: 'Өмірұлы' };
  const applicant = { name, address: 'Алматы, Абай даңғылы, 1', ...contact };
  const input = ticketInput({ officeId, serviceId, secret: newSecret(), applicant, languages });
  const { ticketId } = await doAs(server, { kind: 'anyone' }, 'ticket.take', input);
  return holderOf(server, ticketId);
}
