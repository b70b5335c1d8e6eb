import type { FunnelAnswer, FunnelGroup } from '../core/spec/funnel';
import { compareProportions, type Comparison } from '../core/stats/compare-proportions';
import { evenSplit } from '../core/stats/even-split';
import { shareOf } from '../core/stats/share-of';
import { wilson, type RateInterval, type Proportion } from '../core/stats/wilson';

/** One of the two versions. */
export interface AbSide {
  value: string;
  /** The funnel, whichever conversion step is tested. */
  entered: number;
  /** Actors at the end of the conversion step, of those at its beginning. */
  own: Proportion;
  /** Share, 0 … 1; null where nobody reached the stage. */
  rate: number | null;
  /** Wilson's, 95 %. */
  interval: RateInterval | null;
}

export interface AbFigures {
  control: AbSide;
  variant: AbSide;
  /** The variant's rate minus the control's; null where either has no actors. */
  comparison: Comparison | null;
  /** How much larger the variant's rate is than the control's: 0.1 is a tenth. Null where the control's is 0. */
  uplift: number | null;
  /** P-value of the split of those that entered the funnel, against an even split. */
  split: number;
}

interface AbQuestion {
  control: string;
  variant: string;
  /** Indices into the spec's steps. */
  conversionStep: { from: number; to: number };
}

/** The values an answer broken down by one property has; most entered first. */
export function groupValues({ groups }: FunnelAnswer): string[] {
  return groups.flatMap(({ key }) => (key.kind === 'values' ? [key.values[0]] : []));
}

export function abFigures({ groups }: FunnelAnswer, { control, variant, conversionStep }: AbQuestion): AbFigures {
  const groupOf = (value: string) => groups.find(({ key }) => key.kind === 'values' && key.values[0] === value);
  const sides = [control, variant].map((value) => sideOf(value, groupOf(value), conversionStep));
  const [of, against] = sides;
  return {
    control: of,
    variant: against,
    comparison: compareProportions(against.own, of.own),
    uplift: of.rate && against.rate !== null ? against.rate / of.rate - 1 : null,
    split: evenSplit(of.entered, against.entered),
  };
}

function sideOf(value: string, group: FunnelGroup | undefined, { from, to }: AbQuestion['conversionStep']): AbSide {
  const own = { part: group?.steps.at(to)?.actors ?? 0, whole: group?.steps.at(from)?.actors ?? 0 };
  return {
    value,
    entered: group?.steps.at(0)?.actors ?? 0,
    own,
    rate: shareOf(own.part, own.whole),
    interval: own.whole > 0 ? wilson(own.part, own.whole) : null,
  };
}
