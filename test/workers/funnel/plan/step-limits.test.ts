import { expect, it } from 'vitest';
import { entryWindow, stepLimits } from '../../../../workers/funnel/plan/step-limits';
import { specOf } from '../../../support/funnel/spec-of';

const hour = { value: 1, unit: 'hour' as const };
const minute = { value: 1, unit: 'minute' as const };
const steps = [{ events: ['a'] }, { events: ['b'], within: minute }, { events: ['c'] }];

it('a window from the entry limits the run, and a limit its own step', () => {
  const spec = specOf(steps, { window: hour });
  expect(entryWindow(spec)).toBe(3.6e9);
  expect([...stepLimits(spec)]).toEqual([Infinity, 6e7, Infinity]);
});

it('a window from the previous step limits each step but the first, where its own limit is not shorter', () => {
  const spec = specOf(steps, { window: hour, windowFrom: 'previous' });
  expect(entryWindow(spec)).toBe(Infinity);
  expect([...stepLimits(spec)]).toEqual([Infinity, 6e7, 3.6e9]);
});

it('in any order the window runs from the first event, and no step has a limit', () => {
  const spec = specOf(steps, { window: hour, windowFrom: 'previous', order: 'any' });
  expect(entryWindow(spec)).toBe(3.6e9);
  expect([...stepLimits(spec)]).toEqual([Infinity, Infinity, Infinity]);
});

it('without a window nothing limits the run', () => {
  const spec = specOf(['a', 'b'], { window: null });
  expect([entryWindow(spec), ...stepLimits(spec)]).toEqual([Infinity, Infinity, Infinity]);
});

it('a limit of a fraction is rounded to whole microseconds', () => {
  const spec = specOf(['a', { events: ['b'], within: { value: 0.1234567, unit: 'second' } }]);
  expect(stepLimits(spec)[1]).toBe(123_457);
});
