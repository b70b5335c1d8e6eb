import { describe, expect, it } from 'vitest';
import { inspected, minute, rolesOf, textFile, times } from '../../../support/read/file-text';
import { logs } from '../../../support/read/known-logs';

describe('the roles of the columns', () => {
  it.each(logs)('are found in %s', async (_title, lines, roles) => {
    expect(rolesOf(await inspected(textFile(lines)))).toEqual(roles);
  });

  it('come with the reason, the evidence and a confidence that is higher where name and contents agree', async () => {
    const linesOf = (wanted: string) => logs.find(([title]) => title === wanted)?.[1] ?? [];
    const named = await inspected(textFile(linesOf('a plain event log')));
    const unnamed = await inspected(textFile(linesOf('names that tell nothing')));
    expect(named.columns[0]).toMatchObject({ reason: { code: 'name_matches', evidence: 'user_id' } });
    expect(unnamed.columns[0].reason).toEqual({ code: 'looks_like_time', evidence: minute(0) });
    expect(unnamed.columns[1].reason).toEqual({ code: 'many_repeated_ids', evidence: 'k0' });
    expect(unnamed.columns[2].reason).toEqual({ code: 'few_distinct_values', evidence: '3' });
    expect(unnamed.columns[3].reason).toEqual({ code: 'nothing_else', evidence: '' });
    expect(named.columns[0].confidence).toBeGreaterThan(unnamed.columns[1].confidence);
  });

  it('know an event by its column even where every name has more than 60 letters', async () => {
    const names = ['看'.repeat(70), 'a very long name '.repeat(5).trim()];
    const lines = ['user,event,time', ...times(40, (i) => `u${i % 5},${names[i % 2]},${minute(i)}`)];
    expect(rolesOf(await inspected(textFile(lines)))).toEqual({ who: 'user', what: 'event', when: 'time' });
  });

  it('keep what was chosen for the same columns, and say so', async () => {
    const columns = [
      { name: 'user', role: 'property' },
      { name: 'event', role: 'who' },
      { name: 'time', role: 'when' },
    ] as const;
    const lines = ['user,event,time', ...times(20, (i) => `u${i % 3},view,${minute(i)}`)];
    const inspection = await inspected(textFile(lines), { columns: [...columns] });
    expect(inspection.reading.columns).toEqual(columns);
    expect(inspection.columns[1].reason.code).toBe('chosen');
    expect(inspection.columns[2].reason.code).toBe('name_matches');
    const other = await inspected(textFile(lines), { columns: [{ name: 'user', role: 'what' }] });
    expect(rolesOf(other)).toEqual({ who: 'user', what: 'event', when: 'time' });
  });
});

describe('the event that every row of a file without event names is', () => {
  it.each([
    ['won', 'deals.csv', ['mql_id,seller,won_date', 'a,b,2026-01-03', 'c,d,2026-01-04']],
    ['purchase', 'x.csv', ['CustomerID,InvoiceDate,total', 'a,2026-01-03,1.50', 'a,2026-01-04,2.50']],
    ['purchase', 'x.csv', ['customer_id,date,value', 'a,2026-01-03,1.50', 'a,2026-01-04,2.50']],
    ['visits 2026', 'visits 2026.csv', ['customer_id,date', 'a,2026-01-03', 'a,2026-01-04']],
    ['签约', 'x.csv', ['客户编号,签约日期', 'a,2026-01-03', 'b,2026-01-04']],
  ])('is called %s in a %s', async (eventName, name, lines) => {
    expect((await inspected(textFile(lines, name))).reading.eventName).toBe(eventName);
  });
});

describe('the kind of a column', () => {
  it('is text, number, time or flag by its values, and text for numbers with leading zeros', async () => {
    const lines = [
      'user,time,zip,n,ok,born',
      ...times(20, (i) => `u${i % 3},${minute(i)},0${i},${i}.5,${i % 2 ? 'Yes' : 'no'},1990-01-0${1 + (i % 9)}`),
    ];
    const { columns } = await inspected(textFile(lines));
    expect(columns.map(({ kind }) => kind)).toEqual(['text', 'time', 'text', 'number', 'flag', 'time']);
  });
});
