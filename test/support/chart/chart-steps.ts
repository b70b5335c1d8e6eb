import type { FunnelSpec, StepAnswer, Times } from '../../../src/core/spec/funnel';
import { defaultSpec, newStep } from '../../../src/funnel/spec/default-spec';
import { figures, type ChartStep } from '../../../src/funnel/figures/funnel-figures';

const times = (median: number): Times => ({
  n: 3,
  average: median,
  p10: median / 4,
  p25: median / 2,
  median,
  p75: median * 2,
  p90: median * 4,
});

/** A question of so many steps named `names`, those of `optional` optional. */
export function specOf(count: number, names: string[], optional: number[] = []): FunnelSpec {
  const steps = Array.from({ length: count }, (_, index) => ({
    ...newStep(`step-${index}`, [], names[index % names.length]),
    optional: optional.includes(index),
  }));
  return { ...defaultSpec([]), steps, window: null };
}

/** Ever longer times, up to the hundred years that a log may span. */
const seconds = (first: number, index: number) => Math.min(first * 7 ** index, 3e9);

/** A group's answers from its counts. */
export function answers(counts: number[]): StepAnswer[] {
  return counts.map((actors, index) => ({
    actors,
    fromPrevious: index > 0 && actors > 0 ? times(seconds(200, index)) : null,
    fromEntry: index > 0 && actors > 0 ? times(seconds(500, index)) : null,
  }));
}

/** A funnel's figures from its counts: steps named `names`, those of `optional` optional. */
export function chartSteps(counts: number[], names: string[], optional: number[] = []): ChartStep[] {
  const groups = [{ key: { kind: 'all' as const }, steps: answers(counts) }];
  return figures(specOf(counts.length, names, optional), { groups, actorsInAll: 1, milliseconds: 1 });
}

export const shop = ['catalog', 'cart', 'payment_choice', 'payment_done'];

export const longNames = [
  'The customer opened the spring campaign landing page on mobile',
  '客户打开了春季促销活动的移动端落地页并且浏览了全部推荐商品列表然后把其中一件商品加入了收藏夹等待降价提醒',
  'checkout_payment_choice_confirmed_with_voucher_and_free_shipping',
  '👩‍👩‍👧‍👦🎉 Familien-Überraschungspaket bestellt 🎁🎁🎁 – ausgeliefert',
  '',
];
