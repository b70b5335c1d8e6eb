import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isAnalysisFile, readAnalysisFile } from '../../src/analysis/analysis-file';
import { checkAnalysis, parseAnalysis } from '../../src/analysis/analysis-json';
import { decodeAnalysis, encodeAnalysis } from '../../src/analysis/analysis-link';
import { recallAnalysis, rememberAnalysis } from '../../src/analysis/analysis-device';
import { defaultDisplay, type Analysis } from '../../src/contract/analysis';
import { noDecisions } from '../../src/contract/decisions';
import type { FunnelPlace, FunnelSpec } from '../../src/contract/funnel';
import * as limits from '../../src/contract/limits';
import { defaultSpec } from '../../src/funnel/default-spec';
import { oddText } from '../support/odd-text';

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
      columns: [{ name, role: 'who' }],
      timeFormat: 'iso',
      timeZone: 'Asia/Shanghai',
      dropDuplicates: false,
      eventName: name,
    } as const;
    return {
      version: 1,
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
        segments: [{ id: 'g1', label, conditions: [], place: placeIn(spec) }],
      },
      display: { ...defaultDisplay, form },
      decisions: { ...noDecisions, targets: { s1: 0.5 } },
    };
  });

/** Those lost before the first stage: what a segment can be made of. */
function placeIn(spec: FunnelSpec): FunnelPlace {
  const entered = { from: null, to: '2026-11-21' };
  return { spec, group: { kind: 'values', values: ['', '渠道'] }, step: 0, part: 'lost', seconds: null, entered };
}

const plain: Analysis = {
  version: 1,
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
        expect(await decodeAnalysis(`#${hash}`)).toEqual({ ok: true, value: one });
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
          expect((await decodeAnalysis(hash)).ok).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that would fill the memory is refused', async () => {
    const bomb = { ...plain, funnel: { ...plain.funnel, order: 'x'.repeat(5_000_000) } };
    const outcome = await decodeAnalysis(await encodeAnalysis(bomb as unknown as Analysis));
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'analysis_too_large' } });
  });

  it('that was cut off, or is none, says so', async () => {
    const whole = await encodeAnalysis(plain);
    for (const hash of [whole.slice(0, -9), 'section-2', '%%%'])
      expect(await decodeAnalysis(hash)).toMatchObject({ ok: false, failure: { kind: 'broken_link' } });
  });

  it('that holds a wrong value says where it stands and what it is', async () => {
    const wrong = { ...plain, funnel: { ...plain.funnel, order: 'sideways' } };
    expect(await decodeAnalysis(await encodeAnalysis(wrong as unknown as Analysis))).toMatchObject({
      failure: { kind: 'invalid_analysis', where: 'funnel.order', value: 'sideways' },
    });
  });
});

describe('a document that is no analysis', () => {
  const broken = (change: object) => ({ ...plain, funnel: { ...plain.funnel, ...change } });
  const step = plain.funnel.steps[0];
  it.each<[string, unknown, string]>([
    ['is told by the first wrong place', broken({ order: 'sideways' }), 'funnel.order'],
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
    expect(checkAnalysis(json)).toMatchObject({ ok: false, failure: { kind: 'invalid_analysis', where } });
  });

  it.each(['null', '[]', '"x"', '12'])('fails as %j, without a place', (json) => {
    const outcome = parseAnalysis(json);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'invalid_analysis' } });
    expect(outcome).not.toHaveProperty('failure.where');
  });

  it.each(['', '{', '{"version": 1,\n"sources": [}'])('is no JSON as %j', (text) => {
    expect(parseAnalysis(text)).toMatchObject({ ok: false, failure: { kind: 'invalid_json' } });
  });

  it('lacks a part', () => {
    const { funnel, ...rest } = plain;
    const outcome = checkAnalysis(rest);
    expect(outcome).toMatchObject({ failure: { kind: 'invalid_analysis', where: 'funnel' } });
    expect(outcome).not.toHaveProperty('failure.value');
    expect(checkAnalysis({ ...rest, funnel })).toEqual({ ok: true, value: plain });
  });

  it('of a later version says so', () => {
    expect(checkAnalysis({ ...plain, version: 2 })).toMatchObject({
      failure: { kind: 'analysis_too_new', value: '2' },
    });
  });
});

