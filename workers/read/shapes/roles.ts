import type { Reading, Role } from '../../../src/core/spec/dataset';

/** Which columns of the file say who, what and when; `what` is null where every row is the same event. */
export interface EventColumns {
  who: number;
  what: number | null;
  when: number;
}

/** The columns by role; the reading must have one for who and one for when. */
export function eventColumns(reading: Reading): EventColumns {
  const column = (role: Role): number => reading.columns.findIndex((candidate) => candidate.role === role);
  const what = column('what');
  return { who: column('who'), what: what < 0 ? null : what, when: column('when') };
}

/** The columns whose values can be asked for: each but who, what and when, and what is to be ignored. */
export function propertyColumns(reading: Reading): { name: string; column: number }[] {
  return reading.columns
    .map(({ name, role }, column) => ({ name, role, column }))
    .filter(({ role }) => role === 'property' || role === 'amount')
    .map(({ name, column }) => ({ name, column }));
}
