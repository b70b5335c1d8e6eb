import { bestName, nameScore, type NameClues } from '../core/text/name-score';
import type { PropertySummary } from '../core/spec/dataset';

/** Keywords for the version of a test that a customer saw. */
const abClues: NameClues = {
  words: new Map([
    ['variant', 10],
    ['variation', 10],
    ['experiment', 9],
    ['ab', 8],
    ['abtest', 8],
    ['test', 7],
    ['treatment', 7],
    ['bucket', 6],
    ['arm', 5],
    ['group', 5],
    ['version', 3],
  ]),
  parts: new Map([
    ['实验', 10],
    ['分组', 9],
    ['对照', 8],
    ['测试', 7],
    ['组别', 7],
    ['版本', 3],
  ]),
};

/** Maximum number of versions: a property with more values is not a test. */
const maxVersions = 20;

/** The property that looks most like a test's: by its name; else a text of two values, where the values are known. */
export function guessAbTest(names: readonly string[], summaries: readonly PropertySummary[]): string | null {
  const known = new Map(summaries.map((summary) => [summary.name, summary]));
  const possible = names.filter((name) => (known.get(name)?.distinct ?? 2) <= maxVersions);
  return (
    bestName(possible, (name) => nameScore(name, abClues)) ??
    bestName(names, (name) => (known.get(name)?.distinct === 2 ? (known.get(name)?.filled ?? 0) : 0))
  );
}

const control = /^(control|original|baseline|base|old|a|off|no|false|0|对照组?|原版|旧版?)([\s_-].*)?$/i;

/**
 * The two values tested against each other, of those there are, most actors first: those chosen while they are still
 * there; else the one that sounds like a control, and of the others the largest. Null where there are not two.
 */
export function guessSides(
  values: readonly string[],
  chosen: { control: string | null; variant: string | null },
): { control: string; variant: string } | null {
  const named = values.filter((value) => value !== '');
  const there = (value: string | null): value is string => value !== null && named.includes(value);
  const others = (taken: string | null): string[] => named.filter((value) => value !== taken);
  const taken = there(chosen.variant) ? chosen.variant : null;
  const free = others(taken);
  const first = there(chosen.control)
    ? chosen.control
    : (free.find((value) => control.test(value)) ?? free.toSorted().at(0));
  if (first === undefined) return null;
  const second = taken !== null && taken !== first ? taken : others(first).at(0);
  return second === undefined ? null : { control: first, variant: second };
}
