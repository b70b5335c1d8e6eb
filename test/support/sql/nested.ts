/** The same statement without its WITH list, for engines that have none: each query stands where it was named. */
export function nested(sql: string): string {
  const bodies = new Map<string, string>();
  const filled = (text: string) =>
    text.replaceAll(/FROM (funnel_\w+)/g, (_, name: string) => `FROM (${bodies.get(name)!}) AS ${name}`);
  const list = sql.slice(sql.indexOf('WITH ') + 'WITH '.length);
  const end = list.indexOf('\n)\nSELECT');
  for (const part of list.slice(0, end).split('\n),\n')) {
    const [name, ...body] = part.split(' AS (\n');
    bodies.set(name, filled(body.join(' AS (\n')));
  }
  return filled(list.slice(end + '\n)\n'.length)).replace(/;\s*$/, '');
}
