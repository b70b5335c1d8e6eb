import type { FunnelPlace, FunnelSpec } from '../contract/funnel';

/** A place of the funnel's answer, whose customers are listed; what is absent asks nothing. */
export interface Place extends Pick<FunnelPlace, 'step' | 'part'> {
  group?: FunnelPlace['group'];
  /** What the group is one of, where the funnel itself is broken down otherwise. */
  breakdown?: FunnelSpec['breakdown'];
  seconds?: FunnelPlace['seconds'];
  entered?: FunnelPlace['entered'];
}

/** All there are, stage by stage; the first stage and optional ones lose nobody. */
export function placesOf(spec: FunnelSpec): Place[] {
  return spec.steps.flatMap(({ optional }, step): Place[] => {
    const loses = step > 0 && (!optional || spec.order === 'any');
    return loses
      ? [
          { step, part: 'passed' },
          { step, part: 'lost' },
        ]
      : [{ step, part: 'passed' }];
  });
}

/** The wanted place where the funnel has it; else those lost at the first passage, or all that entered. */
export function placeIn(spec: FunnelSpec, wanted: Place | null): Place {
  const places = placesOf(spec);
  const found = wanted && places.find(({ step, part }) => step === wanted.step && part === wanted.part);
  if (found && hasGroup(spec, wanted) && hasSeconds(spec, wanted)) return wanted;
  return found ?? places.find(({ part }) => part === 'lost') ?? places[0];
}

function hasGroup(spec: FunnelSpec, { group, breakdown = spec.breakdown }: Place): boolean {
  if (group === undefined || group.kind === 'all') return true;
  if (group.kind === 'segment') return breakdown === null && spec.segments.some(({ id }) => id === group.id);
  return breakdown !== null && (group.kind === 'other' || group.values.length === breakdown.by.length);
}

function hasSeconds({ steps }: FunnelSpec, { seconds }: Place): boolean {
  return !seconds || Math.max(seconds.fromStep, seconds.toStep) < steps.length;
}

/** Whether it asks for more than a step and a part. */
export function isNarrow({ group, seconds, entered }: Place): boolean {
  const days = entered !== undefined && (entered.from !== null || entered.to !== null);
  return days || !!seconds || (group !== undefined && group.kind !== 'all');
}
