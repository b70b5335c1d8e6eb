import fc from 'fast-check';
import { safeParse } from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { funnelSpecSchema } from '../../../../src/core/spec/funnel';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { maxSegments, maxSteps } from '../../../../src/core/spec/limits';
import { dropResult, isSameTarget, type Dragged, type DropTarget } from '../../../../src/funnel/drag/drop-result';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { effectiveSpec } from '../../../../src/funnel/spec/effective-spec';
import { locale } from '../../../../src/i18n/locale.svelte';
import { allDrops, arbitraryDropped, channel, weekday } from '../../../support/drops';

const abcd = defaultSpec([['a'], ['b'], ['c'], ['d']]);
const x: Dragged = { kind: 'event', name: 'x' };
const property: Dragged = { kind: 'property', by: channel };

const events = ({ steps }: FunnelSpec) => steps.map((step) => step.events.join('|'));
const after = (dragged: Dragged, target: DropTarget) => dropResult(abcd, dragged, target);

afterEach(() => locale.set('en'));

describe('an event that is dropped', () => {
  it('adds a stage in a gap', () => {
    const result = after(x, { kind: 'gap', at: 1 })!;
    expect(events(result.spec)).toEqual(['a', 'x', 'b', 'c', 'd']);
    expect(result.announcement).toBe('x added as stage 2 of 5');
  });

  it('fills the empty stage of a new funnel', () => {
    const result = dropResult(defaultSpec([]), x, { kind: 'gap', at: 1 })!;
    expect(events(result.spec)).toEqual(['x']);
    expect(result.announcement).toBe('x added as stage 1 of 1');
  });

  it('adds an alternative on a stage', () => {
    expect(events(after(x, { kind: 'onto', at: 1 })!.spec)).toEqual(['a', 'b|x', 'c', 'd']);
  });

  it('excludes itself on the lane of exclusions, and says nothing where it is excluded already', () => {
    const once = after(x, { kind: 'exclude', from: 1, to: 2 })!;
    expect(once.spec.exclusions).toMatchObject([{ events: ['x'], from: 1, to: 2 }]);
    const twice = dropResult(once.spec, x, { kind: 'exclude', from: 1, to: 2 })!;
    expect(twice).toEqual({ spec: once.spec, announcement: '' });
  });

  it('adds no stage beyond the maximum', () => {
    const full = defaultSpec(Array.from({ length: maxSteps }, (_, i) => [`e${i}`]));
    expect(dropResult(full, x, { kind: 'gap', at: 3 })).toBeNull();
    expect(dropResult(full, x, { kind: 'onto', at: 3 })).not.toBeNull();
  });

  it('goes neither onto the chart, nor among the segments, nor where stages are removed', () => {
    for (const kind of ['chart', 'segment', 'remove'] as const) expect(after(x, { kind })).toBeNull();
  });
});

describe('a stage that is dropped', () => {
  it('moves to the gap, counted without itself', () => {
    const right = after({ kind: 'stage', at: 0 }, { kind: 'gap', at: 2 })!;
    expect(events(right.spec)).toEqual(['b', 'a', 'c', 'd']);
    expect(right.announcement).toBe('a moved to place 2 of 4');
    expect(events(after({ kind: 'stage', at: 2 }, { kind: 'gap', at: 0 })!.spec)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('changes nothing in the gaps beside itself', () => {
    for (const at of [1, 2])
      expect(after({ kind: 'stage', at: 1 }, { kind: 'gap', at })).toEqual({ spec: abcd, announcement: '' });
  });

  it('goes where stages are removed, and onto no other stage', () => {
    const removed = after({ kind: 'stage', at: 1 }, { kind: 'remove' })!;
    expect(events(removed.spec)).toEqual(['a', 'c', 'd']);
    expect(removed.announcement).toBe('b removed, 3 left');
    expect(after({ kind: 'stage', at: 1 }, { kind: 'onto', at: 2 })).toBeNull();
  });
});

describe('a property that is dropped', () => {
  it('breaks down on the chart', () => {
    const result = after(property, { kind: 'chart' })!;
    expect(result.spec.breakdown?.by).toEqual([channel]);
    expect(result.select).toBeUndefined();
  });

  it('begins a filter on a stage, which asks nothing before a value is chosen', () => {
    const { spec, select } = after(property, { kind: 'onto', at: 1 })!;
    expect(spec.steps[1].filters).toEqual([{ property: 'channel', op: 'in', values: [] }]);
    expect(effectiveSpec(spec)).toEqual(effectiveSpec(abcd));
    expect(select).toBe(abcd.steps[1].id);
  });

  it('makes a segment in the lane of segments, up to the maximum', () => {
    const { spec, select } = after(property, { kind: 'segment' })!;
    expect(spec.segments[0].conditions[0].filters[0].property).toBe('channel');
    expect(select).toBe(spec.segments[0].id);
    let full: FunnelSpec = abcd;
    for (let i = 0; i < maxSegments; i++) full = dropResult(full, property, { kind: 'segment' })!.spec;
    expect(dropResult(full, property, { kind: 'segment' })).toBeNull();
  });

  it('says that segments are not drawn while there is a breakdown', () => {
    const broken = after(property, { kind: 'chart' })!.spec;
    const plain = after(property, { kind: 'segment' })!.announcement;
    const resting = dropResult(broken, property, { kind: 'segment' })!.announcement;
    expect(resting.startsWith(`${plain} `)).toBe(true);
  });

  it('goes nowhere else, and the time of the event only onto the chart', () => {
    for (const target of [{ kind: 'gap', at: 1 }, { kind: 'exclude', from: 0, to: 2 }, { kind: 'remove' }] as const)
      expect(after(property, target)).toBeNull();
    const time: Dragged = { kind: 'property', by: weekday };
    expect(after(time, { kind: 'onto', at: 1 })).toBeNull();
    expect(after(time, { kind: 'segment' })).toBeNull();
    expect(after(time, { kind: 'chart' })!.spec.breakdown?.by).toEqual([weekday]);
  });
});

describe('every drop on every funnel', () => {
  it('gives a valid spec and, where that is another one, something to announce in both languages', () => {
    fc.assert(
      fc.property(arbitraryDropped, fc.constantFrom('en' as const, 'zh' as const), (spec, language) => {
        locale.set(language);
        for (const [dragged, target] of allDrops(spec)) {
          const result = dropResult(spec, dragged, target);
          if (!result) continue;
          expect(safeParse(funnelSpecSchema, result.spec).issues).toBeUndefined();
          if (result.spec !== spec) expect(result.announcement).not.toBe('');
          const { steps, segments } = result.spec;
          if (result.select) expect([...steps, ...segments].map(({ id }) => id)).toContain(result.select);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('two drop targets', () => {
  it('are the same where they name the same place', () => {
    expect(isSameTarget({ kind: 'gap', at: 1 }, { kind: 'gap', at: 1 })).toBe(true);
    expect(isSameTarget({ kind: 'gap', at: 1 }, { kind: 'onto', at: 1 })).toBe(false);
    expect(isSameTarget(null, { kind: 'chart' })).toBe(false);
    expect(isSameTarget(null, null)).toBe(true);
  });
});
