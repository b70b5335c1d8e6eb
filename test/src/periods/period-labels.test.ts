import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import { daysText, differenceText, overallSentence, stageLines } from '../../../src/periods/period-labels';
import { periodsCsv } from '../../../src/periods/periods-table';
import { compared, days, withOptional } from './compared';

afterEach(() => locale.set('en'));

describe('the days of a period', () => {
  it('are one day, or the first and the last', () => {
    expect(daysText(days.own)).toBe('2026-02-01 – 2026-02-28');
    expect(daysText({ from: '2026-02-01', to: '2026-02-01' })).toBe('2026-02-01');
  });
});

describe('a difference', () => {
  it('has its sign, and one point is one point', () => {
    expect([0.021, -0.2, 0.01, 0].map(differenceText)).toEqual([
      '+2.1 points',
      '−20.0 points',
      '+1.0 points',
      '0.0 points',
    ]);
  });
});

describe('two periods in a sentence', () => {
  it('say by how much more or less of those who entered came through', () => {
    expect(overallSentence(compared([1000, 500, 200], [1000, 500, 300]), days)).toBe(
      '20.0% of those who entered 2026-02-01 – 2026-02-28 reached 支付, against 30.0% of those who entered 2026-01-01 – 2026-01-31. That is 10 points less, beyond chance.',
    );
  });

  it('name the period in which nobody entered, this one first', () => {
    expect(overallSentence(compared([5, 1], [0, 0]), days)).toBe('Nobody entered 2026-01-01 – 2026-01-31.');
    expect(overallSentence(compared([0, 0], [0, 0]), days)).toBe('Nobody entered 2026-02-01 – 2026-02-28.');
  });

  it('are about the last stage that must be reached', () => {
    const spec = withOptional(2);
    expect(overallSentence(compared([90, 10], [90, 20], { spec }), days)).toContain('Two stages or more are needed');
  });

  it('are in Chinese on a Chinese page', () => {
    locale.set('zh');
    for (const other of [
      [1000, 500],
      [1000, 505],
      [9, 1],
      [0, 0],
    ])
      expect(overallSentence(compared([1000, 400], other), days)).toMatch(/\p{Script=Han}/u);
  });
});

describe('a stage in both periods, on pointing', () => {
  const { stages } = compared([1000, 500, 200], [1000, 400, 100]);

  it('is how many entered at the first', () => {
    expect(stageLines(stages[0], days)).toEqual([
      '2026-02-01 – 2026-02-28: 1,000 entered',
      '2026-01-01 – 2026-01-31: 1,000 entered',
    ]);
  });

  it('is how many of the stage before came, and what is known of the difference', () => {
    const [own, other, ...figures] = stageLines(stages[1], days);
    expect(own).toBe('2026-02-01 – 2026-02-28: 500 of 1,000 from visit, 50.0%');
    expect(other).toBe('2026-01-01 – 2026-01-31: 400 of 1,000 from visit, 40.0%');
    expect(figures.length).toBeGreaterThan(0);
  });
});

describe('two periods for spreadsheets', () => {
  it('have a row for each stage: counts, and shares as they are, of one period and of the other', () => {
    const [head, first, second] = periodsCsv(compared([1000, 500], [800, 200]), days);
    expect(head[1]).toBe('Actors 2026-02-01 – 2026-02-28');
    expect(first.slice(0, 7)).toEqual(['visit', 1000, '', 1, 800, '', 1]);
    expect(second.slice(0, 7)).toEqual(['cart', 500, 0.5, 0.5, 200, 0.25, 0.25]);
    expect(second[7]).toBe(0.25);
  });

  it('have empty cells where there is nobody to compare', () => {
    const [, , second] = periodsCsv(compared([5, 1], [0, 0]), days);
    expect(second.slice(4)).toEqual([0, '', '', '', '', '', '', '']);
  });
});
