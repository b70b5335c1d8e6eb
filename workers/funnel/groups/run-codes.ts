import type { Attribution } from '../../../src/core/spec/funnel';
import { picked } from '../../store/split';
import type { EventValues } from '../values/property-values';
import { runValues } from './run-values';
import type { Runs } from '../runs/runs';

/** The source of the codes of winning runs: their actors, or a value that their events carry. */
export type CodedBy =
  /** `codes`: by actor, all below `size`. */
  | { what: 'actor'; codes: Uint32Array; size: number }
  /** `property`: the property whose values these are, unchanged; null for bins, calendars and pairs. */
  | { what: 'value'; values: EventValues; property: string | null; attribution: Attribution };

/** By run, its code, or `noGroupCode`. */
export function runCodes(by: CodedBy, runs: Runs): Uint32Array {
  return by.what === 'actor' ? picked(by.codes, runs.actors) : runValues(runs, by.values, by.attribution);
}

/** One more than the highest code, once all runs have theirs. */
export function codeCount(by: CodedBy): number {
  return by.what === 'actor' ? by.size : by.values.size;
}
