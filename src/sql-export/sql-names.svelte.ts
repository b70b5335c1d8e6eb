import type { DatasetSummary, Role } from '../core/spec/dataset';
import type { DialectName } from '../core/sql/dialect';
import { ownValue } from '../core/own-value';
import { byProperty, dialectNames, timeUnits, type SqlTable, type TimeUnit } from './funnel-sql/names';

/** What a person has typed, as stored on this device; absent fields are guessed from the dataset. */
interface Typed {
  dialect?: DialectName;
  timeUnit?: TimeUnit;
  table?: string;
  user?: string;
  event?: string;
  time?: string;
  /** By property. */
  columns?: Record<string, string>;
}

export type NamedPart = 'table' | 'user' | 'event' | 'time';

const sqlNamesKey = 'sluice.warehouse';

function recalled(): Typed {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(sqlNamesKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? checked({ ...kept }) : {};
  } catch {
    return {};
  }
}

/** Only what has the right type: an older page may have kept something else. */
function checked(kept: Record<string, unknown>): Typed {
  const typed: Typed = {};
  for (const part of ['table', 'user', 'event', 'time'] as const) {
    const text = ownValue(kept, part);
    if (typeof text === 'string') typed[part] = text;
  }
  const dialect = dialectNames.find((name) => name === kept.dialect);
  const timeUnit = timeUnits.find((unit) => unit === kept.timeUnit);
  const columns = Object.entries(kept.columns ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { ...typed, ...(dialect && { dialect }), ...(timeUnit && { timeUnit }), columns: Object.fromEntries(columns) };
}

/** The database's names for the columns of a dataset: typed once, remembered on this device. */
export class SqlNames {
  #typed = $state.raw<Typed>(recalled());

  get dialect(): DialectName {
    return this.#typed.dialect ?? 'duckdb';
  }

  set dialect(dialect: DialectName) {
    this.#keep({ dialect });
  }

  get timeUnit(): TimeUnit {
    return this.#typed.timeUnit ?? 'timestamp';
  }

  set timeUnit(timeUnit: TimeUnit) {
    this.#keep({ timeUnit });
  }

  table({ sources }: DatasetSummary): SqlTable {
    const { table, user, event, time, columns } = this.#typed;
    const named = (role: Role) => sources[0]?.reading.columns.find((column) => column.role === role)?.name ?? '';
    return {
      name: table ?? 'events',
      user: user ?? named('who'),
      event: event ?? named('what'),
      time: time ?? named('when'),
      timeUnit: this.timeUnit,
      columns: byProperty(columns ?? {}),
    };
  }

  /** An empty text restores the guess; but an empty event column means that all rows are one event. */
  rename(part: NamedPart, text: string): void {
    const name = text.trim();
    this.#keep({ [part]: name === '' && part !== 'event' ? undefined : name });
  }

  renameProperty(property: string, text: string): void {
    const name = text.trim();
    const others = Object.entries(this.#typed.columns ?? {}).filter(([other]) => other !== property);
    const own = name === '' || name === property ? [] : [[property, name] as const];
    this.#keep({ columns: Object.fromEntries([...others, ...own]) });
  }

  #keep(change: { [Key in keyof Typed]: Typed[Key] | undefined }): void {
    const kept = Object.entries({ ...this.#typed, ...change }).filter(([, value]) => value !== undefined);
    this.#typed = Object.fromEntries(kept);
    try {
      localStorage.setItem(sqlNamesKey, JSON.stringify(this.#typed));
    } catch {
      // Storage is not available: the setting lasts until the page is closed.
    }
  }
}
