import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../src/contract/funnel';
import { checkSpec } from '../../workers/funnel/check-spec';
import { eventRows, funnelSpecs, type Allowed } from './arbitrary-funnel';
import { kernelRuns } from './kernel-runs';
import { referenceRuns } from './reference';
import { storeOf, type EventRow } from './store-of';

/** Runs as text, in an order of their own: the two sides number actors differently. */
function comparable(runs: Iterable<readonly (readonly [number, number])[]>): string[] {
  return [...runs].map((run) => run.map(([k, time]) => `${k}@${(time / 1e6) % 100}`).join(' ')).sort();
}

function same(rows: EventRow[], spec: FunnelSpec): void {
  fc.pre(checkSpec(spec, storeOf(rows, ['p'])).ok);
  const expected = referenceRuns(rows, spec)
    .flat()
    .map((run) => [...run].sort(([j], [k]) => j - k));
  expect(comparable(kernelRuns(rows, spec))).toEqual(comparable(expected));
}

const kinds: Record<string, Allowed> = {
  'plain ordered funnels': {},
  'ordered funnels with optional steps': { optional: true },
  'ordered funnels with exclusions': { exclusions: true },
  'ordered funnels with optional steps and exclusions': { optional: true, exclusions: true },
  'funnels with limits between steps': { limits: true },
  'funnels with limits and exclusions': { limits: true, exclusions: true },
  'strict funnels': { order: 'strict' },
  'strict funnels with exclusions': { order: 'strict', exclusions: true },
  'strict funnels with limits and exclusions': { order: 'strict', exclusions: true, limits: true },
  'funnels in any order': { order: 'any' },
  'funnels in any order with exclusions': { order: 'any', exclusions: true },
  'totals of funnels in any order': { order: 'any', exclusions: true, count: 'totals' },
};

describe('the kernel finds the runs the reference finds', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`in ${name}`, () => {
      fc.assert(fc.property(eventRows, funnelSpecs(allowed), same), { numRuns: Number(process.env['RUNS'] ?? 400) });
    });
  }
});
