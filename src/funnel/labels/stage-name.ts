import type { FunnelSpec } from '../../core/spec/funnel';
import { m } from '../../i18n/paraglide/messages';
import { stepName } from '../figures/funnel-figures';
import { stepAt } from '../spec/edit-steps';

/** The name of stage `at` as shown and announced; "Stage 3" while it has neither label nor event. */
export function stageName(spec: FunnelSpec, at: number): string {
  const step = stepAt(spec, at);
  const name = step ? stepName(step) : '';
  return name === '' ? m.funnel_stage_number({ number: at + 1 }) : name;
}
