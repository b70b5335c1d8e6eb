import type { Exclusion } from '../../../src/core/spec/funnel';
import { firstExclusionBit, type Matcher } from './event-masks';

/** An exclusion in force for runs whose last step (an index) is from … to − 1; several of a spec may share it. */
export interface ExclusionRange {
  bit: number;
  from: number;
  to: number;
  drop: boolean;
}

/** Exclusions by what they do: equal range and effect make one. Those that drop stand first: they win over those that stop. */
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

/** One matcher for each exclusion, though they may share a bit: a filtered one does not narrow its neighbour. */
export function exclusionMatchers(exclusions: readonly Exclusion[], ranges: readonly ExclusionRange[]): Matcher[] {
  return exclusions.map((exclusion) => ({
    bit: rangeOf(ranges, exclusion)!.bit,
    events: exclusion.events,
    filters: exclusion.filters,
    occurrence: 'every',
  }));
}
