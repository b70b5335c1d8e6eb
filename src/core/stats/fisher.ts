import type { Proportion } from './wilson';

/**
 * Fisher's exact test, two-sided: the probability, all four sums of the table given, of any table no likelier than
 * this one (as R's `fisher.test`, with its tolerance of 10⁻⁷ for equally likely ones). Counts are whole.
 *
 * The probabilities are taken relative to that of the likeliest table, each from its neighbour: nothing overflows or
 * cancels out, however large the counts, and the walk ends where there is nothing left to add.
 */
export function fisherTest(a: Proportion, b: Proportion): number {
  const parts = a.part + b.part;
  const whole = a.whole + b.whole;
  const least = Math.max(0, parts - b.whole);
  const most = Math.min(parts, a.whole);
  const likeliest = Math.floor(((a.whole + 1) * (parts + 1)) / (whole + 2));
  const start = Math.min(most, Math.max(least, likeliest));
  // From a table with x of a's to the one with x + 1.
  const growth = (x: number) => ((a.whole - x) * (parts - x)) / ((x + 1) * (b.whole - parts + x + 1));

  const up = walk({ start, end: most, ratio: growth });
  const down = walk({ start, end: least, ratio: (x) => 1 / growth(x - 1) });
  const observed = (a.part >= start ? up.at(a.part - start) : down.at(start - a.part)) ?? 0;
  const limit = observed * (1 + 1e-7);
  // Summed in ascending order to limit rounding errors.
  const weights = [...up, ...down.slice(1)].sort((x, y) => x - y);
  let all = 0;
  let unlikely = 0;
  for (const weight of weights) {
    all += weight;
    if (weight <= limit) unlikely = all;
  }
  return Math.min(1, unlikely / all);
}

/** Weights from the one at `start`, which is 1, towards `end`; stops where they no longer differ from 0. */
function walk({ start, end, ratio }: { start: number; end: number; ratio: (x: number) => number }): number[] {
  const step = Math.sign(end - start);
  const weights = [1];
  let weight = 1;
  for (let x = start; x !== end && weight > 0; x += step) weights.push((weight *= ratio(x)));
  return weights;
}
