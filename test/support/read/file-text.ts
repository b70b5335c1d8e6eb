import type { Inspection, Reading, Role } from '../../../src/core/spec/dataset';
import { inspectFile } from '../../../workers/read/inspect';

/** A file as it would be dropped. */
export function textFile(content: BlobPart | readonly string[], name = 'log.csv'): File {
  return new File([Array.isArray(content) ? content.join('\n') + '\n' : (content as BlobPart)], name);
}

/** The inspection of a file that must be readable. */
export async function inspected(file: File, wanted?: Partial<Reading>): Promise<Inspection> {
  const outcome = await inspectFile(file, wanted);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** Names of the columns by role; properties left out. */
export function rolesOf({ columns }: Pick<Inspection, 'columns'>): Partial<Record<Role, string>> {
  const told = columns.filter(({ role }) => role !== 'property');
  return Object.fromEntries(told.map(({ role, name }) => [role, name]));
}

/** Numbers 0 … n − 1 through a function. */
export function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** `2026-01-03 00:00:00` plus so many minutes, as text. */
export function minute(i: number): string {
  return new Date(Date.UTC(2026, 0, 3) + i * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
