import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../../src/core/outcome';

/** Whether `from` and `to` are two required steps in order; else fails with `invalid_spec`. */
export function checkConversionStep({ spec, from, to }: { spec: FunnelSpec; from: number; to: number }): Outcome<null> {
  const isRequired = (step: number): boolean => Number.isInteger(step) && spec.steps.at(step)?.optional === false;
  const isConversionStep = from >= 0 && from < to && to < spec.steps.length && isRequired(from) && isRequired(to);
  return isConversionStep ? success(null) : failure('invalid_spec', { where: 'from, to', value: `${from}, ${to}` });
}
