import type { FunnelSpec } from '../core/spec/funnel';

/** A stage as the chart numbers it: "2 · cart"; in any order its name says how many were done. */
export function stageLabel(spec: FunnelSpec, steps: string[], step: number): string {
  const name = steps.at(step) ?? '';
  return spec.order === 'any' ? name : `${step + 1} · ${name}`;
}
