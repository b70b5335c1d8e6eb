import * as v from 'valibot';
import type { FunnelSpec } from './funnel';
import { id } from './schema-parts';

/** Two stages by their ids; null is the first or last stage. */
export const conversionStepSchema = v.strictObject({ from: v.nullable(id), to: v.nullable(id) });
export type ConversionStep = v.InferOutput<typeof conversionStepSchema>;

export const firstToLast: ConversionStep = { from: null, to: null };

/**
 * Two required steps as indices: the chosen ones as far as they still exist, else the first and the last. Null where
 * there are fewer than two.
 */
export function conversionStepIn({ steps }: FunnelSpec, chosen: ConversionStep): { from: number; to: number } | null {
  const required = steps.flatMap(({ optional }, at) => (optional ? [] : [at]));
  if (required.length < 2) return null;
  const place = (id: string | null): number => required.findIndex((at) => steps[at].id === id);
  const last = required.length - 1;
  const from = place(chosen.from);
  const start = from >= 0 && from < last ? from : 0;
  const to = place(chosen.to);
  return { from: required[start], to: required[to > start ? to : last] };
}
