import { describe, expect, it } from 'vitest';
import type { FunnelGroup, FunnelSpec } from '../../../../src/core/spec/funnel';
import { isOptional, requiredStepBefore, requiredSteps } from '../../../../src/core/spec/required-steps';
import { optional } from '../../../support/funnel/written-runs';
import { specOf } from '../../../support/funnel/spec-of';

const spec = specOf(['a', optional('b'), optional('c'), 'd']);
const group: FunnelGroup = {
  key: { kind: 'all' },
  steps: [9, 5, 4, 3].map((actors) => ({ actors, fromPrevious: null, fromEntry: null })),
};
const all = (of: FunnelSpec) => of.steps.map((_, step) => step);

describe('a step', () => {
  it('is optional where it says so, but never the first, and none in any order', () => {
    expect(all(spec).map((step) => isOptional(spec, step))).toEqual([false, true, true, false]);
    const first = specOf([optional('a'), 'b']);
    expect(isOptional(first, 0)).toBe(false);
    const any: FunnelSpec = { ...spec, order: 'any' };
    expect(all(any).some((step) => isOptional(any, step))).toBe(false);
  });

  it('comes after the last required step before it', () => {
    expect(all(spec).map((step) => requiredStepBefore(spec, step))).toEqual([null, 0, 0, 0]);
    expect(requiredStepBefore(specOf(['a', 'b', 'c']), 2)).toBe(1);
  });
});

describe('the required stages', () => {
  it('have their ids, their index among all steps and their actors', () => {
    expect(requiredSteps(spec, group)).toEqual([
      { id: '0', step: 0, actors: 9 },
      { id: '3', step: 3, actors: 3 },
    ]);
  });

  it('are all of them in any order', () => {
    expect(requiredSteps({ ...spec, order: 'any' }, group).map(({ step }) => step)).toEqual([0, 1, 2, 3]);
  });

  it('have nobody where the group is not there, or older than the spec', () => {
    expect(requiredSteps(spec, undefined).map(({ actors }) => actors)).toEqual([0, 0]);
    expect(requiredSteps(spec, { ...group, steps: group.steps.slice(0, 2) }).map(({ actors }) => actors)).toEqual([
      9, 0,
    ]);
  });
});
