import type { FunnelSpec } from '../../core/spec/funnel';
import { stepName } from '../figures/funnel-figures';
import { m } from '../../i18n/paraglide/messages';

/** Display names of the stages; in any order a row is named by how many were done, whichever they were. */
export function stageNames({ order, steps }: FunnelSpec): string[] {
  if (order !== 'any') return steps.map(stepName);
  return steps.map((_step, i) => (i === 0 ? m.chart_steps_done_one() : m.chart_steps_done({ count: i + 1 })));
}
