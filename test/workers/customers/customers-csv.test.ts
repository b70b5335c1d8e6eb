import { describe, expect, it } from 'vitest';
import type { CustomersCsvLabels } from '../../../src/core/spec/customers';
import { customersCsv } from '../../../workers/customers/customers-csv';
import { WallTimes } from '../../../workers/customers/wall-times';
import { specOf } from '../../support/funnel/spec-of';
import type { EventRow } from '../../support/funnel/store-of';
import { everywhere } from '../../support/customers/reference-list';
import { subjectOf } from '../../support/customers/subject-of';

const labels: CustomersCsvLabels = {
  id: '用户',
  session: 'Session',
  furthest: 'Furthest',
  seconds: 'Seconds',
  next: 'Next',
  nextTime: 'Next at',
  steps: [
    { name: 'Cart, full', time: 'Cart at' },
    { name: 'Paid', time: 'Paid at' },
  ],
};

async function csvOf(rows: readonly EventRow[], spec = specOf(['a', 'b'])): Promise<string> {
  const subject = subjectOf(rows, ['p'], 'Asia/Shanghai');
  const sort = { by: { kind: 'id' as const }, descending: false };
  const list = { ...everywhere, spec, step: 0, part: 'passed' as const, search: '', sort, properties: ['p'] };
  const csv = await customersCsv(subject, { ...list, labels }, () => Promise.resolve());
  if (!csv.ok) throw new Error(JSON.stringify(csv.failure));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.value.arrayBuffer());
}

const noon = Date.UTC(2024, 1, 29, 4) * 1000;
// eslint-disable-next-line max-params -- a table of events reads best so
const row = (user: string, event: string, second: number, p = ''): EventRow => ({
  user,
  event,
  time: noon + second * 1e6,
  props: { p },
});

describe('the CSV of a list', () => {
  it('has every column, times on the wall clock of the data, and a mark for UTF-8', async () => {
    const rows = [row('u1', 'a', 0, 'x'), row('u1', 'b', 1.5), row('u1', 'c', 60), row('u2', 'a', 0)];
    expect((await csvOf(rows)).split('\r\n')).toEqual([
      '\uFEFF用户,Furthest,Cart at,Paid at,Seconds,Next,Next at,p',
      'u1,Paid,2024-02-29 12:00:00,2024-02-29 12:00:01,1.5,c,2024-02-29 12:01:00,x',
      'u2,"Cart, full",2024-02-29 12:00:00,,0,,,',
      '',
    ]);
  });

  it('quotes what needs it, and lets nothing be taken for a formula', async () => {
    const rows = [row('=cmd()', 'a', 0, 'say "hi",\nthen'), row('-1', 'a', 0, '@x'), row('😀', 'a', 0, '+1\t')];
    const csv = await csvOf(rows);
    expect(csv).toContain("\r\n'=cmd(),");
    expect(csv).toContain(',"say ""hi"",\nthen"\r\n');
    expect(csv).toContain('\r\n-1,');
    expect(csv).toContain(",'@x\r\n");
    expect(csv).toContain('\r\n😀,');
  });

  it('says when sessions began', async () => {
    const csv = await csvOf([row('u1', 'a', 0)], specOf(['a', 'b'], { actor: { kind: 'session', gapMinutes: 30 } }));
    expect(csv).toMatch(/^\uFEFF用户,Session,.*\r\nu1,2024-02-29 12:00:00,/);
  });

  it('holds every row of a long list, in order', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(`u${i}`, 'a', i));
    const lines = (await csvOf(rows)).trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(rows.map(({ user }) => user));
  });
});

describe('times on a wall clock', () => {
  it('follow the changes of the clocks', () => {
    const wall = new WallTimes('Europe/Berlin');
    const change = Date.UTC(2024, 2, 31, 1) * 1000;
    expect([wall.text(change - 1), wall.text(change)]).toEqual(['2024-03-31 01:59:59', '2024-03-31 03:00:00']);
  });

  it('are those of Intl, long ago too', () => {
    expect(new WallTimes('UTC').text(-62_000_000_000e6)).toBe('0005-04-19 09:46:40');
    expect(new WallTimes('UTC').text(8.64e21)).toBe('8.64e+21');
  });
});
