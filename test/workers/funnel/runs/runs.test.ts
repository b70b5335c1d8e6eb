import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import {
  collectRuns,
  furthestOf,
  pickRuns,
  requiredBefore,
  RunTable,
  type Runs,
} from '../../../../workers/funnel/runs/runs';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { optional, planned, rowsWritten, runWritten } from '../../../support/funnel/written-runs';

const spec = specOf(['a', 'b', 'c']);
const log = [...rowsWritten('a@1 b@2 c@3', 'u'), ...rowsWritten('z@1', 'v'), ...rowsWritten('a@5 b@7', '王 🙂')];

/** The runs of a table, each as its actor and its steps. */
const written = ({ size, steps, actors, taken, times }: Runs, of: FunnelSpec = spec) =>
  Array.from({ length: size }, (_, run) => [
    actors[run],
    runWritten({ taken: taken[run], times: times.subarray(run * steps, (run + 1) * steps) }, of),
  ]);

describe('the winning runs of a store', () => {
  it('come in the order of their actors, with their totals', () => {
    const { store, plan } = planned(log, spec);
    const { runs, partial } = collectRuns(store, plan);
    expect(written(runs)).toEqual([
      [0, 'a@1 b@2 c@3'],
      [2, 'a@5 b@7'],
    ]);
    expect([partial.actors, ...partial.counts]).toEqual([3, 2, 2, 1]);
  });

  it('are none where there are no events, or nobody enters', () => {
    for (const rows of [[], rowsWritten('z@1')]) {
      const { store, plan } = planned(rows, spec);
      expect(collectRuns(store, plan).runs.size).toBe(0);
    }
  });

  it('are several of one actor in totals, in the order of time', () => {
    const totals = specOf(['a'], { count: 'totals' });
    const { store, plan } = planned(rowsWritten('a@1 a@2 a@3'), totals);
    expect(written(collectRuns(store, plan).runs, totals)).toEqual([
      [0, 'a@1'],
      [0, 'a@2'],
      [0, 'a@3'],
    ]);
  });

  it('name the part of the actor they belong to, where a value is held constant', () => {
    const held = specOf(['a', 'b'], { holdConstant: ['p'] });
    const { store, plan } = planned([...rowsWritten('a@1(x) a@2(y) b@3(y)', 'u'), ...rowsWritten('a@1(x)', 'v')], held);
    const { runs } = collectRuns(store, plan);
    expect([[...runs.actors], [...runs.parts]]).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are as many at each step as their totals say', () => {
    const law = (rows: EventRow[], drawn: FunnelSpec) => {
      const { store, plan } = planned(rows, { ...drawn, actor: { kind: 'user' } });
      const { runs, partial } = collectRuns(store, plan);
      const counts = Array.from(
        { length: plan.steps },
        (_, k) => [...runs.taken].filter((taken) => (taken >> k) & 1).length,
      );
      expect(counts).toEqual([...partial.counts]);
    };
    fc.assert(fc.property(eventRows, funnelSpecs({ optional: true, exclusions: true, held: true }), law));
  });
});

describe('a table of runs', () => {
  const { store, plan } = planned(log, spec);

  it('grows beyond its first room, and keeps what it holds', () => {
    const table = new RunTable(store, plan, 1);
    for (let n = 0; n < 100; n++) table.add(n, 0b11, [n, n + 0.5, 0]);
    const runs = table.runs();
    expect([runs.size, table.size, table.lastActor]).toEqual([100, 100, 99]);
    expect([runs.actors[40], runs.parts[40], runs.taken[40], runs.times[121]]).toEqual([40, 40, 0b11, 40.5]);
  });

  it('keeps no times of those it was given', () => {
    const times = Float64Array.of(1, 2, 3);
    const table = new RunTable(store, plan, 1);
    table.add(0, 0b111, times);
    times.fill(9);
    expect([...table.runs().times]).toEqual([1, 2, 3]);
  });

  it('is empty again once cleared', () => {
    const table = new RunTable(store, plan, 1);
    table.add(0, 1, [1, 0, 0]);
    table.clear();
    expect(table.runs().size).toBe(0);
  });
});

describe('some runs of a table', () => {
  it('are picked by their rows, in the order asked for', () => {
    const { store, plan } = planned(log, spec);
    const { runs } = collectRuns(store, plan);
    expect(written(pickRuns(runs, Uint32Array.of(1, 0)))).toEqual(written(runs).reverse());
    expect(pickRuns(runs, Uint32Array.of()).size).toBe(0);
  });
});

describe('the step of a run', () => {
  it('that is furthest is its last, past those left out', () => {
    const skipping = specOf(['a', optional('b'), 'c']);
    const { store, plan } = planned([...rowsWritten('a@1 c@2', 'u'), ...rowsWritten('a@1', 'v')], skipping);
    const { runs } = collectRuns(store, plan);
    expect([furthestOf(runs, 0), furthestOf(runs, 1)]).toEqual([2, 0]);
  });

  it('before another is the last required one, or the first of all', () => {
    const { plan } = planned([], specOf(['a', optional('b'), optional('c'), 'd', 'e']));
    expect([0, 1, 2, 3, 4].map((step) => requiredBefore(plan, step))).toEqual([0, 0, 0, 0, 3]);
  });
});
