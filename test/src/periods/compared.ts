import type { FunnelAnswer, FunnelSpec } from '../../../src/core/spec/funnel';
import { comparePeriods } from '../../../src/periods/period-comparison';
import { specOf } from '../../support/funnel/spec-of';

/** February against January. */
export const days = {
  own: { from: '2026-02-01', to: '2026-02-28' },
  other: { from: '2026-01-01', to: '2026-01-31' },
};

/** What the engine answers where so many reach each stage. */
export function answerOf(counts: number[]): FunnelAnswer {
  const steps = counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  return { groups: [{ key: { kind: 'all' }, steps }], actorsInAll: 0, milliseconds: 0 };
}

/** The same funnel with so many at each stage in one period and in the other. */
export function compared(own: number[], other: number[], { spec = specOf(own.map(String)), names = shop } = {}) {
  return comparePeriods(spec, names, { own: answerOf(own), other: answerOf(other) });
}

const shop = ['visit', 'cart', '支付'];

/** The second stage optional. */
export function withOptional(count: number): FunnelSpec {
  return specOf(Array.from({ length: count }, (_, i) => ({ events: [String(i)], optional: i === 1 })));
}
