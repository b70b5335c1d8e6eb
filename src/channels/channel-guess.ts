import type { PropertySummary } from '../contract/dataset';

/** Words of names that stand for where somebody came from, and how surely; matched as whole words of a name. */
const words = new Map([
  ['channel', 10],
  ['source', 8],
  ['origin', 7],
  ['medium', 6],
  ['media', 6],
  ['referrer', 5],
  ['referer', 5],
  ['referral', 4],
  ['campaign', 4],
  ['acquisition', 4],
  ['traffic', 3],
  ['touchpoint', 3],
]);

/** The same in Chinese, which parts no words. */
const parts = new Map([
  ['渠道', 10],
  ['来源', 9],
  ['媒体', 6],
  ['推广', 4],
  ['广告', 3],
  ['活动', 2],
]);

/** Channels are few: a property with more values names pages, persons or times. */
const mostChannels = 200;

/**
 * The property that looks most like a channel: by its name; else, where the properties have been looked through, the
 * text with the fewest values that most events carry. Null where nothing does.
 */
export function guessChannel(names: readonly string[], summaries: readonly PropertySummary[]): string | null {
  const known = new Map(summaries.map((summary) => [summary.name, summary]));
  const possible = names.filter((name) => {
    const summary = known.get(name);
    return !summary || (summary.distinct > 1 && summary.distinct <= mostChannels);
  });
  return best(possible, nameScore) ?? best(possible, (name) => valuesScore(known.get(name)));
}

/** The name with the highest score above 0; the first of equals. */
function best(names: readonly string[], score: (name: string) => number): string | null {
  let found: string | null = null;
  let highest = 0;
  for (const name of names) {
    const its = score(name);
    if (its > highest) [found, highest] = [name, its];
  }
  return found;
}

/** "utmSource", "utm_source" and "Traffic source" all have the word "source"; a name of that word alone is surer. */
export function nameScore(name: string): number {
  const found = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const english = Math.max(0, ...found.map((word) => words.get(word.replace(/s$/, '')) ?? words.get(word) ?? 0));
  const chinese = Math.max(0, ...[...parts].filter(([part]) => name.includes(part)).map(([, score]) => score));
  const score = Math.max(english, chinese);
  return score === 0 ? 0 : score + (found.length === 1 ? 0.5 : 0);
}

function valuesScore(summary: PropertySummary | undefined): number {
  if (!summary || summary.kind === 'number' || summary.kind === 'time') return 0;
  return summary.filled / summary.distinct;
}
