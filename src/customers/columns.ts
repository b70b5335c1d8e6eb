import type { Customer, CustomerColumn, CustomersList } from '../core/spec/customers';
import { dateTime } from '../i18n/dates';
import { duration } from '../i18n/durations';
import { none } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';
import { stageLabel } from './stage-labels';

/** A cell: its text, its tooltip, and whether it is a placeholder for no value. */
export interface CustomerCell {
  text: string;
  title: string;
  empty?: boolean;
}

export interface TableColumn {
  key: string;
  head: string;
  /** What the column means, on hover. */
  means: string;
  /** As in `grid-template-columns`. */
  width: string;
  /** Null where the list can't be sorted by it. */
  sort: CustomerColumn | null;
  cell: (customer: Customer) => CustomerCell;
}

interface ShownColumns {
  list: CustomersList;
  /** Names of the stages. */
  steps: string[];
  timeZone: string;
}

/** The columns of a list, in order. */
export function tableColumns(shown: ShownColumns): TableColumn[] {
  return [...whoAndWhen(shown), ...howFar(shown), ...propertyTableColumns(shown), ...stepTimes(shown)];
}

function whoAndWhen({ list, timeZone }: ShownColumns): TableColumn[] {
  const time = (at: number | null): CustomerCell => textCell(dateTime(at, timeZone));
  const id: TableColumn = {
    key: 'id',
    head: list.spec.actor.kind === 'column' ? list.spec.actor.property : m.customers_id(),
    means: m.customers_id_means(),
    width: 'minmax(120px, 1.4fr)',
    sort: { kind: 'id' },
    cell: (customer) => textCell(customer.id),
  };
  const session: TableColumn = {
    key: 'session',
    head: m.customers_session(),
    means: m.customers_session_means(),
    width: '166px',
    sort: null,
    cell: (customer) => time(customer.session),
  };
  const entered: TableColumn = {
    key: 'entered',
    head: m.customers_entered(),
    means: m.customers_entered_means(),
    width: '166px',
    sort: { kind: 'entered' },
    cell: (customer) => time(customer.entered),
  };
  return list.spec.actor.kind === 'session' ? [id, session, entered] : [id, entered];
}

function howFar({ list, steps, timeZone }: ShownColumns): TableColumn[] {
  return [
    {
      key: 'furthest',
      head: m.customers_furthest(),
      means: m.customers_furthest_means(),
      width: 'minmax(140px, 1fr)',
      sort: { kind: 'furthest' },
      cell: ({ furthest }) => textCell(stageLabel(list.spec, steps, furthest)),
    },
    {
      key: 'duration',
      head: m.customers_duration(),
      means: m.customers_duration_means(),
      width: '104px',
      sort: { kind: 'duration' },
      cell: ({ times, entered, furthest }) => textCell(furthest === 0 ? none : elapsed(entered, times[furthest])),
    },
    {
      key: 'next',
      head: m.customers_next(),
      means: m.customers_next_means(),
      width: 'minmax(120px, 1fr)',
      sort: { kind: 'next' },
      cell: ({ next }) =>
        next
          ? { text: shortText(next.event), title: `${shortText(next.event)}\n${dateTime(next.time, timeZone)}` }
          : { text: m.customers_no_next(), title: m.customers_no_next_means(), empty: true },
    },
  ];
}

function propertyTableColumns({ list }: ShownColumns): TableColumn[] {
  return list.properties.map((property, i) => ({
    key: `property ${property}`,
    head: property,
    means: m.customers_value_means({ property }),
    width: 'minmax(96px, 1fr)',
    sort: { kind: 'property', property },
    cell: ({ values }) => valueCell(values.at(i) ?? null),
  }));
}

/** How long after the entry each further stage was done; those lost have done none from theirs on. */
function stepTimes({ list, steps, timeZone }: ShownColumns): TableColumn[] {
  const done = list.part === 'lost' ? steps.slice(0, list.step) : steps;
  return done.slice(1).map((name, i) => ({
    key: `step ${i + 1}`,
    head: m.customers_until({ stage: name }),
    means: m.customers_until_means({ stage: name }),
    width: '104px',
    sort: null,
    cell: ({ times, entered }) => {
      const time = times.at(i + 1) ?? null;
      return { text: elapsed(entered, time), title: dateTime(time, timeZone) };
    },
  }));
}

export function valueCell(value: string | null): CustomerCell {
  return value === null ? { text: m.customers_empty(), title: '', empty: true } : textCell(shortText(value));
}

function elapsed(from: number, to: number | null): string {
  return to === null ? none : duration((to - from) / 1e6);
}

function textCell(text: string): CustomerCell {
  return { text, title: text };
}
