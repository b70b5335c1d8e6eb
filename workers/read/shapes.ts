import type { Inspection, Reading } from '../../src/core/spec/dataset';
import type { RowShape } from './event-sink';
import type { Table } from './row-source';
import { openEventLog } from './shapes/event-log';
import { inspectEventLog } from './shapes/inspect-event-log';

/** A shape in which tables hold events. */
interface Shape {
  recognizes: (table: Table) => boolean;
  /** Guesses how a table of this shape is to be read; `wanted` as for `inspectFile`. */
  inspect: (file: File, table: Table, wanted: Partial<Reading>) => Inspection;
  /** The way from rows to events, for a reading whose columns have all roles that the shape needs. */
  open: (reading: Reading) => RowShape;
}

/** A table of which nothing is known is inspected as the first of these shapes that recognises it. */
const shapes: Record<Reading['shape'], Shape> = {
  event_log: { recognizes: () => true, inspect: inspectEventLog, open: openEventLog },
};

export function inspectTable(file: File, table: Table, wanted: Partial<Reading>): Inspection {
  const shape = wanted.shape
    ? shapes[wanted.shape]
    : Object.values(shapes).find(({ recognizes }) => recognizes(table))!;
  return shape.inspect(file, table, wanted);
}

export function openShape(reading: Reading): RowShape {
  return shapes[reading.shape].open(reading);
}
