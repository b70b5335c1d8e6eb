import { describe, expect, it } from 'vitest';
import { maxSegments } from '../../../../src/core/spec/limits';
import {
  addSegment,
  breakDown,
  breakDownByProperty,
  duplicateSegment,
  filterStage,
  moveSegment,
  newSegment,
  removeSegment,
  segmentBy,
  stopBreakdown,
} from '../../../../src/funnel/commands/group-commands';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { channel, price, weekday } from '../../../support/drops';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';

const start = () => funnelOver(defaultSpec([['a'], ['b']])).funnel;

describe('commands on breakdowns', () => {
  it('break down, add a second one, and replace that by a third', () => {
    const funnel = start();
    breakDown(funnel, channel);
    breakDown(funnel, price);
    expect(funnel.spec.breakdown?.by).toEqual([channel, price]);
    breakDown(funnel, weekday);
    expect(funnel.spec.breakdown?.by).toEqual([channel, weekday]);
    expect(announcer.text).toContain('price');
  });

  it('guess the kind of a property before they choose its bins', async () => {
    const funnel = start();
    breakDownByProperty(funnel, 'price');
    expect(funnel.spec.breakdown).toBeNull();
    await settled();
    expect(funnel.spec.breakdown?.by).toEqual([price]);
  });

  it('take one property out, and nothing where there is none', () => {
    const funnel = start();
    breakDown(funnel, channel);
    stopBreakdown(funnel, 3);
    expect(funnel.spec.breakdown?.by).toEqual([channel]);
    stopBreakdown(funnel, 0);
    expect(funnel.spec.breakdown).toBeNull();
  });
});

describe('commands on filters and segments', () => {
  it('begin a filter of a stage, whose values are filled in next', () => {
    const funnel = start();
    filterStage(funnel, 'channel', 1);
    expect(funnel.spec.steps[1].filters).toMatchObject([{ property: 'channel' }]);
    expect(funnel.selected).toBe(funnel.spec.steps[1].id);
    expect(funnel.takeFocus()).toBe(true);
  });

  it('add segments: an empty one, one of a property, one of those at a place of the funnel', () => {
    const funnel = start();
    newSegment(funnel);
    segmentBy(funnel, 'channel');
    const place = { spec: funnel.spec, group: { kind: 'all' as const }, step: 1, part: 'lost' as const };
    addSegment(funnel, { ...place, seconds: null, entered: { from: null, to: null } }, 'lost ones');
    expect(funnel.spec.segments.map(({ label, conditions }) => [label, conditions.length])).toEqual([
      ['', 0],
      ['', 1],
      ['lost ones', 0],
    ]);
    expect(funnel.selected).toBe(funnel.spec.segments[2].id);
  });

  it('announce that there is no room for another segment', () => {
    const funnel = start();
    for (let i = 0; i <= maxSegments; i++) newSegment(funnel);
    expect(funnel.spec.segments).toHaveLength(maxSegments);
    expect(announcer.text).toContain(String(maxSegments));
    const before = funnel.spec;
    duplicateSegment(funnel, funnel.spec.segments[0]);
    expect(funnel.spec).toBe(before);
  });

  it('duplicate, move and remove a segment', () => {
    const funnel = start();
    newSegment(funnel);
    segmentBy(funnel, 'channel');
    const [, second] = funnel.spec.segments;
    duplicateSegment(funnel, second);
    expect(funnel.spec.segments[2].conditions).toEqual(second.conditions);
    moveSegment(funnel, second, 0);
    expect(funnel.spec.segments[0].id).toBe(second.id);
    removeSegment(funnel, second);
    expect(funnel.spec.segments.map(({ id }) => id)).not.toContain(second.id);
  });
});
