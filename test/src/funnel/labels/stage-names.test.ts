import { describe, expect, it } from 'vitest';
import { stageName } from '../../../../src/funnel/labels/stage-name';
import { stageNames } from '../../../../src/funnel/labels/stage-names';
import { specOf } from '../../../support/funnel/spec-of';

describe('the names of stages', () => {
  it('are their own, else the events any of which will do', () => {
    const spec = specOf([{ events: ['a'], label: '看 👀' }, 'cart', { events: ['pay', 'buy'] }, { events: ['*'] }]);
    expect(stageNames(spec)).toEqual(['看 👀', 'cart', 'pay or buy', 'any event']);
  });

  it('are how many were done where the order does not matter', () => {
    expect(stageNames(specOf(['a', 'b', 'c'], { order: 'any' }))).toEqual([
      '1 step done',
      '2 steps done',
      '3 steps done',
    ]);
  });

  it('are shortened where no line could show them', () => {
    expect(stageNames(specOf(['x'.repeat(50_000)]))[0].length).toBeLessThan(1100);
  });
});

describe('the name of one stage', () => {
  it('is its number while it has neither label nor event', () => {
    const spec = specOf(['visit', { events: [] }]);
    expect([stageName(spec, 0), stageName(spec, 1)]).toEqual(['visit', 'Stage 2']);
  });

  it('is a number as well where there is no such stage', () => {
    expect(stageName(specOf(['visit']), 5)).toBe('Stage 6');
  });
});
