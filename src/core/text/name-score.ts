/** Words that give away what a property is, and how surely. */
export interface NameClues {
  /** English, lower case, without the plural's s; matched as whole words of a name. */
  words: ReadonlyMap<string, number>;
  /** Chinese, which parts no words: anywhere in a name. */
  parts: ReadonlyMap<string, number>;
}

/** "utmSource", "utm_source" and "Traffic source" all have the word "source"; a name of that word alone is surer. 0: none. */
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

/** The name with the highest score above 0; the first of equals. */
export function bestName(names: readonly string[], score: (name: string) => number): string | null {
  let found: string | null = null;
  let highest = 0;
  for (const name of names) {
    const its = score(name);
    if (its > highest) [found, highest] = [name, its];
  }
  return found;
}
