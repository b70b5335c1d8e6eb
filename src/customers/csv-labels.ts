import { withoutEnding } from '../core/text/file-name';
import type { CustomersCsvLabels } from '../core/spec/customers';
import type { FunnelSpec } from '../core/spec/funnel';
import { m } from '../i18n/paraglide/messages';

export function csvLabels(spec: FunnelSpec, steps: string[]): CustomersCsvLabels {
  return {
    id: spec.actor.kind === 'column' ? spec.actor.property : m.customers_id(),
    session: m.customers_session(),
    furthest: m.customers_furthest(),
    seconds: m.customers_duration_seconds(),
    next: m.customers_next(),
    nextTime: m.customers_next_time(),
    steps: steps.map((name) => ({ name, time: m.customers_time_of({ stage: name }) })),
  };
}

/** `shop.csv` and stage 3 give `shop-lost-3.csv`. */
export function csvName(dataset: string, place: { step: number; part: 'passed' | 'lost' }): string {
  const word = place.part === 'lost' ? m.customers_file_lost() : m.customers_file_passed();
  return `${withoutEnding(dataset)}-${word}-${place.step + 1}.csv`;
}
