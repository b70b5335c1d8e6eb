import { safeParse, type BaseIssue, type GenericSchema } from 'valibot';

/** A part of a document that this version does not know, which is left out. */
export interface IgnoredPart {
  /** Its path, as `display.settings.trend.measure`. */
  where: string;
  value: unknown;
}

export type KnownParts<Output> =
  { ok: true; output: Output; ignored: IgnoredPart[] } | { ok: false; issue: BaseIssue<unknown> };

/** What may be left out: it changes no count. An unknown part of the rest could, so the document is refused. */
const optionalParts: ReadonlySet<unknown> = new Set(['display', 'decisions']);

/** More is no document of another version of the page, and each costs another check of it. */
const maxIgnoredParts = 20;

/**
 * What a document says in the parts that its schema knows. Keys and values that are unknown, and without which every
 * count stays the same, are left out and listed: their defaults are used, or those of the parts they belong to.
 */
export function knownParts<Output>(schema: GenericSchema<unknown, Output>, document: unknown): KnownParts<Output> {
  const ignored: IgnoredPart[] = [];
  let current = document;
  let removed: string | null = null;
  for (;;) {
    const result = safeParse(schema, current, { abortEarly: true });
    if (result.success) return { ok: true, output: result.output, ignored };
    const issue = result.issues[0];
    const path = pathOf(issue);
    // A part that was left out may be required by the object it is in: that object is left out next.
    const isRequired: boolean = issue.input === undefined && path.join('.') === removed;
    const isOptional = path.length > 1 && optionalParts.has(path[0]);
    if (!isOptional || !(isRequired || isUnknownPart(issue)) || ignored.length >= maxIgnoredParts)
      return { ok: false, issue };
    if (!isRequired) ignored.push({ where: path.join('.'), value: offendingValue(issue) });
    const gone: string[] = isRequired ? path.slice(0, -1) : path;
    removed = gone.join('.');
    current = without(current, gone);
  }
}

/** Whether a key, or a value of a list of possible ones, is none that the schema knows. */
export function isUnknownPart({ type, expected, input }: BaseIssue<unknown>): boolean {
  if (type === 'strict_object') return expected === 'never';
  return ['picklist', 'literal', 'variant'].includes(type) && typeof input === 'string';
}

/** What stands at the place of an issue: of an unknown key its value. */
export function offendingValue({ path, input }: BaseIssue<unknown>): unknown {
  return path === undefined ? input : path[path.length - 1].value;
}

export function pathOf({ path }: BaseIssue<unknown>): string[] {
  return path?.map(({ key }) => String(key)) ?? [];
}

function without(part: unknown, [key, ...rest]: string[]): unknown {
  if (Array.isArray(part)) {
    const items: unknown[] = part;
    return rest.length > 0
      ? items.map((item, i) => (String(i) === key ? without(item, rest) : item))
      : items.filter((_, i) => String(i) !== key);
  }
  const entries = Object.entries(part as object) as [string, unknown][];
  return Object.fromEntries(
    rest.length > 0
      ? entries.map(([name, value]) => [name, name === key ? without(value, rest) : value])
      : entries.filter(([name]) => name !== key),
  );
}
