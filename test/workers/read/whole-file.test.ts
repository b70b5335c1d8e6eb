import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LoadProgress } from '../../../src/core/spec/dataset';
import { loadSource } from '../../../workers/read/load-source';
import { splitRecords } from '../../support/read/split-records';
import { loadText, readingOf, summaryOf } from '../../support/read/load-text';

const LOG = '用户,事件,时间,城市\n甲,浏览,2026-01-01,北京\n乙,付款,2026-01-02,"上海, 浦东"\n';

/** "utf-16le" and the like; the text's own bytes where Node cannot write the encoding. */
function utf16(text: string, bigEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  if (bigEndian) for (let i = 0; i < bytes.length; i += 2) [bytes[i], bytes[i + 1]] = [bytes[i + 1], bytes[i]];
  return bytes;
}

const GB18030 = Uint8Array.from([
  ...Buffer.from('u,e,t\n'),
  ...[0xbc, 0xd7, 0x2c, 0xe4, 0xaf, 0xc0, 0xc0, 0x2c], // 甲,浏览,
  ...Buffer.from('2026-01-01\n'),
]);

async function citiesOf(content: Uint8Array<ArrayBuffer>, encoding: 'utf-8' | 'utf-16le' | 'utf-16be') {
  const reading = readingOf(LOG);
  const dataset = await loadText(content, { columns: reading.columns.map(({ role }) => role), dialect: { encoding } });
  await dataset.need(['c3']);
  const city = dataset.store.properties.get('c3');
  return city?.kind === 'text' ? [dataset.store.eventNames, city.values] : null;
}

describe('a file is the same', () => {
  const expected = [
    ['付款', '浏览'],
    ['', '北京', '上海, 浦东'],
  ];

  it('with a byte order mark', async () => {
    expect(await citiesOf(new TextEncoder().encode(`\uFEFF${LOG}`), 'utf-8')).toEqual(expected);
  });

  it('in UTF-16 of either order', async () => {
    expect(await citiesOf(utf16(LOG, false), 'utf-16le')).toEqual(expected);
    expect(await citiesOf(utf16(LOG, true), 'utf-16be')).toEqual(expected);
  });

  it('packed', async () => {
    expect(await citiesOf(Uint8Array.from(gzipSync(LOG)), 'utf-8')).toEqual(expected);
    expect(await citiesOf(Uint8Array.from(gzipSync(utf16(LOG, false))), 'utf-16le')).toEqual(expected);
  });
});

it('Chinese in GB18030 is read', async () => {
  const { store } = await loadText(GB18030, { dialect: { encoding: 'gb18030' } });
  expect(store.eventNames).toEqual(['浏览']);
});

it('bytes that are no GB18030 make their row unread', async () => {
  const bytes = Uint8Array.from([...GB18030, 0xff, ...Buffer.from(',x,2026-01-01\n')]);
  const { summary } = await loadText(bytes, { dialect: { encoding: 'gb18030' } });
  expect(summary).toMatchObject({ events: 1, unread: { bad_text: 1 } });
});

describe('a file larger than a chunk', () => {
  const row = (i: number) =>
    `u${i % 5000},e${i % 7},2026-01-01 00:00:${String(i % 60).padStart(2, '0')},"note ${i % 3}"`;
  const rows = Array.from({ length: 250_000 }, (_, i) => row(i));

  it('is read across the seams, and its duplicates are found in it', async () => {
    // i and i + 105,000 agree in user, event and second; the note too, as 3 divides 105,000.
    const content = `u,e,t,note\n${rows.join('\n')}`;
    const { summary, store } = await loadText(content);
    expect(content.length).toBeGreaterThan(8 << 20);
    expect(summary).toMatchObject({
      events: 250_000,
      users: 5000,
      unread: {},
      duplicates: 250_000 - new Set(rows).size,
    });
    expect(store.actorStart.at(-1)).toBe(250_000);
    const kept = await loadText(content, { dropDuplicates: true });
    expect(kept.summary.events).toBe(new Set(rows).size);
    await kept.need(['note']);
    const note = kept.store.properties.get('note');
    expect(note?.kind === 'text' && note.codes.length).toBe(kept.summary.events);
  });

  it('tells how far it is, and can be cancelled half-way', async () => {
    const controller = new AbortController();
    const told: LoadProgress[] = [];
    const file = new File([`u,e,t,note\n${rows.join('\n')}`], 'large.csv');
    const outcome = await loadSource(
      { file, reading: readingOf('u,e,t,note') },
      {
        id: 'd',
        signal: controller.signal,
        onProgress: (progress) => {
          told.push(progress);
          controller.abort();
        },
      },
    );
    expect(outcome).toEqual({ ok: false, failure: { kind: 'cancelled', file: 'large.csv' } });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ phase: 'reading', bytesTotal: file.size });
    expect(told[0].bytesRead).toBeLessThan(file.size);
  });
});

it('a file that changed on the disk says so', async () => {
  const file = new File(['u,e,t\na,b,2026-01-01\n'], 'log.csv');
  const gone = Object.assign(file, {
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) }),
  });
  const options = { id: 'd', signal: new AbortController().signal, onProgress: () => undefined };
  expect(await loadSource({ file: gone, reading: readingOf('u,e,t') }, options)).toMatchObject({
    ok: false,
    failure: { kind: 'file_changed', file: 'log.csv' },
  });
});

describe('of any messy file', () => {
  const part = fc.constantFrom('u1', 'u2', '2026-01-01', '2026-01-02', ',', ',', ',', '\n', '\n', '"', 'x', '');
  const text = fc.array(part, { maxLength: 80 }).map((parts) => `u,e,t\n${parts.join('')}`);

  it('every record is an event or a row that could not be read', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const { records, malformed } = splitRecords(content, { delimiter: ',', quote: '"' }, { complete: true });
        const outcome = await summaryOf(content);
        const rows = records.length - 1 + malformed;
        if (!outcome.ok) {
          expect(outcome.failure).toMatchObject({ kind: 'no_rows', value: String(rows) });
          return;
        }
        const { summary, unread } = outcome.value;
        const left = Object.values(summary.unread).reduce((sum, count) => sum + count, 0);
        expect(summary.events + left).toBe(rows);
        expect(unread).toHaveLength(left);
        const lines = content.split('\n');
        for (const row of unread) expect(lines[row.line - 1].startsWith(row.text.split('\n')[0])).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
