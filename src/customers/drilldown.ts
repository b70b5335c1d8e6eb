import * as v from 'valibot';
import {
  anyDay,
  breakdownSchema,
  cellSchema,
  type DateRange,
  type FunnelCell,
  type FunnelSpec,
} from '../core/spec/funnel';

const { step, part, group, seconds, entered } = cellSchema.entries;

/** A part of the funnel's answer whose customers are listed; absent fields set no condition. */
export const drilldownSchema = v.strictObject({
  step,
  part,
  group: v.exactOptional(group),
  /** The breakdown the group belongs to, where it differs from the funnel's own. */
  breakdown: v.exactOptional(v.nullable(breakdownSchema)),
  seconds: v.exactOptional(seconds),
  entered: v.exactOptional(entered),
});
export type Drilldown = v.InferOutput<typeof drilldownSchema>;

/**
 * The spec a drill-down is counted with. For entries on given days it is the funnel of these days alone, where any
 * entry may start a run: an actor's best run of all may have entered on others.
 */
export function drilldownSpec(
  spec: FunnelSpec,
  { breakdown = spec.breakdown, entered = anyDay }: Drilldown,
): FunnelSpec {
  const regrouped = breakdown === spec.breakdown ? spec : { ...spec, breakdown };
  const days = common(spec.dateRange, entered);
  // Without date bounds every run lies within the range anyway.
  const entryAlone = spec.dateRangeRule === 'entry' || !isBounded(spec.dateRange);
  const narrows = spec.count === 'actors' && spec.entry === 'any' && entryAlone && isBounded(entered);
  return narrows && days !== null ? { ...regrouped, dateRange: days, dateRangeRule: 'entry' } : regrouped;
}

/** The days in both; null where there is none. */
function common(a: DateRange, b: DateRange): DateRange | null {
  const from = a.from !== null && b.from !== null && a.from > b.from ? a.from : (b.from ?? a.from);
  const to = a.to !== null && b.to !== null && a.to < b.to ? a.to : (b.to ?? a.to);
  return from !== null && to !== null && from > to ? null : { from, to };
}

function isBounded({ from, to }: DateRange): boolean {
  return from !== null || to !== null;
}

/** The drill-down of a figure of a funnel broken down like `spec`, or otherwise. */
export function drilldownOf(cell: FunnelCell, spec: FunnelSpec): Drilldown {
  const { step, part, group, seconds, entered } = cell;
  const { breakdown } = cell.spec;
  const isOwn = JSON.stringify(breakdown) === JSON.stringify(spec.breakdown);
  return { step, part, group, seconds, entered, ...(isOwn ? {} : { breakdown }) };
}

/** All drill-downs, stage by stage; the first stage and optional ones lose nobody. */
export function drilldownParts(spec: FunnelSpec): Drilldown[] {
  return spec.steps.flatMap(({ optional }, step): Drilldown[] => {
    const loses = step > 0 && (!optional || spec.order === 'any');
    return loses
      ? [
          { step, part: 'passed' },
          { step, part: 'lost' },
        ]
      : [{ step, part: 'passed' }];
  });
}

/** The wanted drill-down where the funnel has it; else those lost at the first step, or all that entered. */
export function drilldownIn(spec: FunnelSpec, wanted: Drilldown | null): Drilldown {
  const places = drilldownParts(spec);
  const found = wanted && places.find(({ step, part }) => step === wanted.step && part === wanted.part);
  if (found && hasGroup(spec, wanted) && hasSeconds(spec, wanted)) return wanted;
  return found ?? places.find(({ part }) => part === 'lost') ?? places[0];
}

function hasGroup(spec: FunnelSpec, { group, breakdown = spec.breakdown }: Drilldown): boolean {
  if (group === undefined || group.kind === 'all') return true;
  if (group.kind === 'segment') return breakdown === null && spec.segments.some(({ id }) => id === group.id);
  return breakdown !== null && (group.kind === 'other' || group.values.length === breakdown.by.length);
}

function hasSeconds({ steps }: FunnelSpec, { seconds }: Drilldown): boolean {
  return !seconds || Math.max(seconds.fromStep, seconds.toStep) < steps.length;
}

/** Whether it has conditions beyond step and part. */
export function isNarrow({ group, seconds, entered }: Drilldown): boolean {
  return (entered !== undefined && isBounded(entered)) || !!seconds || (group !== undefined && group.kind !== 'all');
}
