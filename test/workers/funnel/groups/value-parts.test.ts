import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { planOfValueParts, planOfValues, valueParts } from '../../../../workers/funnel/groups/value-parts';
import { runKernel } from '../../../../workers/funnel/match/run-kernel';
import { prepareFunnel } from '../../../../workers/funnel/plan/ready-funnel';
import { breakdown } from '../../../support/funnel/group-answers';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten, runWritten } from '../../../support/funnel/written-runs';

const byP = breakdown(['p'], { at: 'all' });
const log = [...rowsWritten('a@1(x) b@9(x) a@2(y) b@4(y) a@3(z)', 'u'), ...rowsWritten('a@1(x)', 'v')];

function prepared(switches: Partial<FunnelSpec> = {}) {
  const spec = specOf(['a', 'b'], { breakdown: byP, ...switches });
  const funnel = prepareFunnel(storeOf(log, ['p']), { spec }, { timeZone: 'UTC' });
  const known = valueParts(funnel, byP);
  const { parts, values } = known;
  const codeOf = (value: string) => [...parts.codes].find((code) => values.values(code)[0] === value)!;
  return { funnel, known, parts, values, codeOf };
}

describe('actors in parts by value', () => {
  it('have a part for each value their events carry', () => {
    const { parts, values } = prepared();
    expect([...parts.owners]).toEqual([0, 0, 0, 1]);
    expect([...parts.codes].map((code) => values.values(code)[0])).toEqual(['x', 'y', 'z', 'x']);
  });

  it('are kept for the same breakdown of the same store', () => {
    const { funnel, known } = prepared();
    expect(valueParts(funnel, byP)).toBe(known);
    expect(valueParts({ ...funnel, context: { timeZone: 'Asia/Shanghai' } }, byP)).not.toBe(known);
  });

  it('have a run each', () => {
    const { funnel, parts } = prepared();
    const runs: string[] = [];
    runKernel(parts.store, planOfValueParts(funnel, parts), (_, taken, times) =>
      runs.push(runWritten({ taken, times }, funnel.spec)),
    );
    expect(runs).toEqual(['a@1 b@9', 'a@2 b@4', 'a@3', 'a@1']);
  });

  it('have the best of some values’ runs for their actor', () => {
    const { funnel, known, parts, codeOf } = prepared();
    const ofParts = planOfValueParts(funnel, parts);
    const runsWith = (...values: string[]) => {
      const runs: string[] = [];
      const plan = planOfValues({ plan: funnel.plan, ofParts }, known, Uint32Array.from(values.map(codeOf)));
      runKernel(funnel.store, plan, (actor, taken, times) =>
        runs.push(`${actor}: ${runWritten({ taken, times }, funnel.spec)}`),
      );
      return runs;
    };
    expect(runsWith('x', 'y')).toEqual(['0: a@2 b@4', '1: a@1']);
    expect(runsWith('z')).toEqual(['0: a@3']);
    expect(runsWith()).toEqual([]);
  });

  it('may hold another value constant inside', () => {
    const { funnel, parts } = prepared({ holdConstant: ['p'] });
    expect(planOfValueParts(funnel, parts).held).not.toBeNull();
    expect(planOfValueParts(prepared().funnel, parts).held).toBeNull();
  });
});
