import { describe, expect, it } from 'vitest';
import { conversionStepIn, firstToLast, type ConversionStep } from '../../../../src/core/spec/conversion-step';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';

/** A funnel of steps s1, s2 …; those listed are optional. */
function funnel(count: number, ...optional: string[]) {
  const spec = defaultSpec(Array.from({ length: count }, (_, k) => [`e${k}`]));
  return { ...spec, steps: spec.steps.map((step) => ({ ...step, optional: optional.includes(step.id) })) };
}

describe('a conversion step', () => {
  it.each<[string, ReturnType<typeof funnel>, ConversionStep, [number, number]]>([
    ['leads from the first to the last where nothing was chosen', funnel(4), firstToLast, [0, 3]],
    ['leads between the steps chosen', funnel(4), { from: 's2', to: 's3' }, [1, 2]],
    ['ends at the last required step', funnel(4, 's4'), firstToLast, [0, 2]],
    ['begins anew where the chosen step is gone', funnel(3), { from: 'gone', to: 's2' }, [0, 1]],
    ['ends at the last where the chosen end is gone', funnel(3), { from: 's2', to: 'gone' }, [1, 2]],
    ['ends at the last where the chosen end is not behind the beginning', funnel(4), { from: 's3', to: 's2' }, [2, 3]],
    ['begins at the first where the last was chosen', funnel(3), { from: 's3', to: null }, [0, 2]],
    ['passes over a chosen step that has become optional', funnel(4, 's2'), { from: 's2', to: 's3' }, [0, 2]],
  ])('%s', (_, spec, ...[chosen, [from, to]]) => expect(conversionStepIn(spec, chosen)).toEqual({ from, to }));

  it('is none where there are fewer than two required steps', () => {
    expect(conversionStepIn(funnel(1), firstToLast)).toBeNull();
    expect(conversionStepIn(funnel(3, 's2', 's3'), firstToLast)).toBeNull();
  });
});
