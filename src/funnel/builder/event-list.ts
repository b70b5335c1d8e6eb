import type { EventNameSummary } from '../../core/spec/dataset';
import type { FunnelSpec } from '../../core/spec/funnel';

/** Names that contain every word of the search, ignoring case; the order is kept. */
export function matching(names: EventNameSummary[], search: string): EventNameSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return names;
  return names.filter(({ name }) => {
    const text = name.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The numbers (from 1) of the stages each event is used in. */
export function stagesByEvent({ steps }: FunnelSpec): Map<string, number[]> {
  const stages = new Map<string, number[]>();
  steps.forEach(({ events }, i) => {
    for (const event of events) stages.set(event, [...(stages.get(event) ?? []), i + 1]);
  });
  return stages;
}
