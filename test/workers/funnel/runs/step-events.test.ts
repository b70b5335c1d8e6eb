import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { StepEvents, type Preference } from '../../../../workers/funnel/runs/step-events';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { optional, planned, rowsWritten } from '../../../support/funnel/written-runs';

/** The events of the first run by step, as `name@second` with their values; null for a step it has not done. */
function eventsOf(text: string, spec: FunnelSpec, prefer?: Preference): (string | null)[] {
  const { store, plan } = planned(rowsWritten(text), spec);
  const { runs } = collectRuns(store, plan);
  const events = new StepEvents(runs, prefer);
  const property = store.properties.get('p')!;
  return spec.steps.map((_, step) => {
    const event = events.eventFor(0, step);
    if (event < 0) return null;
    const value = property.kind === 'text' ? property.values[property.codes[event]] : '';
    return `${store.eventNames[store.event[event]]}@${store.time[event] / 1e6}${value === '' ? '' : `(${value})`}`;
  });
}

const ab = specOf(['a', 'b']);

describe('the event by which a run did a step', () => {
  it.each<[string, string, FunnelSpec, (string | null)[]]>([
    ['is the one of its time', 'a@1 b@2 b@3', ab, ['a@1', 'b@2']],
    ['is none where the run has not done it', 'a@1 c@3', specOf(['a', optional('b'), 'c']), ['a@1', null, 'c@3']],
    ['matches the step, though others are simultaneous', 'a@1 b@2 z@2 c@2', ab, ['a@1', 'b@2']],
    ['is another for each of two simultaneous steps', 'a@1 a@1', specOf(['a', 'a']), ['a@1', 'a@1']],
    ['is, of several that match, the one with the first name', 'c@1 b@1', specOf([{ events: ['c', 'b'] }]), ['b@1']],
    ['leaves a later step its own', 'a@1 b@1', specOf([{ events: ['a', 'b'] }, 'a']), ['b@1', 'a@1']],
    [
      'is not one that a filter hides',
      'a@1(bot) a@1(ok) b@2',
      specOf(['a', 'b'], { filter: { events: [{ property: 'p', op: 'not_equal', value: 'bot' }], actors: [] } }),
      ['a@1(ok)', 'b@2'],
    ],
    [
      'is found in the part of the actor that the run is of',
      'a@1(x) a@1(y) b@2(y)',
      specOf(['a', 'b'], { holdConstant: ['p'] }),
      ['a@1(y)', 'b@2(y)'],
    ],
  ])('%s', (_, text, ...[spec, events]) => expect(eventsOf(text, spec)).toEqual(events));

  it('is the preferred of several that match', () => {
    const last: Preference = (event, other) => other - event;
    expect(eventsOf('a@1(x) a@1(y) b@2', ab)).toEqual(['a@1(x)', 'b@2']);
    expect(eventsOf('a@1(x) a@1(y) b@2', ab, last)).toEqual(['a@1(y)', 'b@2']);
  });
});

describe('in any order', () => {
  const any = (steps: Parameters<typeof specOf>[0]) => specOf(steps, { order: 'any' });

  it.each<[string, string, FunnelSpec, (string | null)[]]>([
    ['a step has the event that does it, whatever its row', 'b@1 a@2', any(['a', 'b']), ['a@2', 'b@1']],
    ['a step that was not done has none', 'b@1', any(['a', 'b']), [null, 'b@1']],
    ['two equal steps have an event each', 'a@1 a@2', any(['a', 'a']), ['a@1', 'a@2']],
    [
      'a step takes the first event that leaves the others a later step',
      'a@1 b@2',
      any([{ events: ['a', 'b'] }, 'b']),
      ['a@1', 'b@2'],
    ],
    ['simultaneous events do a step each', 'b@5 a@5', any(['a', 'b']), ['a@5', 'b@5']],
  ])('%s', (_, text, ...[spec, events]) => expect(eventsOf(text, spec)).toEqual(events));

  it('a row has the event that was the n-th different step', () => {
    const { store, plan } = planned(rowsWritten('b@1 b@2 a@3'), any(['a', 'b']));
    const { runs } = collectRuns(store, plan);
    const events = new StepEvents(runs);
    expect([0, 1].map((row) => store.time[events.eventOf(0, row)] / 1e6)).toEqual([2, 3]);
  });
});

describe('of every run', () => {
  const kinds = fc.oneof(
    funnelSpecs({ optional: true, limits: true, exclusions: true, held: true }),
    funnelSpecs({ order: 'any', exclusions: true }),
    funnelSpecs({ count: 'totals', optional: true }),
    funnelSpecs({ count: 'totals', order: 'any' }),
  );

  it('each step has an event of its actor, of its time, and no two the same', () => {
    const law = (rows: EventRow[], drawn: FunnelSpec) => {
      const { store, plan } = planned(rows, { ...drawn, actor: { kind: 'user' } });
      const { runs } = collectRuns(store, plan);
      const events = new StepEvents(runs);
      const used: number[] = [];
      for (let run = 0; run < runs.size; run++) {
        const actor = runs.actors[run];
        for (let step = 0; step < runs.steps; step++) {
          if (((runs.taken[run] >> step) & 1) === 0) continue;
          const event = events.eventOf(run, step);
          expect(store.time[event]).toBe(runs.times[run * runs.steps + step]);
          expect(event).toBeGreaterThanOrEqual(store.actorStart[actor]);
          expect(event).toBeLessThan(store.actorStart[actor + 1]);
          used.push(event);
        }
      }
      expect(new Set(used).size).toBe(used.length);
    };
    fc.assert(fc.property(eventRows, kinds, law));
  });
});
