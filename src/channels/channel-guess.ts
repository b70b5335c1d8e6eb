import { bestName, nameScore, type NameClues } from '../core/text/name-score';
import type { PropertySummary } from '../core/spec/dataset';

/** Keywords for where a customer came from. */
const channelClues: NameClues = {
  words: new Map([
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
  ]),
  parts: new Map([
    ['渠道', 10],
    ['来源', 9],
    ['媒体', 6],
    ['推广', 4],
    ['广告', 3],
    ['活动', 2],
  ]),
};

/** Maximum number of channels: a property with more values names pages, persons or times. */
const maxChannels = 200;

/**
 * The property that looks most like a channel: by its name; else, where the properties have been scanned, the
 * text with the fewest values that is present on most events. Null where there is none.
 */
export function guessChannel(names: readonly string[], summaries: readonly PropertySummary[]): string | null {
  const known = new Map(summaries.map((summary) => [summary.name, summary]));
  const possible = names.filter((name) => {
    const summary = known.get(name);
    return !summary || (summary.distinct > 1 && summary.distinct <= maxChannels);
  });
  return (
    bestName(possible, (name) => nameScore(name, channelClues)) ??
    bestName(possible, (name) => valuesScore(known.get(name)))
  );
}

function valuesScore(summary: PropertySummary | undefined): number {
  if (!summary || summary.kind === 'number' || summary.kind === 'time') return 0;
  return summary.filled / summary.distinct;
}
