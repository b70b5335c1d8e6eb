import { entryTime } from './entry-sql';
import { all, any, flag, frames, select, type Part } from './parts';
import type { Question } from './question';

/**
 * Steps in any order: at each moment the number of steps whose last event lies in the window that ends there, if an
 * entry does too; the largest number counts. Exclusions forget all that came before them.
 */
export function anyOrderParts(question: Question, from: string): Part[] {
  const { steps, spans, window } = question;
  const parts: Part[] = [
    { name: 'funnel_marks', sql: select({ columns: ['*', `${entryTime(question)} AS entry`], from }) },
  ];
  const started = startsAt(question);
  const excluded = any(spans.map((_, x) => `y${x + 1} > 0`));
  const group = spans.length === 0 ? [] : [`sum(${flag(excluded)}) OVER (${frames.upToHere}) AS stretch`];
  parts.push({ name: 'funnel_stretches', sql: select({ columns: ['*', ...group, ...started], from: 'funnel_marks' }) });
  const frame = spans.length === 0 ? frames.upToHere : frames.upToHere.replace('actor', 'actor, stretch');
  const counted = started.length === 0 ? [] : ['t >= started'];
  const lasts = steps.map(
    (_, k) => `max(CASE WHEN ${all([`m${k + 1} > 0`, ...counted])} THEN t END) OVER (${frame}) AS last${k + 1}`,
  );
  const entry = `max(entry) OVER (${frame}) AS last_entry`;
  parts.push({
    name: 'funnel_lasts',
    sql: select({ columns: ['actor', 't', ...question.carried, ...lasts, entry], from: 'funnel_stretches' }),
  });
  const inWindow = (time: string) => (window === null ? `${time} IS NOT NULL` : `t - ${time} <= ${window}`);
  const count = steps.map((_, k) => flag(inWindow(`last${k + 1}`))).join(' + ');
  const subject = ['actor', ...question.carried];
  parts.push({
    name: 'funnel_depths',
    sql: select({
      columns: [...subject, `max(CASE WHEN ${inWindow('last_entry')} THEN ${count} END) AS depth`],
      from: 'funnel_lasts',
      groupBy: subject.join(', '),
    }),
  });
  const done = steps.map((_, k) => `${flag(`depth >= ${k + 1}`)} AS d${k + 1}`);
  return [
    ...parts,
    { name: 'funnel_runs', sql: select({ columns: [...question.carried, ...done], from: 'funnel_depths' }) },
  ];
}

/** Where only later entries may start a run, steps before them do not count. */
function startsAt({ spec, start }: Question): string[] {
  if (spec.entry === 'first') return [`min(entry) OVER (${frames.whole}) AS started`];
  return start === null ? [] : [`${start} AS started`];
}
