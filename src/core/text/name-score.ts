/** Keywords that identify a kind of property, with their weight. */
export interface NameClues {
  /** English, lower case, singular; matched as whole words of a name. */
  words: ReadonlyMap<string, number>;
  /** Chinese, which has no word boundaries; matched anywhere in a name. */
  parts: ReadonlyMap<string, number>;
}

/**
 * "utmSource", "utm_source" and "Traffic source" all contain the word "source"; a name that is just that word scores
 * higher. 0: no match.
 */
export function nameScore(name: string, { words, parts }: NameClues): number {
  const found = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const english = Math.max(0, ...found.map((word) => words.get(word) ?? words.get(word.replace(/s$/, '')) ?? 0));
  const chinese = Math.max(0, ...[...parts].filter(([part]) => name.includes(part)).map(([, score]) => score));
  const score = Math.max(english, chinese);
  return score === 0 ? 0 : score + (found.length === 1 ? 0.5 : 0);
}

/** The name with the highest score above 0; the first one in a tie. */
export function bestName(names: readonly string[], score: (name: string) => number): string | null {
  let found: string | null = null;
  let highest = 0;
  for (const name of names) {
    const its = score(name);
    if (its > highest) [found, highest] = [name, its];
  }
  return found;
}
