import type { DatasetSummary } from '../../core/spec/dataset';
import type { Engine } from '../../core/engine';
import type { FunnelSpec } from '../../core/spec/funnel';
import { defaultSpec } from '../spec/default-spec';
import { nextTurn } from '../../ui/next-turn';
import { matchStages } from '../templates/template-match';
import { templates } from '../templates/templates';

/** With fewer stages recognised by name, the likeness is more likely chance than meaning. */
const minMatchedStages = 3;

/** A first funnel longer than this is hard to read. */
const maxFirstStages = 6;

/** Windows that a first funnel may have, the default of event logs first. */
const usualDays = [14, 30, 90, 365];

/**
 * The funnel shown without a click. First by name: every template is laid over the event names (both languages,
 * normalised, see `event-name-match.ts`), and the one with most stages recognised wins if it has at least three; of those
 * recognised only those count that are met by no more users than the stage before, since a stage named like a later one
 * but met by more people is another thing. Otherwise by behaviour: the engine's typical order of the events that
 * most users meet. Where there is one event name, doing it again is the second stage if anyone does.
 * Stages keep the data's own names. The window is 14 days, or longer where most who come to the end need longer.
 */
export async function firstFunnel(engine: Engine, dataset: DatasetSummary): Promise<FunnelSpec> {
  const stages = (await recognised(dataset)) ?? (await typicalStages(engine, dataset));
  return withWindow(defaultSpec(stages.map((name) => [name])), engine, dataset);
}

async function typicalStages(engine: Engine, dataset: DatasetSummary): Promise<string[]> {
  const typical = await engine.ask(dataset.id, 'typicalOrder', null);
  const events = typical.ok ? typical.value.events.slice(0, maxFirstStages) : [];
  return events.length > 1 ? events : onlyEvent(dataset);
}

/** The shortest of the usual windows within which at least half of those convert that do without any. */
async function withWindow(spec: FunnelSpec, engine: Engine, dataset: DatasetSummary): Promise<FunnelSpec> {
  const converted = async (window: FunnelSpec['window']): Promise<number> => {
    const outcome = await engine.ask(dataset.id, 'funnel', { spec: { ...spec, window } });
    return outcome.ok ? (outcome.value.groups[0]?.steps.at(-1)?.actors ?? 0) : 0;
  };
  const windows = usualDays.map((value) => ({ value, unit: 'day' }) as const);
  // The first is nearly always long enough: both questions go to the engine at once.
  const [ever, within] = await Promise.all([converted(null), converted(windows[0])]);
  if (2 * within >= ever) return { ...spec, window: windows[0] };
  for (const window of windows.slice(1)) if (2 * (await converted(window)) >= ever) return { ...spec, window };
  return { ...spec, window: null };
}

/** The most frequent event, and again where some users come back to it. */
function onlyEvent({ eventNames }: DatasetSummary): string[] {
  return eventNames.slice(0, 1).flatMap(({ name, events, users }) => (events > users ? [name, name] : [name]));
}

/** The events of the template that fits the names best, in the template's order; null where none fits. */
export async function recognised({ eventNames }: DatasetSummary): Promise<string[] | null> {
  const users = new Map(eventNames.map((event) => [event.name, event.users]));
  let found: string[] = [];
  for (const template of templates) {
    await nextTurn();
    const events = falling(matchStages(template, eventNames), users);
    if (events.length > found.length) found = events;
  }
  return found.length >= minMatchedStages ? found : null;
}

/**
 * The longest run of stages, in the template's order, each met by no more users than the one before; of equally long
 * ones that which most users enter.
 */
function falling(matched: (string | null)[], users: Map<string, number>): string[] {
  const names = matched.filter((name) => name !== null);
  const runs: string[][] = [];
  for (const name of names) {
    const before = runs.filter((run) => users.get(run.at(-1)!)! >= users.get(name)!);
    runs.push([...longestOf(before, users), name]);
  }
  return longestOf(runs, users);
}

function longestOf(runs: string[][], users: Map<string, number>): string[] {
  const entered = ([first]: string[]) => users.get(first) ?? 0;
  return runs.reduce<string[]>((best, run) => {
    if (run.length !== best.length) return run.length > best.length ? run : best;
    return entered(run) > entered(best) ? run : best;
  }, []);
}
