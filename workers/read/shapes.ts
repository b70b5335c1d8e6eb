import type { Inspection, Reading, Role } from '../../src/core/spec/dataset';
import type { RowShape } from './event-sink';
import type { Table } from './row-source';
import { openEventLog } from './shapes/event-log';
import { inspectEventLog } from './shapes/inspect-event-log';

/** A shape in which tables hold events. */
interface Shape {
  recognizes: (table: Table) => boolean;
  /** Guesses how a table of this shape is to be read; `wanted` as for `inspectFile`. */
  inspect: (file: File, table: Table, wanted: Partial<Reading>) => Inspection;
  /** The way from rows to events; or the role that no column of the reading has. */
  open: (reading: Reading) => RowShape | { missing: Role };
}

/** A table is inspected as the first of these shapes that recognises it. */
const shapes: readonly [Shape, ...Shape[]] = [{ recognizes: () => true, inspect: inspectEventLog, open: openEventLog }];

export function inspectTable(file: File, table: Table, wanted: Partial<Reading>): Inspection {
  const shape = shapes.find(({ recognizes }) => recognizes(table)) ?? shapes[0];
  return shape.inspect(file, table, wanted);
}

/** The first shape whose roles are all among the reading's columns; else the role that the first shape misses. */
export function openShape(reading: Reading): RowShape | { missing: Role } {
  const opened = shapes.map(({ open }) => open(reading));
  return opened.find((shape) => !('missing' in shape)) ?? opened[0];
}
