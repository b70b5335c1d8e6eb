import { describe, expect, it } from 'vitest';
import { loadText, summaryOf } from '../../support/read/load-text';

const LOG =
  'user,event,time,city\nb,look,2026-01-02 10:00:00,京都\na,look,2026-01-01 10:00:00,"New ""York"", NY"\nb,buy,2026-01-01 09:00:00,\n';

describe('a plain file', () => {
  it('becomes events sorted by user and time', async () => {
    const { summary, store } = await loadText(LOG);
    expect(summary).toMatchObject({ events: 3, users: 2, unread: {}, duplicates: 0, propertyNames: ['city'] });
    expect([...store.actorStart]).toEqual([0, 2, 3]);
    expect([...store.event].map((code) => store.eventNames[code])).toEqual(['buy', 'look', 'look']);
    expect(summary.eventNames).toEqual([
      { name: 'look', events: 2, users: 2 },
      { name: 'buy', events: 1, users: 1 },
    ]);
    expect(summary.first).toBe(Date.parse('2026-01-01T09:00:00Z') * 1000);
    expect(summary.last).toBe(Date.parse('2026-01-02T10:00:00Z') * 1000);
  });

  it('gives its properties in the same order', async () => {
    const dataset = await loadText(LOG);
    await dataset.need(['city']);
    const city = dataset.store.properties.get('city');
    if (city?.kind !== 'text') throw new Error('no text');
    expect([...city.codes].map((code) => city.values[code])).toEqual(['', '京都', 'New "York", NY']);
  });

  it('without an event column makes every row the same event', async () => {
    const { summary } = await loadText('u,t\na,2026-01-01\n', { columns: ['who', 'when'], eventName: '来访' });
    expect(summary.eventNames).toEqual([{ name: '来访', events: 1, users: 1 }]);
  });
});

describe('a row that cannot be read', () => {
  it('is counted and kept with its line, reason and text', async () => {
    const { summary, unread } = await loadText(
      [
        'user,event,time,note',
        'a,look,2026-01-01,"two',
        'lines"',
        '',
        'a,look,2026-02-31,x',
        'a,look,2026-01-01',
        'a,look,2026-01-01,x,y',
        ',look,2026-01-01,x',
        'a,,2026-01-01,x',
        'a,look,,x',
        'a,look,2026-01-01,"x"y',
        'a,look,2026-01-02,z',
      ].join('\r\n'),
    );
    expect(summary.events).toBe(2);
    expect(unread).toEqual([
      { line: 5, reason: 'bad_time', text: 'a,look,2026-02-31,x' },
      { line: 6, reason: 'too_few_fields', text: 'a,look,2026-01-01' },
      { line: 7, reason: 'too_many_fields', text: 'a,look,2026-01-01,x,y' },
      { line: 8, reason: 'empty_user', text: ',look,2026-01-01,x' },
      { line: 9, reason: 'empty_event', text: 'a,,2026-01-01,x' },
      { line: 10, reason: 'empty_time', text: 'a,look,,x' },
      { line: 11, reason: 'bad_quote', text: 'a,look,2026-01-01,"x"y' },
    ]);
  });

  it('leaves the others their properties', async () => {
    const dataset = await loadText('u,e,t,n\na,x,bad,1\na,x,2026-01-01,2\na,x,2026-01-02\na,x,2026-01-03,"3"\n');
    await dataset.need(['n']);
    expect(dataset.store.properties.get('n')).toEqual({ kind: 'number', numbers: Float64Array.of(2, 3) });
  });

  it('is one whose text is broken', async () => {
    const bytes = [
      ...new TextEncoder().encode('u,e,t\na,x,2026-01-01\n'),
      0xff,
      ...new TextEncoder().encode(',x,2026-01-01\n'),
    ];
    const { summary } = await loadText(Uint8Array.from(bytes));
    expect(summary).toMatchObject({ events: 1, unread: { bad_text: 1 } });
  });
});

describe('rows equal in every column', () => {
  const rows =
    'u,e,t,n\na,x,2026-01-01,1\na,x,2026-01-01,2\nb,x,2026-01-01,1\na,x,2026-01-01,"1"\na,y,2026-01-01,1\na,x,2026-01-01,2\n';

  it('are counted', async () => {
    expect((await loadText(rows)).summary).toMatchObject({ events: 6, duplicates: 2 });
  });

  it('are none of the other events of the same user and time', async () => {
    const others = 'u,e,t,n\na,x,2026-01-01,1\na,y,2026-01-01,2\na,z,2026-01-01,3\na,z,2026-01-01,3\n';
    const dataset = await loadText(others, { dropDuplicates: true });
    expect(dataset.summary).toMatchObject({ events: 3, duplicates: 1 });
    expect(dataset.summary.eventNames.map(({ name, events }) => `${name}${events}`)).toEqual(['x1', 'y1', 'z1']);
  });

  it('are left out but for the first where that is asked, and properties stay in place', async () => {
    const dataset = await loadText(rows, { dropDuplicates: true });
    expect(dataset.summary).toMatchObject({ events: 4, duplicates: 2 });
    await dataset.need(['n']);
    expect(dataset.store.properties.get('n')).toEqual({ kind: 'number', numbers: Float64Array.of(1, 2, 1, 1) });
  });
});

describe('what makes no dataset', () => {
  it('is an empty file, a header alone, a missing role', async () => {
    expect(await summaryOf('')).toMatchObject({ ok: false, failure: { kind: 'empty_file' } });
    expect(await summaryOf('u,e,t\n')).toMatchObject({ ok: false, failure: { kind: 'no_rows', value: '0' } });
    expect(await summaryOf('u,e,t\na,b,2026-01-01', { columns: ['who', 'what', 'property'] })).toMatchObject({
      ok: false,
      failure: { kind: 'role_missing', where: 'when' },
    });
  });

  it('is broken gzip data', async () => {
    const bytes = Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await summaryOf(bytes)).toMatchObject({ ok: false, failure: { kind: 'broken_gzip', value: '14' } });
  });
});
