import { GroupColours } from '../../../src/chart/colours';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import { figures, groupFigures, type ChartStep, type GroupFigures } from '../../../src/funnel/figures/funnel-figures';
import { answers, specOf } from './chart-steps';

interface Wanted {
  /** Of the stages. */
  names: string[];
  /** Counts by stage for every group, by its value; the rest makes "other" where there are more than eight. */
  counts: [string, number[]][];
  optional?: number[];
}

/** Counts of `groups` groups over `stages` stages that never rise, the first groups larger: the same every time. */
export function falling(groups: number, stages: number, first = 4000): [string, number[]][] {
  return Array.from({ length: groups }, (_, group) => {
    const counts = [Math.max(1, Math.round(first / (1 + group * 0.8)))];
    for (let stage = 1; stage < stages; stage++) {
      counts.push(Math.floor(counts[stage - 1] * (0.35 + ((group * 7 + stage * 5) % 11) / 20)));
    }
    return [group === 7 ? '' : `channel-${group}`, counts];
  });
}

/** A funnel broken down by channel: all of them, and every group. */
export function brokenDown({ names, counts, optional = [] }: Wanted): { all: ChartStep[]; groups: GroupFigures[] } {
  const { spec, answer } = breakdownAnswer({ names, counts, optional });
  return { all: figures(spec, answer), groups: groupFigures(spec, answer, new GroupColours()) };
}

function breakdownAnswer(wanted: Wanted): { spec: FunnelSpec; answer: FunnelAnswer } {
  const { names, counts, optional = [] } = wanted;
  const stages = counts[0][1].length;
  const by = [{ kind: 'property' as const, property: 'channel', bins: null }];
  const spec = {
    ...specOf(stages, names, optional),
    breakdown: { by, attribution: { at: 'first' as const }, shown: null },
  };
  const sum = (rows: number[][]) => Array.from({ length: stages }, (_, k) => rows.reduce((n, row) => n + row[k], 0));
  const all = counts.map(([, row]) => row);
  const group = (key: GroupKey, row: number[]) => ({ key, steps: answers(row) });
  const groups = [
    group({ kind: 'all' }, sum(all)),
    ...counts.map(([value, row]) => group({ kind: 'values', values: [value] }, row)),
  ];
  if (counts.length > 8) groups.push(group({ kind: 'other', groups: counts.length - 8 }, sum(all.slice(8))));
  return { spec, answer: { groups, actorsInAll: 1e6, milliseconds: 1 } };
}
