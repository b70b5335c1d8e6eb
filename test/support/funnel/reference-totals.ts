import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { entries, type Moment, type Run, type Seen } from './reference';
import { followEntry, lastRequired } from './reference-ordered';

/** All runs of one actor, one after the other (rule 9). */
export function totalRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const runs: Run[] = [];
  const allowed = new Set(entries(moments, spec, [0]).map(({ time }) => time));
  const mayEnter = ({ time, events }: Moment) => allowed.has(time) && events.some(({ steps }) => steps.includes(0));
  let left = [...moments];
  for (;;) {
    const start = left.findIndex(mayEnter);
    if (start < 0 || (spec.entry === 'first' && runs.length > 0)) return runs;
    const entry = left[start];
    const later = left.slice(start + 1);
    const asked = { moments: later, spec, counts: () => true };
    const { best, hit, converted, over } = followEntry(entry, asked);
    if (converted === null) {
      if (hit?.drops !== true) runs.push(best.run);
      else if (spec.entry === 'first') return runs;
      // An event that has excluded a run does not begin another.
      left = hit === null ? later.filter(({ time }) => time >= over) : later.filter(({ time }) => time > hit.time);
      continue;
    }
    const at = [entry, ...later].find(({ time }) => time === converted.time)!;
    const rest = at.tied ? { ...at, events: unused(at, converted.run, spec) } : null;
    const goesOn = spec.entry === 'any' && rest !== null && mayEnter(rest);
    // Optional steps behind the last required one are waited for until another run may begin.
    const until = (moment: Moment) => moment.time <= converted.time || spec.entry === 'first' || !mayEnter(moment);
    runs.push(goesOn ? converted.run : followEntry(entry, { ...asked, until }).best.run);
    left = [...(rest === null ? [] : [rest]), ...later.filter(({ time }) => time > converted.time)];
  }
}

/** The tied events that a run leaves: of all ways to do its steps of that time, it takes those that match fewest steps. */
function unused({ time, events }: Moment, run: Run, spec: FunnelSpec): Seen[] {
  const done = [...run].filter(([k, at]) => at === time && k <= lastRequired(spec)).map(([k]) => k);
  const used = waysToDo(done, events).map((way) => [...way].sort((a, b) => cost(events[a]) - cost(events[b])));
  const cheapest = used.reduce((a, b) => (compare(b, a, events) < 0 ? b : a));
  return events.filter((_, i) => !cheapest.includes(i));
}

const cost = ({ steps }: Seen) => steps.length * 2 ** 20 + steps.reduce((sum, k) => sum + 2 ** k, 0);

function compare(a: number[], b: number[], events: readonly Seen[]): number {
  return a.map((i, n) => cost(events[i]) - cost(events[b[n]])).find((difference) => difference !== 0) ?? 0;
}

function waysToDo(steps: readonly number[], events: readonly Seen[], taken: number[] = []): number[][] {
  if (steps.length === 0) return [taken];
  const [step, ...others] = steps;
  return events.flatMap((event, i) =>
    event.steps.includes(step) && !taken.includes(i) ? waysToDo(others, events, [...taken, i]) : [],
  );
}
