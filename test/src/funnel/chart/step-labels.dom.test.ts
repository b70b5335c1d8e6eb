import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import { stepLabels } from '../../../../src/funnel/chart/step-labels';
import { chartSteps, shop } from '../../../support/chart/chart-steps';

const steps = chartSteps([3611, 1924, 958], shop);
const labels = (width: number) => stepLabels(steps, width, { width: 900, measure: estimatedWidth });

describe('the labels of steps', () => {
  it('are in full where there is room', () => {
    expect(labels(200)[1]).toEqual({
      count: '1,924',
      share: '53.3%',
      rate: '53.3%',
      lost: '1,687 lost',
      time: 'median 23 min',
    });
  });

  it('are shorter where one of them does not fit, all in the same wording', () => {
    expect(labels(40).map(({ count, lost }) => [count, lost])).toEqual([
      ['3,611', ''],
      ['1,924', '−1,687'],
      ['958', '−966'],
    ]);
    const many = stepLabels(chartSteps([3_611_000, 1_924_000], shop), 40, { width: 900, measure: estimatedWidth });
    expect(many.map(({ count }) => count)).toEqual(['3.6M', '1.9M']);
  });

  it('are left out where there is nothing to say', () => {
    const [first] = labels(200);
    expect([first.rate, first.lost, first.time]).toEqual(['', '', '']);
  });
});
