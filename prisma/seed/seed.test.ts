import { describe, expect, it } from 'vitest';
import { isOpen } from '../../server/domain/business-day.ts';
import { holdsRole } from '../../server/domain/principal.ts';
import { ruleFor, RULES, type RuleKey } from '../../server/domain/rules.ts';
import { demo } from './demo.ts';
import { demoRows } from './rows.ts';
import { KEEPS_HOURS } from './rules.ts';

const now = new Date('2026-11-22T04:00:00Z');
const rows = demoRows(now);
const office = (id: string) => rows.offices.find((row) => row.id === id)!;
const inOffice = <R extends { officeId: string }>(table: R[], id: string) =>
  table.filter((row) => row.officeId === id);
const pairs = (table: { officeId: string }[], of: (row: never) => string) =>
  table.map((row) => `${row.officeId} ${of(row as never)}`);
const ruleKeys = Object.keys(RULES) as RuleKey[];
const rule = <K extends RuleKey>(key: K, id: string) => ruleFor(rows.rules, key, office(id), now).value;

describe('the offices of the demo', () => {
  it('O87-2: are one tree, and the path of each is the chain of ids from the root', () => {
    expect(rows.offices.filter((row) => row.parentId === null).map((row) => row.id)).toEqual([
      demo.offices.general,
    ]);
    for (const row of rows.offices.filter((child) => child.parentId !== null)) {
      expect(row.path).toBe(`${office(row.parentId!).path}/${row.id}`);
    }
    expect(new Set(rows.offices.map((row) => row.code)).size).toBe(rows.offices.length);
  });

  it('O87-2: hold three regions of two districts each', () => {
    const regions = rows.offices.filter((row) => row.kind === 'regional');
    const districtsIn = (id: string) =>
      rows.offices.filter((row) => row.kind === 'district' && row.parentId === id);
    expect(regions.map((region) => districtsIn(region.id).length)).toEqual([2, 2, 2]);
  });

  it('O87-2: treat the prosecutor of a city equated to a region as a regional prosecutor', () => {
    for (const region of rows.offices.filter((row) => row.kind === 'regional')) {
      const kinds = inOffice(rows.posts, region.id).map((post) => post.kind);
      expect(kinds).toEqual([
        'regional_prosecutor',
        'deputy_regional',
        'division_head',
        'authorised_prosecutor',
      ]);
    }
  });

  it.each(rows.offices)('$nameEn has a line, a service, a desk and somebody who receives', ({ id, path }) => {
    for (const queue of inOffice(rows.queues, id)) {
      expect(rows.services.filter((row) => row.queueId === queue.id)).not.toEqual([]);
      expect(rows.desks.filter((row) => row.queueId === queue.id)).not.toEqual([]);
    }
    expect(inOffice(rows.queues, id)).not.toEqual([]);
    expect(inOffice(rows.grants, id).some((grant) => grant.role === 'official')).toBe(true);
    expect(path.endsWith(id)).toBe(true);
  });

  it('keep every reference inside the office', () => {
    const queueIsOwn = (row: { officeId: string; queueId: string }) =>
      inOffice(rows.queues, row.officeId).some((queue) => queue.id === row.queueId);
    expect([...rows.services, ...rows.desks].filter((row) => !queueIsOwn(row))).toEqual([]);
    const postIsOwn = (row: { officeId: string; postId: string }) =>
      inOffice(rows.posts, row.officeId).some((post) => post.id === row.postId);
    expect(rows.staff.filter((row) => !postIsOwn(row))).toEqual([]);
  });

  it('tell lines, desks and services apart within the office', () => {
    const named = [
      pairs(rows.queues, (row: { prefix: string }) => row.prefix),
      pairs(rows.desks, (row: { label: string }) => row.label),
      pairs(rows.services, (row: { code: string }) => row.code),
    ];
    for (const names of named) expect(new Set(names).size).toBe(names.length);
  });

  it('are named in Kazakh, Russian and English', () => {
    const texts = [...rows.offices, ...rows.posts, ...rows.queues, ...rows.services].flatMap((row) =>
      Object.entries(row).filter(([column]) => /^(name|hint)/.test(column)),
    );
    expect(texts.filter(([, text]) => !String(text).trim())).toEqual([]);
    expect(
      texts.filter(([column, text]) => column.endsWith('En') && /[а-яәғқңөұүһі]/i.test(String(text))),
    ).toEqual([]);
  });
});

