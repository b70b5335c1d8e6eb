import { describe, expect, it } from 'vitest';
import { firstFormula, lostFormula, previousFormula, timesText } from '../../../../src/funnel/table/figure-labels';
import { groupColumns } from '../../../../src/funnel/table/group-columns';
import { chartSteps, shop } from '../../../support/chart/chart-steps';

const steps = chartSteps([1000, 500, 400, 100], shop, [2]);

describe('how a figure comes about', () => {
  it('is the actors here over those at the stage before, with the interval of the rate', () => {
    expect(previousFormula(steps, steps[1])).toBe('500 ÷ 1,000 (catalog) = 50.0%\n95% interval: 46.9% – 53.1%');
  });

  it('is counted from the required stage before, past optional ones', () => {
    expect(previousFormula(steps, steps[3])).toMatch(/^100 ÷ 500 \(cart\) = 20.0%/);
    expect(lostFormula(steps, steps[3])).toBe('500 − 100 = 400');
  });

  it('is nothing for the first stage, which has none before it', () => {
    expect([previousFormula(steps, steps[0]), lostFormula(steps, steps[0])]).toEqual(['', '']);
    expect(firstFormula(steps, steps[0])).toBe('1,000 ÷ 1,000 (catalog) = 100%');
  });

  it('says of an optional stage that it loses nobody', () => {
    expect(lostFormula(steps, steps[2])).toBe('An optional stage loses nobody.');
  });

  it('has no interval, and no number that is none, where nobody came', () => {
    const none = chartSteps([0, 0], shop);
    expect(previousFormula(none, none[1])).toBe('0 ÷ 0 (catalog) = –');
    expect(firstFormula(none, none[1])).toBe('0 ÷ 0 (catalog) = –');
  });
});

describe('the spread around a median', () => {
  it('is nothing without actors', () => {
    expect(timesText(null)).toBe('');
  });

  it('has both ends, the average, and of how many', () => {
    const text = timesText({ n: 1200, average: 90, p10: 5, p25: 10, median: 60, p75: 120, p90: 600 });
    for (const part of ['1,200', '5 s', '10 min', '1 min 30 s']) expect(text).toContain(part);
  });
});

describe('the columns of the table of groups', () => {
  it('are the whole funnel, then each stage after the first, then the time', () => {
    const { before, stages, time } = groupColumns(steps, true);
    expect(before.map(({ by }) => by)).toEqual(['name', 'entered', 'overall', 'difference']);
    expect(stages.map(({ by, head }) => [by, head])).toEqual([
      [1, '2 cart'],
      [2, '3 payment_choice'],
      [3, '4 payment_done'],
    ]);
    expect(time?.by).toBe('median');
  });

  it('leave out what cannot be compared, and all but the entries of a single stage', () => {
    expect(groupColumns(steps, false).before.map(({ by }) => by)).not.toContain('difference');
    const alone = groupColumns(chartSteps([5], shop), true);
    expect([alone.before.map(({ by }) => by), alone.stages, alone.time]).toEqual([['name', 'entered'], [], null]);
  });
});
