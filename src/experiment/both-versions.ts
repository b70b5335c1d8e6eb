import type { FunnelAnswer, FunnelSpec, Segment } from '../core/spec/funnel';

/** The two values tested against each other. */
export interface Sides {
  control: string;
  variant: string;
}

/** Of all actors that entered and have either version on any of their events, those that have both. */
export interface BothVersions {
  both: number;
  all: number;
}

/**
 * The spec that counts who saw which version, on any event: a segment for each, and one for both. Persons are counted,
 * not runs.
 */
export function bothVersionsSpec(spec: FunnelSpec, property: string, { control, variant }: Sides): FunnelSpec {
  const segment = (id: string, values: string[]): Segment => ({
    id,
    label: '',
    conditions: values.map((value) => ({
      did: true,
      events: ['*'],
      filters: [{ property, op: 'equal', value }],
      times: 1,
      dates: { from: null, to: null },
    })),
    cell: null,
  });
  const segments = [segment('control', [control]), segment('variant', [variant]), segment('both', [control, variant])];
  return { ...spec, count: 'actors', breakdown: null, segments };
}

/** Reads the counts from the answer to that spec. */
export function bothVersions({ groups }: FunnelAnswer): BothVersions {
  const entered = (id: string): number =>
    groups.find(({ key }) => key.kind === 'segment' && key.id === id)?.steps.at(0)?.actors ?? 0;
  const both = entered('both');
  return { both, all: entered('control') + entered('variant') - both };
}
