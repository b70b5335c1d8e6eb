import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isAnalysisFile, readAnalysisFile } from '../../../src/document/analysis-file';
import { checkAnalysis, parseAnalysis } from '../../../src/document/analysis-json';
import { decodeAnalysis, encodeAnalysis } from '../../../src/document/analysis-link';
import { recallAnalysis, rememberAnalysis } from '../../../src/document/analysis-device';
import { analysisVersion, defaultDisplay, type Analysis } from '../../../src/core/spec/analysis';
import { noDecisions } from '../../../src/core/spec/decisions';
import type { FunnelCell, FunnelSpec } from '../../../src/core/spec/funnel';
import { defaultSpec } from '../../../src/funnel/spec/default-spec';
import { oddText } from '../../support/odd-text';
import { displayParts } from '../../support/display-parts';

const text = oddText;
const filter = fc.oneof(
  fc.record({ property: text, op: fc.constantFrom('equal' as const, 'not_equal' as const), value: text }),
  fc.record({ property: text, op: fc.constant('in' as const), values: fc.uniqueArray(text) }),
  fc.record({ property: text, op: fc.constant('between' as const), from: text, to: text }),
  fc.record({ property: text, op: fc.constant('empty' as const) }),
);
const duration = fc.record({
  value: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs),
  unit: fc.constantFrom('second' as const, 'day' as const),
});
const analysis: fc.Arbitrary<Analysis> = fc
  .record({
    events: fc.array(fc.uniqueArray(text, { maxLength: 3 }), { minLength: 1, maxLength: 20 }),
    label: text,
    filters: fc.array(filter, { maxLength: 3 }),
    window: fc.option(duration),
    within: fc.option(duration),
    name: text,
    form: fc.constantFrom('bars' as const, 'compact' as const),
  })
  .map(({ events, label, filters, window, within, name, form }) => {
    const spec = defaultSpec(events);
    const steps = spec.steps.map((step) => ({ ...step, label, filters, within }));
    const reading = {
      dialect: { encoding: 'gb18030', delimiter: '\t', quote: '"', header: true },
      shape: 'event_log',
      columns: [{ name, role: 'who' }],
      timeFormat: 'iso',
      timeZone: 'Asia/Shanghai',
      dropDuplicates: false,
      eventName: name,
    } as const;
    return {
      version: analysisVersion,
      sources: [{ kind: 'file', name, size: 12, reading: { ...reading, columns: [...reading.columns] } }],
      funnel: {
        ...spec,
        steps,
        window,
        breakdown: {
          by: [{ kind: 'property', property: name, bins: { by: 'edges', edges: [0, 10] } }],
          attribution: { at: 'step', step: 0 },
          shown: [[label]],
        },
        segments: [{ id: 'g1', label, conditions: [], cell: cellIn(spec) }],
      },
      display: { ...defaultDisplay, form },
      decisions: { ...noDecisions, targets: { s1: 0.5 } },
    };
  });

/** Those lost before the first stage: what a segment can be made of. */
function cellIn(spec: FunnelSpec): FunnelCell {
  const entered = { from: null, to: '2026-11-21' };
  return { spec, group: { kind: 'values', values: ['', '渠道'] }, step: 0, part: 'lost', seconds: null, entered };
}

const plain: Analysis = {
  version: analysisVersion,
  sources: [],
  funnel: defaultSpec([['a'], ['b']]),
  display: defaultDisplay,
  decisions: noDecisions,
};

describe('an analysis in a link', () => {
  it('comes out as it went in, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(analysis, async (one) => {
        const hash = await encodeAnalysis(one);
        expect(hash).toMatch(/^[\w-]+$/);
        expect(await decodeAnalysis(`#${hash}`, displayParts)).toEqual({
          ok: true,
          value: { analysis: one, ignored: [] },
        });
      }),
      { numRuns: 60 },
    );
  });

  it('that is damaged fails and never throws', async () => {
    const whole = await encodeAnalysis(plain);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.nat(whole.length).map((n) => whole.slice(0, n - 1)),
        ),
        async (hash) => {
          expect((await decodeAnalysis(hash, displayParts)).ok).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that would fill the memory is refused', async () => {
    const bomb = { ...plain, funnel: { ...plain.funnel, order: 'x'.repeat(5_000_000) } };
    const outcome = await decodeAnalysis(await encodeAnalysis(bomb as unknown as Analysis), displayParts);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'analysis_too_large' } });
  });

  it('that was cut off, or is none, says so', async () => {
    const whole = await encodeAnalysis(plain);
    for (const hash of [whole.slice(0, -9), 'section-2', '%%%'])
      expect(await decodeAnalysis(hash, displayParts)).toMatchObject({ ok: false, failure: { kind: 'broken_link' } });
  });

  it('that holds a wrong value says where it stands and what it is', async () => {
    const wrong = { ...plain, funnel: { ...plain.funnel, order: 'sideways' } };
    expect(await decodeAnalysis(await encodeAnalysis(wrong as unknown as Analysis), displayParts)).toMatchObject({
      failure: { kind: 'analysis_unknown_part', where: 'funnel.order', value: 'sideways' },
    });
  });
});

