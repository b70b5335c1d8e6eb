import type { DayRange } from '../core/time/period-dates';
import { comparisonFigures, signedPoints } from '../i18n/comparison-labels';
import { count, decimal, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import type { ComparedPeriods, ComparedStage } from './period-comparison';

/** "+2.1 points" */
export function differenceText(difference: number): string {
  return m.periods_points({ points: signedPoints(difference) });
}

export function daysText({ from, to }: DayRange): string {
  return from === to ? from : m.periods_days({ from, to });
}

/** One sentence comparing the share that reaches the last stage in both periods. */
export function overallSentence(
  { overall, last, stages }: ComparedPeriods,
  days: { own: DayRange; other: DayRange },
): string {
  const figures = {
    last: last.name,
    own: daysText(days.own),
    other: daysText(days.other),
    ownRate: share(last.own.fromFirst),
    otherRate: share(last.other.fromFirst),
  };
  if (!overall) {
    if (last === stages[0]) return m.periods_one_stage();
    return m.periods_nobody({ period: stages[0].own.actors === 0 ? figures.own : figures.other });
  }
  const rates = m.periods_overall(figures);
  const points = decimal(Math.abs(overall.difference) * 100, 1);
  switch (overall.conclusion) {
    case 'higher':
      return `${rates} ${m.periods_higher({ points })}`;
    case 'lower':
      return `${rates} ${m.periods_lower({ points })}`;
    case 'chance':
      return `${rates} ${m.periods_no_claim({ points })}`;
    case 'few':
      return `${rates} ${m.periods_too_few()}`;
  }
}

/** The conversion steps that changed significantly, largest change first; '' where none can be compared. */
export function changedStepsSentence({ stages }: ComparedPeriods): string {
  const compared = stages.filter(
    ({ conversionStep }) => conversionStep !== null && conversionStep.conclusion !== 'few',
  );
  if (compared.length === 0) return '';
  const changed = compared
    .filter(({ conversionStep }) => conversionStep!.conclusion !== 'chance')
    .toSorted((a, b) => Math.abs(b.conversionStep!.difference) - Math.abs(a.conversionStep!.difference));
  if (changed.length === 0) return m.periods_none_changed();
  const listed = changed.slice(0, 3).map((stage) => m.periods_changed_one(changeValues(stage)));
  const left = changed.length - listed.length;
  return m.periods_changed({
    conversionSteps: [...listed, ...(left > 0 ? [m.periods_more({ left })] : [])].join(' · '),
  });
}

function changeValues({ previous, name, conversionStep }: ComparedStage) {
  return { from: previous, to: name, difference: differenceText(conversionStep?.difference ?? 0) };
}

/** A stage in both periods, for the pointer and those who do not see it. */
export function stageLines(
  { own, other, previous, conversionStep }: ComparedStage,
  days: { own: DayRange; other: DayRange },
) {
  const reached = (of: typeof own, period: DayRange) =>
    of.before === null
      ? m.periods_entered({ period: daysText(period), actors: count(of.actors) })
      : m.periods_reached({
          period: daysText(period),
          actors: count(of.actors),
          before: count(of.before),
          previous,
          rate: share(of.fromPrevious),
        });
  const lines = [reached(own, days.own), reached(other, days.other)];
  return conversionStep ? [...lines, ...comparisonFigures(conversionStep)] : lines;
}
