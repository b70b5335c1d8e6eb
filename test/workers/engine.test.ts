import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatasetId, DatasetSummary } from '../../src/core/spec/dataset';
import type { FunnelSpec, Step } from '../../src/core/spec/funnel';
import type { Outcome } from '../../src/core/outcome';
import { defaultSpec, newStep } from '../../src/funnel/spec/default-spec';
import { SealedDatabase } from '../../workers/duckdb/sealed-database';
import { DatasetEngine } from '../../workers/engine';
import { readingOf } from '../support/read/load-text';

const LOG = [
  'user,event,time,channel',
  'a,look,2026-01-01,mail',
  'a,buy,2026-01-02,',
  'b,look,2026-01-01,search',
  'c,buy,2026-01-01,search',
  'd,look,yesterday,search',
].join('\n');

const engine = new DatasetEngine(new SealedDatabase({ body: new Blob(), packed: true, wasm: 0 }));
const load = (text: string): Promise<Outcome<DatasetSummary>> =>
  engine.load([{ file: new File([text], 'log.csv'), reading: readingOf(text) }], () => undefined);

const step = (event: string, filters: Step['filters'] = []): Step => ({ ...newStep(event, [event]), filters });

const funnel = (...steps: Step[]): FunnelSpec => ({ ...defaultSpec([]), steps });

let id: DatasetId = '';

beforeAll(async () => {
  const loaded = await load(LOG);
  if (loaded.ok) id = loaded.value.id;
});

async function counts(spec: FunnelSpec): Promise<number[]> {
  const answer = await engine.ask(id, 'funnel', { spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.groups[0].steps.map(({ actors }) => actors);
}

describe('an open dataset', () => {
  it('answers a funnel, and loads a property when a filter needs it', async () => {
    expect(await counts(funnel(step('look'), step('buy')))).toEqual([2, 1]);
    const bySearch = step('look', [{ property: 'channel', op: 'equal', value: 'search' }]);
    expect(await counts(funnel(bySearch, step('buy')))).toEqual([1, 0]);
  });

  it('tells its properties and their values', async () => {
    expect(await engine.ask(id, 'properties', null)).toEqual({
      ok: true,
      value: [{ name: 'channel', kind: 'text', distinct: 2, filled: 0.75 }],
    });
    expect(await engine.ask(id, 'values', { property: 'channel', search: 'S', limit: 5 })).toEqual({
      ok: true,
      value: [{ value: 'search', events: 2 }],
    });
  });

  it('takes a number behind a byte order mark for text, and keeps the mark', async () => {
    const marked = await load('u,e,t,p\na,b,2026-01-01,1\na,b,2026-01-02,\ufeff2\na,b,\ufeffx,3');
    if (!marked.ok) throw new Error('not loaded');
    expect(await engine.ask(marked.value.id, 'properties', null)).toMatchObject({
      value: [{ name: 'p', kind: 'text' }],
    });
    expect(await engine.ask(marked.value.id, 'values', { property: 'p', search: '2', limit: 5 })).toMatchObject({
      value: [{ value: '\ufeff2' }],
    });
    await engine.close(marked.value.id);
  });

  it('gives the rows it could not read, page by page', async () => {
    const row = { line: 6, reason: 'bad_time', text: 'd,look,yesterday,search' };
    expect(await engine.ask(id, 'unreadRows', { offset: 0, limit: null })).toEqual({ ok: true, value: [row] });
    expect(await engine.ask(id, 'unreadRows', { offset: 1, limit: 10 })).toEqual({ ok: true, value: [] });
  });

  it('stays as it is when another load fails, and is gone when closed', async () => {
    expect(await load('')).toMatchObject({ ok: false, failure: { kind: 'empty_file' } });
    expect(await counts(funnel(step('look')))).toEqual([2]);
    const other = await load(LOG);
    if (!other.ok) throw new Error('not loaded');
    expect(other.value.id).not.toBe(id);
    await engine.close(other.value.id);
    expect(await engine.ask(other.value.id, 'typicalOrder', null)).toMatchObject({
      ok: false,
      failure: { kind: 'no_dataset' },
    });
  });
});

describe('what cannot be answered is said as data', () => {
  it('a property that is not there', async () => {
    expect(await engine.ask(id, 'values', { property: 'colour', search: '', limit: 5 })).toMatchObject({
      ok: false,
      failure: { kind: 'unknown_property', where: 'colour' },
    });
  });

  it('a time zone that is none', async () => {
    const file = new File(['u,e,t\na,b,2026-01-01T00:00:00Z'], 'log.csv');
    const reading = { ...readingOf('u,e,t'), timeZone: 'Mars/Olympus' };
    const unknown = { ok: false, failure: { kind: 'unknown_time_zone', value: 'Mars/Olympus' } };
    expect(await engine.load([{ file, reading }], () => undefined)).toEqual(unknown);
    expect(await engine.inspect(file, reading)).toEqual(unknown);
  });

  it('a cancelled load', async () => {
    const loading = load(LOG);
    await engine.cancel();
    expect(await loading).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it('what nobody expected', async () => {
    const broken = { reading: readingOf(LOG), file: null as unknown as File };
    expect(await engine.load([broken], () => undefined)).toMatchObject({ ok: false, failure: { kind: 'unexpected' } });
  });

  it('a mistake of the page, in the words and at the place it was made, not as a lack of memory', async () => {
    const file = new File([LOG], 'log.csv');
    vi.spyOn(file, 'slice').mockImplementation(() => {
      throw new RangeError('Invalid time zone specified: Mars/Olympus');
    });
    for (const outcome of [
      await engine.inspect(file),
      await engine.load([{ file, reading: readingOf(LOG) }], () => undefined),
    ]) {
      const { kind, detail } = outcome.ok ? { kind: 'ok', detail: '' } : outcome.failure;
      expect(kind).toBe('unexpected');
      expect(detail).toMatch(/^RangeError: Invalid time zone specified: Mars\/Olympus\n +at .*engine\.test\.ts/);
    }
  });

  it('a lack of memory, where an array as large as the data is asked for', async () => {
    const Whole = Float64Array;
    const file = new File([LOG], 'log.csv');
    vi.stubGlobal('Float64Array', function (length: number) {
      if (length >= 1 << 20) throw new RangeError('Array buffer allocation failed');
      return new Whole(length);
    });
    const outcome = await engine.load([{ file, reading: readingOf(LOG) }], () => undefined);
    vi.unstubAllGlobals();
    expect(outcome).toEqual({
      ok: false,
      failure: { kind: 'out_of_memory', file: file.name, detail: 'RangeError: Array buffer allocation failed' },
    });
  });
});
