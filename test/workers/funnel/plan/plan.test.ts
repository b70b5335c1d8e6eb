import { describe, expect, it } from 'vitest';
import { lastRequired, narrowsEntries } from '../../../../workers/funnel/plan/plan';
import { firstExclusionBit } from '../../../../workers/funnel/plan/event-masks';
import { specOf } from '../../../support/funnel/spec-of';
import { excluded, optional, planned, rowsWritten, seconds, within } from '../../../support/funnel/written-runs';

const log = [...rowsWritten('a@1 b@2 x@3', 'u'), ...rowsWritten('b@1', 'v')];
const planOf = (...of: Parameters<typeof specOf>) => planned(log, specOf(...of)).plan;
/** The bits of the first user's events. */
const bitsOf = ({ classes, masks }: ReturnType<typeof planOf>) => [0, 1, 2].map((event) => masks[classes[event]]);

describe('a plan', () => {
  it('of the simplest question has nothing set', () => {
    const plan = planOf(['a', 'b']);
    expect(plan).toMatchObject({ steps: 2, window: Infinity, limited: false, optional: 0, tolerance: 0 });
    expect(plan).toMatchObject({ totals: false, firstEntryOnly: false, admitted: null, held: null, exclusions: [] });
    expect(plan.range).toEqual({ start: -Infinity, end: Infinity, whole: false });
  });

  it('has all times in µs', () => {
    const plan = planOf(['a', within('b', 1.5)], { window: seconds(2), tieTolerance: 0.25 });
    expect([plan.window, plan.limits[1], plan.tolerance]).toEqual([2e6, 1.5e6, 0.25e6]);
    expect(plan.limited).toBe(true);
  });

  it('has a bit for each step an event does', () => {
    expect(bitsOf(planOf(['a', 'b']))).toEqual([1, 2, 0]);
    expect(planOf(['a', optional('b'), 'c']).optional).toBe(0b10);
  });

  it('lets an excluding event do no step within its range, but before and behind it', () => {
    const plan = planOf(['*', '*', '*'], { exclusions: excluded(0, 1) });
    expect(bitsOf(plan)[2]).toBe((1 << firstExclusionBit) | 0b101);
    expect(plan.matched[plan.classes[2]]).toBe((1 << firstExclusionBit) | 0b111);
  });

  it('lets an excluding event do no step at all in any order', () => {
    const plan = planOf(['*', '*'], { order: 'any', exclusions: excluded(0, 1) });
    expect(bitsOf(plan)[2]).toBe(1 << firstExclusionBit);
  });

  it('says by which events an actor could enter, or do a step', () => {
    const plan = planOf(['a', 'b', '无']);
    expect(plan.entryEvents).toBe(0b001);
    expect([...plan.stepEvents]).toEqual([0b001, 0b010, 0]);
    expect(planOf(['a', 'b'], { order: 'any' }).entryEvents).toBe(0b011);
    expect(planOf(['*']).entryEvents).toBe(-1);
  });

  it('has the days of entry in the zone it is made for', () => {
    const { store } = planned(log, specOf(['a']));
    expect(
      planOf(['a'], { dateRange: { from: '1970-01-02', to: '1970-01-02' }, dateRangeRule: 'whole' }).range,
    ).toEqual({ start: 86_400e6, end: 172_800e6, whole: true });
    expect(store.actors).toBe(2);
  });

  it('has parts of actors where a value is held constant', () => {
    expect(planOf(['a'], { holdConstant: ['p'] }).held).not.toBeNull();
  });
});

describe('the step by which a run converts', () => {
  it('is the last required one', () => {
    expect(lastRequired(planOf(['a', 'b', optional('c'), optional('d')]))).toBe(1);
    expect(lastRequired(planOf(['a']))).toBe(0);
  });
});

describe('entries are narrowed', () => {
  it('by a first entry or by days, and by nothing else', () => {
    expect(narrowsEntries(planOf(['a'], { window: seconds(1) }))).toBe(false);
    expect(narrowsEntries(planOf(['a'], { entry: 'first' }))).toBe(true);
    expect(narrowsEntries(planOf(['a'], { dateRange: { from: '1970-01-02', to: null } }))).toBe(true);
    expect(narrowsEntries(planOf(['a'], { dateRange: { from: null, to: '1970-01-02' } }))).toBe(true);
  });
});
