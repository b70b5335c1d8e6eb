import type { ActorCondition, DateRange, Filter } from '../../core/spec/funnel';
import { count } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';

export type FilterOp = Filter['op'];

export const filterOps: FilterOp[] = [
  'equal',
  'not_equal',
  'in',
  'contains',
  'less',
  'greater',
  'between',
  'empty',
  'not_empty',
];

/** The operator as read between property and value. */
export function opText(op: FilterOp): string {
  const texts: Record<FilterOp, () => string> = {
    equal: m.funnel_op_equal,
    not_equal: m.funnel_op_not_equal,
    in: m.funnel_op_in,
    contains: m.funnel_op_contains,
    less: m.funnel_op_less,
    greater: m.funnel_op_greater,
    between: m.funnel_op_between,
    empty: m.funnel_op_empty,
    not_empty: m.funnel_op_not_empty,
  };
  return texts[op]();
}

/** The same condition with another operator, keeping as much of what was typed as fits. */
export function withOp(filter: Filter, op: FilterOp): Filter {
  const { property } = filter;
  const first = firstValue(filter);
  switch (op) {
    case 'in':
      return { property, op, values: first === '' ? [] : [first] };
    case 'between':
      return { property, op, from: first, to: '' };
    case 'empty':
    case 'not_empty':
      return { property, op };
    default:
      return { property, op, value: first };
  }
}

function firstValue(filter: Filter): string {
  if ('value' in filter) return filter.value;
  if ('values' in filter) return filter.values[0] ?? '';
  return 'from' in filter ? filter.from : '';
}

/** "channel = ads", for the sentence of rules. */
export function filterText(filter: Filter): string {
  const op = filter.op === 'in' && filter.values.length <= 1 ? 'equal' : filter.op;
  return [shortText(filter.property), opText(op), shortText(valueText(filter))].filter((part) => part !== '').join(' ');
}

function valueText(filter: Filter): string {
  if ('value' in filter) return filter.value;
  if ('values' in filter) return filter.values.join(', ') || '…';
  return 'from' in filter ? `${filter.from} – ${filter.to}` : '';
}

/** Names of events any of which will do. */
export function eventsText(events: string[]): string {
  return shortText(events.map((event) => shortText(event)).join(' | '));
}

/** All of them, joined by "and"; '' for none. */
export function conditionsText(conditions: ActorCondition[]): string {
  return conditions.map(conditionText).join(m.funnel_and());
}

/** "did catalog 3 times or more since 2026-01-01"; for "any event" the property filters: "channel = ads". */
function conditionText(condition: ActorCondition): string {
  return [doneText(condition), dateRangeText(condition.dates)].filter((part) => part !== '').join(' ');
}

function doneText({ did, events, filters, times }: ActorCondition): string {
  const carried = filters.map(filterText).join(m.funnel_and());
  const any = events.includes('*');
  if (any && carried !== '' && times === 1) return did ? carried : m.groups_never_carried({ carried });
  const names = any ? m.chart_any_event() : eventsText(events) || '…';
  const done = carried === '' ? names : m.groups_events_with({ events: names, carried });
  if (times === 1) return did ? m.groups_did({ events: done }) : m.groups_never_did({ events: done });
  const options = { events: done, times: count(times) };
  return did ? m.groups_did_times(options) : m.groups_did_fewer(options);
}

/** "2026-01-01 – 2026-03-31", "since 2026-01-01", "until 2026-03-31"; '' where both sides are open. */
export function dateRangeText({ from, to }: DateRange): string {
  if (from === null) return to === null ? '' : m.funnel_until({ day: to });
  return to === null ? m.funnel_since({ day: from }) : `${from} – ${to}`;
}
