import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { drawnFor, kernelPaths } from '../../support/funnel/kernel-paths';
import { kernelRuns } from '../../support/funnel/kernel-runs';
import { referenceRuns } from '../../support/funnel/reference';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';

/** Runs as text, in an order of their own: the two sides number actors differently. */
function comparable(runs: Iterable<readonly (readonly [number, number])[]>): string[] {
  return [...runs].map((run) => run.map(([k, time]) => `${k}@${(time / 1e6) % 1000}`).join(' ')).sort();
}

function same(rows: EventRow[], spec: FunnelSpec): void {
  fc.pre(checkSpec(spec, storeOf(rows, ['p'])).ok);
  const expected = referenceRuns(rows, spec)
    .flat()
    .map((run) => [...run].sort(([j], [k]) => j - k));
  expect(comparable(kernelRuns(rows, spec))).toEqual(comparable(expected));
}

const runs = { numRuns: Number(process.env.RUNS ?? 400) };

describe('the kernel finds the runs the reference finds', () => {
  for (const [name, path] of Object.entries(kernelPaths)) {
    it(`in ${name}`, () => fc.assert(fc.property(...drawnFor(path), same), runs));
  }

  it('where of tied events the one the next step needs comes too late for it, but not for an optional one', () => {
    const at = (event: string, second: number): EventRow => ({ user: 'u1', event, time: second * 1e6 });
    const spec: FunnelSpec = {
      ...specOf([
        { events: ['a', 'b'] },
        { events: ['b'], optional: true },
        { events: ['a', 'b'], within: { value: 0, unit: 'second' } },
      ]),
      exclusions: [{ events: ['y'], filters: [], from: 0, to: 1, effect: 'drop' }],
    };
    const rows = [at('a', 1), at('b', 3), at('y', 3)];
    same(rows, spec);
    expect(kernelRuns(rows, spec)).toEqual([[[0, 1e6], [1, 3e6]]]); // prettier-ignore
  });
});
