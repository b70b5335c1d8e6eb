import { describe, expect, it } from 'vitest';
import { checkAnalysis, parseAnalysis } from '../../../../src/document/analysis-json';
import { analysisVersion, defaultDisplay, type Analysis } from '../../../../src/core/spec/analysis';
import { noDecisions } from '../../../../src/core/spec/decisions';
import type { FunnelCell, FunnelSpec } from '../../../../src/core/spec/funnel';
import * as limits from '../../../../src/core/spec/limits';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { displayParts } from '../../../support/display-parts';

const plain: Analysis = {
  version: analysisVersion,
  sources: [],
  funnel: defaultSpec([['a'], ['b']]),
  display: defaultDisplay,
  decisions: noDecisions,
};

function cellIn(spec: FunnelSpec): FunnelCell {
  const entered = { from: null, to: null };
  return { spec, group: { kind: 'all' }, step: 0, part: 'passed', seconds: null, entered };
}

describe('an analysis out of bounds', () => {
  const spec = plain.funnel;
  const [step] = spec.steps;
  const segment = (n: number) => ({ id: `g${n}`, label: '', conditions: [], cell: null });
  const many = (length: number) => Array.from({ length }, (_, n) => `p${n}`);
  const funnel = (change: object) => ({ ...plain, funnel: { ...spec, ...change } });
  const reading = (change: object) => {
    const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, ...change };
    const columns = [{ name: 'user', role: 'who' }];
    const rest = { timeFormat: 'iso', timeZone: 'UTC', dropDuplicates: false, eventName: '' };
    return { ...plain, sources: [{ kind: 'file', name: 'a', size: 1, reading: { dialect, columns, ...rest } }] };
  };

  it.each<[string, unknown, string, number]>([
    ['20 stages', funnel({ steps: many(21).map((id) => ({ ...step, id })) }), 'funnel.steps', limits.maxSteps],
    ['held columns', funnel({ holdConstant: many(5000) }), 'funnel.holdConstant', limits.maxHeldColumns],
    [
      'segments',
      funnel({ segments: Array.from({ length: 20_000 }, (_, n) => segment(n)) }),
      'funnel.segments',
      limits.maxSegments,
    ],
    [
      'scenarios',
      {
        ...plain,
        decisions: { ...noDecisions, scenarios: many(100_000).map((id) => ({ id, name: '', rates: {} })) },
      },
      'decisions.scenarios',
      limits.maxScenarios,
    ],
    [
      'targets',
      { ...plain, decisions: { ...noDecisions, targets: Object.fromEntries(many(2000).map((id) => [id, 0])) } },
      'decisions.targets',
      limits.maxRecordEntries,
    ],
    ['lines skipped', reading({ skip: 1e15 }), 'sources.0.reading.dialect.skip', limits.maxSkippedLines],
    [
      'a name of 3 MB',
      funnel({ steps: [{ ...step, events: ['x'.repeat(3e6)] }] }),
      'funnel.steps.0.events.0',
      limits.maxTextLength,
    ],
  ])('is told by the place and the most that is possible: %s', (_title, json, ...[where, limit]) => {
    const outcome = checkAnalysis(json, displayParts);
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
    expect(checkAnalysis(json, displayParts)).toMatchObject({
      ok: false,
      failure: { kind: 'analysis_repeats', where },
    });
  });

  it.each<[number, object]>([
    [50, { ok: true }],
    [1000, { ok: false, failure: { kind: 'analysis_too_deep', limit: limits.maxNestingLevels } }],
    [20_000, { ok: false, failure: { kind: 'analysis_too_deep', limit: limits.maxNestingLevels } }],
  ])('%i funnels inside of each other are read, or refused in words', (depth, expected) => {
    let nested = spec;
    for (let n = 0; n < depth; n++) nested = { ...spec, segments: [{ ...segment(1), cell: cellIn(nested) }] };
    expect(checkAnalysis(funnel(nested), displayParts)).toMatchObject(expected);
  });

  it.each([1000, 100_000])('never throws where lists are nested %i deep', (depth) => {
    expect(parseAnalysis('['.repeat(depth) + ']'.repeat(depth), displayParts).ok).toBe(false);
  });
});
