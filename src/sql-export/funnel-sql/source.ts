import { columnOf } from '../../core/sql/build';
import type { DialectName } from '../../core/sql/dialect';
import type { Expression, Relation, Zone } from '../../core/sql/nodes';
import { nameParts, type SqlTable } from './names';

/** Where a question's events are read from, and how its times and properties are to be understood. */
export interface Source {
  table: SqlTable;
  dialect: DialectName;
  zone: Zone;
  /** Whether a property's column holds numbers; null where that is not known. */
  isNumber: (property: string) => boolean | null;
}

/** The alias of the events' table, and so of all its columns. */
const source = 'source';

export function sourceTable({ table }: Source): Relation {
  return { kind: 'table', path: nameParts(table.name), alias: source };
}

export function sourceColumn(column: string): Expression {
  return columnOf(source, column);
}

export function propertyColumn(property: string, { table }: Source): Expression {
  return columnOf(source, table.columns?.get(property) ?? property, property);
}