describe('an analysis out of bounds', () => {
  const spec = plain.funnel;
  const [step] = spec.steps;
  const segment = (n: number) => ({ id: `g${n}`, label: '', conditions: [], place: null });
  const many = (length: number) => Array.from({ length }, (_, n) => `p${n}`);
  const funnel = (change: object) => ({ ...plain, funnel: { ...spec, ...change } });
  const reading = (change: object) => {
    const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, ...change };
    const columns = [{ name: 'user', role: 'who' }];
    const rest = { timeFormat: 'iso', timeZone: 'UTC', dropDuplicates: false, eventName: '' };
    return { ...plain, sources: [{ kind: 'file', name: 'a', size: 1, reading: { dialect, columns, ...rest } }] };
  };

  it.each<[string, unknown, string, number]>([
    ['20 stages', funnel({ steps: many(21).map((id) => ({ ...step, id })) }), 'funnel.steps', limits.mostSteps],
    ['held columns', funnel({ holdConstant: many(5000) }), 'funnel.holdConstant', limits.mostHeld],
    [
      'segments',
      funnel({ segments: Array.from({ length: 20_000 }, (_, n) => segment(n)) }),
      'funnel.segments',
      limits.mostSegments,
    ],
    [
      'scenarios',
      {
        ...plain,
        decisions: { ...noDecisions, scenarios: many(100_000).map((id) => ({ id, name: '', rates: {} })) },
      },
      'decisions.scenarios',
      limits.mostScenarios,
    ],
    [
      'targets',
      { ...plain, decisions: { ...noDecisions, targets: Object.fromEntries(many(2000).map((id) => [id, 0])) } },
      'decisions.targets',
      limits.mostEntries,
    ],
    ['lines skipped', reading({ skip: 1e15 }), 'sources.0.reading.dialect.skip', limits.mostSkippedLines],
    [
      'a name of 3 MB',
      funnel({ steps: [{ ...step, events: ['x'.repeat(3e6)] }] }),
      'funnel.steps.0.events.0',
      limits.longestText,
    ],
  ])('is told by the place and the most that is possible: %s', (_title, json, where, limit) => {
    const outcome = checkAnalysis(json);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'analysis_out_of_bounds', where, limit } });
  });

  it.each<[string, unknown, string]>([
    ['stages of one id', funnel({ steps: [step, step] }), 'funnel.steps.1'],
    ['an event in a stage', funnel({ steps: [{ ...step, events: ['a', 'b', 'a'] }] }), 'funnel.steps.0.events.2'],
    ['a held column', funnel({ holdConstant: ['p', 'p'] }), 'funnel.holdConstant.1'],
    ['segments of one id', funnel({ segments: [segment(1), segment(1)] }), 'funnel.segments.1'],
    [
      'a property of a breakdown',
      funnel({
        breakdown: {
          by: ['p', 'p'].map((property) => ({ kind: 'property', property, bins: null })),
          attribution: { at: 'first' },
          shown: null,
        },
      }),
      'funnel.breakdown.by.1',
    ],
    [
      'scenarios of one id',
      {
        ...plain,
        decisions: { ...noDecisions, scenarios: ['w1', 'w1'].map((id) => ({ id, name: '', rates: {} })) },
      },
      'decisions.scenarios.1',
    ],
  ])('is told where it has a thing twice: %s', (_title, json, where) => {
    expect(checkAnalysis(json)).toMatchObject({ ok: false, failure: { kind: 'analysis_repeats', where } });
  });

  it.each<[number, object]>([
    [50, { ok: true }],
    [1000, { ok: false, failure: { kind: 'analysis_too_deep', limit: limits.deepestNesting } }],
    [20_000, { ok: false, failure: { kind: 'analysis_too_deep', limit: limits.deepestNesting } }],
  ])('%i funnels inside of each other are read, or refused in words', (depth, expected) => {
    let nested = spec;
    for (let n = 0; n < depth; n++) nested = { ...spec, segments: [{ ...segment(1), place: placeIn(nested) }] };
    expect(checkAnalysis(funnel(nested))).toMatchObject(expected);
  });

  it.each([1000, 100_000])('never throws where lists are nested %i deep', (depth) => {
    expect(parseAnalysis('['.repeat(depth) + ']'.repeat(depth)).ok).toBe(false);
  });
});

describe('an analysis file', () => {
  it('is known by its ending', () => {
    expect(['a.sluice.json', 'A.SLUICE.JSON', 'events.json'].map(isAnalysisFile)).toEqual([true, true, false]);
  });

  it('is read back, and its name is told where it cannot be', async () => {
    const good = new File([JSON.stringify(plain)], 'a.sluice.json');
    expect(await readAnalysisFile(good)).toEqual({ ok: true, value: plain });
    const bad = new File(['user,event'], 'b.sluice.json');
    expect(await readAnalysisFile(bad)).toMatchObject({ failure: { kind: 'invalid_json', file: 'b.sluice.json' } });
    const large = new File(['x'.repeat(10_000_001)], 'c.sluice.json');
    expect(await readAnalysisFile(large)).toMatchObject({ failure: { kind: 'analysis_too_large' } });
  });
});

describe('without storage', () => {
  it('nothing is remembered and nothing breaks', async () => {
    expect(await rememberAnalysis(plain)).toBe(false);
    expect(await recallAnalysis()).toEqual({ ok: true, value: null });
  });
});
