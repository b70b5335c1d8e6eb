import fc from 'fast-check';
import type {
  Attribution,
  Breakdown,
  FunnelGroup,
  FunnelCell,
  FunnelSpec,
  GroupKey,
} from '../../../src/core/spec/funnel';
import { storeOf, type EventRow } from './store-of';
import { answerTo } from './answer-to';

const zone = { timeZone: 'UTC' };

export function breakdown(properties: string[], attribution: Attribution, shown: Breakdown['shown'] = null): Breakdown {
  return { by: properties.map((property) => ({ kind: 'property', property, bins: null })), attribution, shown };
}

/** The answer's groups; a law holds of specs that can be answered. */
export function groupsOf(rows: readonly EventRow[], spec: FunnelSpec): FunnelGroup[] {
  const found = answerTo('funnel', { store: storeOf(rows, ['p', 'q']), ...zone }, { spec });
  fc.pre(found.ok);
  return found.value.groups;
}

const nameOf = (key: GroupKey) =>
  key.kind === 'values' ? key.values.join('|') : key.kind === 'segment' ? key.id : key.kind;
/** Each group's name and how many did each step. */
export const counts = (groups: readonly FunnelGroup[]) =>
  groups.map(({ key, steps }) => [nameOf(key), ...steps.map(({ actors }) => actors)]);

/** All runs at a step; of later steps those lost before it. */
export function cellIn(spec: FunnelSpec, step: number): FunnelCell {
  const last = Math.min(step, spec.steps.length - 1);
  const entered = { from: null, to: null };
  return { spec, group: { kind: 'all' }, step: last, part: last > 0 ? 'lost' : 'passed', seconds: null, entered };
}
