import { describe, expect, it } from 'vitest';
import type { Filter, FunnelSpec } from '../../../../src/core/spec/funnel';
import { propertiesNeeded } from '../../../../workers/funnel/plan/properties-needed';
import { breakdown, cellIn } from '../../../support/funnel/group-answers';
import { specOf } from '../../../support/funnel/spec-of';

const on = (property: string): Filter[] => [{ property, op: 'empty' }];
const condition = { did: true, events: ['a'], filters: on('plan'), times: 1, dates: { from: null, to: null } };
const segment = { id: 's', label: '', conditions: [], cell: null };

describe('a spec reads the property', () => {
  it.each<[string, FunnelSpec]>([
    ['of its actor', specOf(['a'], { actor: { kind: 'column', property: 'plan' } })],
    ['of a step’s filter', specOf(['a', { events: ['b'], filters: on('plan') }])],
    [
      'of an exclusion’s filter',
      specOf(['a', 'b'], { exclusions: [{ events: ['x'], filters: on('plan'), from: 0, to: 1, effect: 'stop' }] }),
    ],
    ['of its filter on events', specOf(['a'], { filter: { events: on('plan'), actors: [] } })],
    ['of its filter on actors', specOf(['a'], { filter: { events: [], actors: [condition] } })],
    ['that is held constant', specOf(['a'], { holdConstant: ['plan'] })],
    ['of its breakdown', specOf(['a'], { breakdown: breakdown(['plan'], { at: 'first' }) })],
    [
      'of a time it is broken down by',
      specOf(['a'], {
        breakdown: { ...breakdown([], { at: 'first' }), by: [{ kind: 'calendar', property: 'plan', unit: 'day' }] },
      }),
    ],
    ['of a segment’s conditions', specOf(['a'], { segments: [{ ...segment, conditions: [condition] }] })],
    [
      'of the funnel a segment is a cell of',
      specOf(['a'], { segments: [{ ...segment, cell: cellIn(specOf(['a'], { holdConstant: ['plan'] }), 0) }] }),
    ],
  ])('%s', (_, spec) => expect(propertiesNeeded(spec)).toEqual(['plan']));

  it('of nothing, where it asks for names and times alone', () => {
    const byHour = {
      ...breakdown([], { at: 'first' }),
      by: [{ kind: 'calendar' as const, property: null, unit: 'hour' as const }],
    };
    expect(propertiesNeeded(specOf(['a', 'b'], { breakdown: byHour }))).toEqual([]);
  });
});
