import { compareEach, type Comparison } from '../../core/stats/compare-proportions';
import type { Proportion } from '../../core/stats/wilson';
import type { ChartStep, GroupFigures } from './funnel-figures';

/** Actors at step `to` of those at step `from`. */
interface StepIndices {
  from: number;
  to: number;
}

/**
 * How each group's rate of a conversion step differs from that of the rest, all who are not in it, by the group's id; corrected
 * for the number of groups. Only for groups that hold a part of all (not where the funnel ran once for each value).
 * "Other" is not compared: its groups are, one by one.
 */
export function comparedWithRest(
  all: ChartStep[],
  groups: GroupFigures[],
  conversionStep: StepIndices,
): Map<string, Comparison> {
  const compared = groups.filter(({ key }) => key.kind !== 'other');
  const whole = chartProportion(all, conversionStep);
  const results = compareEach(
    compared.map(({ steps }): [Proportion, Proportion] | null => {
      const own = chartProportion(steps, conversionStep);
      const rest = { part: whole.part - own.part, whole: whole.whole - own.whole };
      return rest.part >= 0 && rest.part <= rest.whole && own.part <= own.whole ? [own, rest] : null;
    }),
  );
  return new Map(
    results.flatMap((result, index): [string, Comparison][] => (result ? [[compared[index].id, result]] : [])),
  );
}

function chartProportion(steps: ChartStep[], { from, to }: StepIndices): Proportion {
  return { part: steps[to].actors, whole: steps[from].actors };
}
