import type { FunnelSpec } from '../../src/contract/funnel';
import { entryRange, entries, type Moment, type Run } from './reference';
import { alive, beats, enter, follow, lastStep, tiedSets, type Way } from './reference-ordered';

/** All runs of one actor, one after the other; tied events are taken one run at a time. */
export function totalRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const runs: Run[] = [];
  let ways: Way[] = [];
  const best = () => ways.reduce((a, b) => (beats(b, a, spec) ? b : a));
  const close = () => {
    if (ways.length > 0) runs.push(best().done);
    ways = [];
  };
  const allowed = entries(moments, spec, [0]);
  const end = spec.steps.length - 1;
  const { start, end: lastEntry } = entryRange(spec);
  const mayEnter = (moment: Moment) =>
    allowed.some(({ time }) => time === moment.time) &&
    moment.time >= start &&
    moment.time < lastEntry &&
    moment.events.some(({ steps }) => steps.includes(0));

  const take = (moment: Moment): void => {
    if (!ways.some((way) => alive(way, moment.time, spec))) close();
    if (ways.length > 0 && !moment.tied && hit(moment)) return;
    const wasOpen = ways.length > 0;
    const before = wasOpen ? lastStep(best()) : -1;
    if (wasOpen) ways = ways.flatMap((way) => follow(way, moment, { ...spec, exclusions: [] }));
    else if (mayEnter(moment)) ways = enter(moment, spec);
    if (ways.length === 0) return;
    if (lastStep(best()) === end) {
      close();
      const rest = moment.tied ? unused(moment, before, spec) : [];
      if (rest.length > 0) take({ ...moment, events: rest });
    } else if (wasOpen && !ways.some((way) => alive(way, moment.time, spec))) {
      close();
      take(moment);
    }
  };

  const hit = ({ events }: Moment): boolean => {
    const depth = lastStep(best());
    const active = spec.exclusions.filter(
      ({ from, to }, x) => from <= depth && depth < to && events.some(({ exclusions }) => exclusions.includes(x)),
    );
    if (active.length === 0) return false;
    if (active.some(({ effect }) => effect === 'drop')) ways = [];
    else close();
    return true;
  };

  moments.forEach(take);
  close();
  return runs;
}

/** The tied events a run that came from step k has left over; each is good for one step here, so it does not matter which. */
function unused({ events }: Moment, k: number, spec: FunnelSpec): Moment['events'] {
  const longest = tiedSets(events, k, spec).reduce((a, b) => (b.length > a.length ? b : a));
  const rest = [...events];
  for (const step of longest) {
    rest.splice(
      rest.findIndex(({ steps }) => steps.includes(step)),
      1,
    );
  }
  return rest;
}