describe('a document that is no analysis', () => {
  const broken = (change: object) => ({ ...plain, funnel: { ...plain.funnel, ...change } });
  const step = plain.funnel.steps[0];
  it.each<[string, unknown, string]>([
    ['is told by the first wrong place', broken({ tieTolerance: 'long' }), 'funnel.tieTolerance'],
    ['has no steps', broken({ steps: [] }), 'funnel.steps'],
    [
      'has an id that no figures can be kept by',
      broken({ steps: [{ ...step, id: '__proto__' }] }),
      'funnel.steps.0.id',
    ],
    ['has an optional first step', broken({ steps: [{ ...step, optional: true }] }), 'funnel.steps'],
    ['has a negative window', broken({ window: { value: -1, unit: 'day' } }), 'funnel.window.value'],
    ['has a day that is none', broken({ dateRange: { from: '21.11.2026', to: null } }), 'funnel.dateRange.from'],
    [
      'excludes beyond the last stage',
      broken({ exclusions: [{ events: ['x'], filters: [], from: 0, to: 5, effect: 'drop' }] }),
      'funnel',
    ],
  ])('%s', (_title, json, where) => {
    expect(checkAnalysis(json, displayParts)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid_analysis', where },
    });
  });

  it.each(['null', '[]', '"x"', '12'])('fails as %j, without a place', (json) => {
    const outcome = parseAnalysis(json, displayParts);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'invalid_analysis' } });
    expect(outcome).not.toHaveProperty('failure.where');
  });

  it.each(['', '{', '{"version": 1,\n"sources": [}'])('is no JSON as %j', (text) => {
    expect(parseAnalysis(text, displayParts)).toMatchObject({ ok: false, failure: { kind: 'invalid_json' } });
  });

  it('lacks a part', () => {
    const { funnel, ...rest } = plain;
    const outcome = checkAnalysis(rest, displayParts);
    expect(outcome).toMatchObject({ failure: { kind: 'invalid_analysis', where: 'funnel' } });
    expect(outcome).not.toHaveProperty('failure.value');
    expect(checkAnalysis({ ...rest, funnel }, displayParts)).toEqual({
      ok: true,
      value: { analysis: plain, ignored: [] },
    });
  });

  it('of a later version says so', () => {
    expect(checkAnalysis({ ...plain, version: analysisVersion + 1 }, displayParts)).toMatchObject({
      failure: { kind: 'analysis_too_new', value: String(analysisVersion + 1) },
    });
  });
});

describe('an analysis file', () => {
  it('is known by its ending', () => {
    expect(['a.sluice.json', 'A.SLUICE.JSON', 'events.json'].map(isAnalysisFile)).toEqual([true, true, false]);
  });

  it('is read back, and its name is told where it cannot be', async () => {
    const good = new File([JSON.stringify(plain)], 'a.sluice.json');
    expect(await readAnalysisFile(good, displayParts)).toEqual({ ok: true, value: { analysis: plain, ignored: [] } });
    const bad = new File(['user,event'], 'b.sluice.json');
    expect(await readAnalysisFile(bad, displayParts)).toMatchObject({
      failure: { kind: 'invalid_json', file: 'b.sluice.json' },
    });
    const large = new File(['x'.repeat(10_000_001)], 'c.sluice.json');
    expect(await readAnalysisFile(large, displayParts)).toMatchObject({ failure: { kind: 'analysis_too_large' } });
  });
});

describe('without storage', () => {
  it('nothing is remembered and nothing breaks', async () => {
    expect(await rememberAnalysis(plain)).toBe(false);
    expect(await recallAnalysis(displayParts)).toEqual({ ok: true, value: null });
  });
});
