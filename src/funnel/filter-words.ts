import type { Filter } from '../contract/funnel';
import { m } from '../text/paraglide/messages';

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
  const value =
    'value' in filter
      ? filter.value
      : 'values' in filter
        ? filter.values.join(', ')
        : 'from' in filter
          ? `${filter.from} – ${filter.to}`
          : '';
  return [filter.property, opText(filter.op), value].filter((part) => part !== '').join(' ');
}