describe('the rules of the demo', () => {
  it.each(rows.offices)('are complete for $nameEn', (row) => {
    for (const key of ruleKeys) expect(ruleFor(rows.rules, key, row, now).legalRef).not.toBe('');
  });

  it('O87-39: a district office may not refuse, whatever is missing', () => {
    expect(rule('reception.mayRefuse', demo.offices.almalyDistrict)).toEqual({ allowed: false });
    expect(rule('ticket.particulars', demo.offices.almalyDistrict)).toEqual({
      contact: false,
      essence: false,
    });
    expect(rule('ticket.noShow', demo.offices.almalyDistrict)).toEqual({ policy: 'back_to_place' });
    expect(rule('ticket.particulars', demo.offices.almaty)).toEqual({ contact: true, essence: true });
  });

  it('O87-4: only one district keeps the hours of the decree; on a Sunday all others receive', () => {
    const closed = rows.offices.filter((row) => {
      return !isOpen(now, 'Asia/Almaty', rule('reception.hours', row.id), rule('calendar.holidays', row.id));
    });
    expect(closed.map((row) => row.id)).toEqual([demo.offices[KEEPS_HOURS]]);
  });
});

describe('the holidays of the demo', () => {
  const { days } = rule('calendar.holidays', demo.offices.general);
  /** Neither a national nor a state holiday, so the day off is not moved (article 84 of the Labour Code). */
  const neverMoved = ['2026-01-07', '2026-05-27', '2027-01-07', '2027-05-16'];
  const weekday = (text: string) => new Date(text).getUTCDay();

  it('are days of 2026 and 2027, each named once, in order', () => {
    expect([...new Set(days)].sort()).toEqual(days);
    expect(
      days.filter((text) => !/^202[67]-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))),
    ).toEqual([]);
  });

  it('give a working day for each holiday that falls on a Saturday or a Sunday', () => {
    const holidaysOf = (year: number) =>
      [
        '01-01',
        '01-02',
        '03-08',
        '03-21',
        '03-22',
        '03-23',
        '05-01',
        '05-07',
        '05-09',
        '07-06',
        '10-25',
        '12-16',
      ]
        .concat(year >= 2027 ? ['03-15'] : [])
        .map((text) => `${year}-${text}`);
    for (const year of [2026, 2027]) {
      const off = days.filter((text) => text.startsWith(`${year}`) && !neverMoved.includes(text));
      expect(off).toEqual(expect.arrayContaining(holidaysOf(year)));
      expect(off.filter((text) => weekday(text) % 6 !== 0)).toHaveLength(holidaysOf(year).length);
    }
  });
});

describe('the people of the demo', () => {
  it('have a login of their own', () => {
    expect(new Set(rows.staff.map((row) => row.login)).size).toBe(rows.staff.length);
    expect(rows.staff.filter((row) => !/^[a-z]+$/.test(row.login))).toEqual([]);
  });

  it('play every role', () => {
    const roles = new Set(rows.grants.map((grant) => grant.role));
    expect([...roles].sort()).toEqual([
      'administrator',
      'controller',
      'interpreter',
      'official',
      'organiser',
    ]);
  });

  it('let the administrator look after every office and an official of one district receive only there', () => {
    const covers = (staffId: string, role: 'administrator' | 'official') => {
      const grants = rows.grants
        .filter((grant) => grant.staffId === staffId)
        .map((grant) => ({
          role: grant.role,
          officeId: grant.officeId,
          officePath: office(grant.officeId).path,
        }));
      const principal = {
        kind: 'staff',
        staffId,
        staffSessionId: staffId,
        officeId: grants[0]!.officeId,
        grants,
      } as const;
      return rows.offices.filter((row) => holdsRole(principal, role, row.path)).map((row) => row.id);
    };
    expect(covers(demo.staff.arman, 'administrator')).toHaveLength(rows.offices.length);
    expect(covers(demo.staff.aigerim, 'official')).toEqual([demo.offices.almalyDistrict]);
  });

  it('are enough for a busy day: three receive in Almaly, where three desks share a line', () => {
    const receiving = inOffice(rows.grants, demo.offices.almalyDistrict).filter(
      (grant) => grant.role === 'official',
    );
    expect(receiving).toHaveLength(3);
    expect(rows.desks.filter((desk) => desk.queueId === demo.queues.almalyDistrict.reception)).toHaveLength(
      3,
    );
    expect(rows.desks.find((desk) => desk.id === demo.desks.almalyDistrict['4'])?.queueId).toBe(
      demo.queues.almalyDistrict.advice,
    );
    expect(rows.services.map((service) => service.id)).toContain(demo.services.almalyDistrict.prosecutor);
  });
});
