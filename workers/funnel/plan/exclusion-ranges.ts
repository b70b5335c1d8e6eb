import type { Exclusion } from '../../../src/core/spec/funnel';
import { firstExclusionBit, type EventMatcher } from './event-masks';

/** An exclusion that applies to runs whose last step (an index) is from … to − 1; several of a spec may share it. */
export interface ExclusionRange {
  bit: number;
  from: number;
  to: number;
  drop: boolean;
}

/** Exclusions of equal range and effect are one. Those that drop come first: they win over those that stop. */
export function exclusionRanges(exclusions: readonly Exclusion[]): ExclusionRange[] {
  const ranges: ExclusionRange[] = [];
  for (const exclusion of exclusions) {
    if (rangeOf(ranges, exclusion)) continue;
    const { from, to, effect } = exclusion;
    ranges.push({ bit: 1 << (firstExclusionBit + ranges.length), from, to, drop: effect === 'drop' });
  }
  return ranges.sort((a, b) => Number(b.drop) - Number(a.drop));
}

function rangeOf(ranges: readonly ExclusionRange[], { from, to, effect }: Exclusion): ExclusionRange | undefined {
  return ranges.find((range) => range.from === from && range.to === to && range.drop === (effect === 'drop'));
}

/** One matcher for each exclusion, even where exclusions share a bit: the filters of one do not affect the other. */
export function exclusionMatchers(exclusions: readonly Exclusion[], ranges: readonly ExclusionRange[]): EventMatcher[] {
  return exclusions.map((exclusion) => ({
    bit: rangeOf(ranges, exclusion)!.bit,
    events: exclusion.events,
    filters: exclusion.filters,
    occurrence: 'every',
  }));
}
