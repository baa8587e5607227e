import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs, holderOf } from '../harness/asking.ts';
import { codeInOutbox, confirmContact } from '../harness/codes.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { newSecret, ticketInput } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
/** The regional office asks for a proved contact; the district one must not. */
let regional: Line;
beforeAll(async () => {
  server = await startTestServer();
  regional = await addLine(server, demo.offices.almaty, 1);
});
afterAll(() => server?.stopAll());

const nobody = { kind: 'anyone' } as const;
let people = 0;
/** Everyone has a telephone of their own. */
const newPhone = () => `+770170${String((people += 1)).padStart(5, '0')}`;

async function take(change: { phone?: string; email?: string; line?: Line } = {}) {
  const { phone = newPhone(), email, line = regional } = change;
  const input = ticketInput({
    officeId: line.officeId,
    serviceId: line.serviceId,
    secret: newSecret(),
    applicant: {
      name: { surname: 'Әбілқасымов', givenName: 'Ғани' },
      phone,
      ...(email && { email }),
    },
  });
  const { ticketId } = await doAs(server, nobody, 'ticket.take', input);
  return holderOf(server, ticketId);
}

const stateOf = async (ticketId: string) => (await server.deps.store.ticket(ticketId))!.state;
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('TRP: a ticket that needs a proved contact', () => {
  test('does not stand in the line before it, and stands at the place of its taking after it (O87-9)', async () => {
    const line = await addLine(server, demo.offices.almaty, 1);
    const [first, second] = [await take({ line }), await take({ line })];
    expect(await stateOf(first.ticketId)).toBe('unconfirmed');
    expect(await server.deps.store.line(line.queueId)).toEqual([]);
    await confirmContact(server, second);
    expect(await confirmContact(server, first)).toEqual({ state: 'waiting' });
    const inLine = await server.deps.store.line(line.queueId);
    expect(inLine.map(({ id }) => id)).toEqual([first.ticketId, second.ticketId]);
    const { deskId, principal } = line.desks[0]!;
    expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
      ticketId: first.ticketId,
    });
  });

  test('is not given without a phone or an e-mail', async () => {
    const input = ticketInput({
      ...{ officeId: regional.officeId, serviceId: regional.serviceId },
      applicant: { name: { surname: 'Ән', givenName: 'Ғани' }, address: 'Алматы, Абай 1' },
    });
    const answer = await askAs(server, nobody, 'ticket.take', input);
    expect(answer).toMatchObject({
      code: 'PARTICULARS_NEEDED',
      fields: ['applicant.phone', 'applicant.email'],
    });
  });

  test('is not asked for where refusing is forbidden (O87-39), even if a rule asks for it', async () => {
    await server.database.owner.query(
      `UPDATE "Rule" SET "value" = '{"codeRequired": true}' WHERE "key" = 'ticket.confirmation'`,
    );
    const district = await addLine(server, demo.offices.almalyDistrict, 0);
    const { ticketId } = await take({ line: district });
    expect(await stateOf(ticketId)).toBe('waiting');
  });

  test('confirmed on a later day has a number of that day, and its place before those who came later', async () => {
    const line = await addLine(server, demo.offices.almaty, 0);
    const early = await take({ line });
    server.clock.advance(24 * 3_600_000);
    const today = await take({ line });
    await confirmContact(server, today);
    expect((await server.deps.store.ticket(today.ticketId))!.label).toMatch(/-001$/);
    await confirmContact(server, early);
    const inLine = await server.deps.store.line(line.queueId);
    expect(inLine.map(({ label }) => label.slice(-3))).toEqual(['002', '001']);
  });
});

describe('a code', () => {
  test('is wrong, then right: the try is counted, the contact is proved', async () => {
    const holder = await take();
    const { ticketId } = holder;
    const { codeId, to } = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
    expect(to).toMatch(/^\+7701•••\d{4}$/);
    const code = await codeInOutbox(server, ticketId);
    const asked = { ticketId, codeId };
    expect(await askAs(server, holder, 'ticket.confirm', { ...asked, code: wrong(code) })).toMatchObject({
      code: 'CODE_WRONG',
    });
    expect((await server.deps.store.code(codeId))!.triesLeft).toBe(4);
    await doAs(server, holder, 'ticket.confirm', { ...asked, code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(await askAs(server, holder, 'ticket.confirm', { ...asked, code })).toMatchObject({
      code: 'CODE_OVER',
    });
    expect((await server.deps.store.ticket(ticketId))!.visit.applicant.phoneConfirmedAt).not.toBeNull();
  });
});
