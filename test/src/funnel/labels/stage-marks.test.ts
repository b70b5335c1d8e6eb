import { describe, expect, it } from 'vitest';
import type { FunnelSpec, Step } from '../../../../src/core/spec/funnel';
import { durationText, stageMarks } from '../../../../src/funnel/labels/stage-marks';
import { stepOf } from '../../../support/funnel/spec-of';

interface Where {
  at?: number;
  order?: FunnelSpec['order'];
}

const marks = (change: Partial<Step>, { at = 1, order = 'ordered' }: Where = {}) =>
  stageMarks(stepOf({ events: ['cart'], ...change }, at), at, order).map(({ text }) => text);

describe('a limit as text', () => {
  it('is as it was set, in its own unit', () => {
    expect(durationText({ value: 1, unit: 'day' })).toBe('1 day');
    expect(durationText({ value: 90, unit: 'minute' })).toBe('90 minutes');
    expect(durationText({ value: 0.5, unit: 'hour' })).toBe('0.5 hours');
    expect(durationText({ value: 0, unit: 'second' })).toBe('0 seconds');
    expect(durationText({ value: 1, unit: 'week' })).toBe('1 week');
  });
});

describe('the marks of a stage', () => {
  it('are none of a stage with nothing special', () => {
    expect(marks({})).toEqual([]);
  });

  it('name what is special about it, in one order', () => {
    const special: Partial<Step> = {
      optional: true,
      occurrence: 'first_ever',
      within: { value: 2, unit: 'day' },
      filters: [{ property: 'channel', op: 'equal', value: 'ads' }],
    };
    expect(marks(special)).toEqual(['optional', 'first', '≤ 2 days', '1 filtered']);
  });

  it('leave out what has no meaning on the first stage, or in any order', () => {
    const limited: Partial<Step> = { optional: true, within: { value: 2, unit: 'day' } };
    expect(marks(limited, { at: 0 })).toEqual([]);
    expect(marks(limited, { order: 'any' })).toEqual([]);
  });

  it('do not count a filter that names no value yet', () => {
    expect(marks({ filters: [{ property: 'channel', op: 'in', values: [] }] })).toEqual([]);
  });

  it('say on pointing what they mean', () => {
    for (const { title } of stageMarks(
      stepOf({ events: ['a'], optional: true, occurrence: 'first_matching' }, 1),
      1,
      'strict',
    ))
      expect(title).not.toBe('');
  });
});
