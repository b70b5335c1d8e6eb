/**
 * The record's own value under a name from outside: `record[name]` would find `constructor` and the like in every
 * object.
 */
export function ownValue<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  // eslint-disable-next-line local/no-record-lookup -- it was put in
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
