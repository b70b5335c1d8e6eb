/** The prefix with the number after the largest of the items' ids: `s4` where there are `s1` and `s3`. Others don't count. */
export function freeId(prefix: string, items: readonly { id: string }[]): string {
  const numbers = items.map(({ id }) => (id.startsWith(prefix) ? /^\d{1,9}$/.exec(id.slice(prefix.length)) : null));
  return `${prefix}${Math.max(0, ...numbers.map((number) => Number(number?.[0] ?? 0))) + 1}`;
}
