import { decimal, fixed } from './numbers';
import { m } from './paraglide/messages';
import { minActors, type Comparison, type Conclusion } from '../core/stats/compare-proportions';

/** The two compared: "WeChat" and "the rest". */
interface Names {
  name: string;
  other: string;
}

/** One sentence: "WeChat converts 2.1 points better than the rest, beyond chance". */
export function comparisonSentence({ difference, conclusion }: Comparison, { name, other }: Names): string {
  if (conclusion === 'few') return m.statistics_few({ name, least: minActors });
  if (difference === 0) return m.statistics_same({ name, other });
  const words = { name, other, points: points(Math.abs(difference)) };
  if (conclusion === 'higher') return m.statistics_higher(words);
  if (conclusion === 'lower') return m.statistics_lower(words);
  return difference > 0 ? m.statistics_chance_higher(words) : m.statistics_chance_lower(words);
}

/** The figures behind it, for hover: the difference with its interval, p as it came out and corrected, and the test. */
export function comparisonFigures({ difference, interval, test, p, corrected, conclusion }: Comparison): string[] {
  const all = [
    m.statistics_difference({
      difference: signedPoints(difference),
      low: signedPoints(interval.low),
      high: signedPoints(interval.high),
    }),
  ];
  if (conclusion === 'few') return [...all, m.statistics_needs({ least: minActors })];
  all.push(test === 'z' ? m.statistics_p_z({ p: pText(p) }) : m.statistics_p_fisher({ p: pText(p) }));
  if (corrected !== p) all.push(m.statistics_corrected({ p: pText(corrected) }));
  return all;
}

/** In two or three words: "beyond chance". */
export function conclusionText(conclusion: Conclusion): string {
  if (conclusion === 'few') return m.statistics_conclusion_few();
  return conclusion === 'chance' ? m.statistics_conclusion_chance() : m.statistics_conclusion_beyond();
}

/** "+2.1", "+5.0", "−0.04": a difference of shares in percentage points, to stand beneath others. */
export function signedPoints(difference: number): string {
  const size = Math.abs(difference);
  return signOf(difference) + fixed(size * 100, digitsOf(size));
}

/** The same as short as can be, for an axis: "+2.1", "+5". */
export function shortSignedPoints(difference: number): string {
  return signOf(difference) + points(Math.abs(difference));
}

/** A share ≥ 0 as percentage points: one decimal, and two where one would say 0. */
export function points(size: number): string {
  return decimal(size * 100, digitsOf(size));
}

function digitsOf(size: number): number {
  return size > 0 && size < 0.0005 ? 2 : 1;
}

function signOf(difference: number): string {
  if (difference === 0) return '';
  return difference > 0 ? '+' : '−';
}

/** "p = 0.013", "p < 0.001" */
export function pText(p: number): string {
  if (p < 0.001) return m.statistics_p_below({ p: decimal(0.001, 3) });
  return m.statistics_p_is({ p: decimal(p, p < 0.1 ? 3 : 2) });
}
