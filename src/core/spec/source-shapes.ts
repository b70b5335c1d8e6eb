import type { Reading, Role } from './dataset';

/** What a shape of tables makes of columns. */
interface ShapeRoles {
  /** The roles that a column may have, in the order in which they are offered. */
  offered: readonly Role[];
  /** The roles without which no event can be made. */
  required: readonly Role[];
  /** The roles that at most one column may have. */
  single: ReadonlySet<Role>;
}

/** The shapes in which tables hold events: `event_log` has one event in each row. */
const shapeRoles: Record<Reading['shape'], ShapeRoles> = {
  event_log: {
    offered: ['who', 'what', 'when', 'amount', 'property', 'ignore'],
    required: ['who', 'when'],
    single: new Set(['who', 'what', 'when', 'amount']),
  },
};

export function rolesOf(shape: Reading['shape']): ShapeRoles {
  return shapeRoles[shape];
}

/** The roles that the reading's shape needs and no column has. */
export function missingRoles({ shape, columns }: Pick<Reading, 'shape' | 'columns'>): Role[] {
  return rolesOf(shape).required.filter((role) => !columns.some((column) => column.role === role));
}
