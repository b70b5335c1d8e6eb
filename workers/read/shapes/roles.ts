import type { Reading, Role } from '../../../src/core/spec/dataset';

/** Which columns of the file say who, what and when; `what` is null where every row is the same event. */
export interface EventColumns {
  who: number;
  what: number | null;
  when: number;
}

/** The columns by role, or the role that has none. */
export function eventColumns(reading: Reading): EventColumns | { missing: Role } {
  const column = (role: Role): number => reading.columns.findIndex((candidate) => candidate.role === role);
  const [who, what, when] = [column('who'), column('what'), column('when')];
  if (who < 0) return { missing: 'who' };
  if (when < 0) return { missing: 'when' };
  return { who, what: what < 0 ? null : what, when };
}

/** The columns whose values can be asked for: each but who, what and when, and what is to be ignored. */
export function propertyColumns(reading: Reading): { name: string; column: number }[] {
  return reading.columns
    .map(({ name, role }, column) => ({ name, role, column }))
    .filter(({ role }) => role === 'property' || role === 'amount')
    .map(({ name, column }) => ({ name, column }));
}
