import type { FunnelPlace, FunnelSpec } from '../contract/funnel';

/** A place of the funnel's answer, whose customers are listed. */
export type Place = Pick<FunnelPlace, 'step' | 'part'>;

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
  return found ?? places.find(({ part }) => part === 'lost') ?? places[0];
}
