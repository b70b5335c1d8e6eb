import { describe, expect, it, vi } from 'vitest';
import type { FunnelCell } from '../../../src/core/spec/funnel';
import { PanelContext } from '../../../src/shell/panel-context.svelte';
import { announcer } from '../../../src/ui/announcer.svelte';
import { funnelOver } from '../../support/funnel-state';
import { specOf } from '../../support/funnel/spec-of';
import { settled } from '../../support/settled';

function contextOver(spec = specOf(['a', 'b', 'c'])) {
  const { funnel } = funnelOver(spec);
  const listed = vi.fn();
  return { funnel, listed, context: new PanelContext(funnel, () => funnel.preview ?? funnel.spec, listed) };
}

const lost = (spec = specOf(['a', 'b', 'c'])): FunnelCell => ({
  spec,
  group: { kind: 'all' },
  step: 1,
  part: 'lost',
  seconds: null,
  entered: { from: null, to: null },
});

describe('what a panel knows of the funnel', () => {
  it('is the funnel as the engine is asked: without stages that have no event yet', () => {
    const { context } = contextOver(specOf(['a', { events: [] }, '支付']));
    expect(context.spec.steps.map(({ id }) => id)).toEqual(['0', '2']);
    expect(context.steps).toEqual(['a', '支付']);
    expect(context.isEmpty).toBe(false);
  });

  it('is nothing to ask where no stage has an event', () => {
    const { context } = contextOver(specOf([{ events: [] }]));
    expect(context.isEmpty).toBe(true);
    expect(context.spec.steps).toHaveLength(1);
  });

  it('is the answer to just this funnel, and none while another is awaited', async () => {
    const { context, funnel } = contextOver();
    expect(context.answer).toBeNull();
    await settled();
    expect(context.answer?.actorsInAll).toBe(10);
    funnel.edit(specOf(['a', 'b']));
    expect(context.answer).toBeNull();
    await settled();
    expect(context.answer).not.toBeNull();
  });

  it('follows a funnel that is only being dragged', () => {
    const { context, funnel } = contextOver();
    funnel.setPreview(specOf(['a']));
    expect(context.steps).toEqual(['a']);
  });
});

describe('a command of a panel', () => {
  it('lists the customers of a drill-down, as a step that can be undone', () => {
    const { context, funnel, listed } = contextOver();
    context.openCustomers(lost(context.spec));
    expect(funnel.display.panel).toBe('customers');
    expect(funnel.display.settings).toMatchObject({ customers: { drilldown: { step: 1, part: 'lost' } } });
    expect(listed).toHaveBeenCalledTimes(1);
    funnel.undo();
    expect(funnel.display.settings).not.toHaveProperty('customers');
  });

  it('adds a stage before another, meant by its id though some stages are not asked about', () => {
    const { context, funnel } = contextOver(specOf(['a', { events: [] }, 'c']));
    context.insertEvent('b', '2');
    expect(funnel.spec.steps.map(({ events }) => events.join())).toEqual(['a', '', 'b', 'c']);
  });

  it('excludes an event between two stages, meant by their ids', () => {
    const { context, funnel } = contextOver(specOf([{ events: [] }, 'a', 'b']));
    context.excludeEvent('x', { from: '1', to: '2' });
    expect(funnel.spec.exclusions).toMatchObject([{ events: ['x'], from: 1, to: 2 }]);
  });

  it('keeps only actors with a value of a property, beside the conditions there are', () => {
    const { context, funnel } = contextOver();
    context.filterActors('channel', '微信');
    context.filterActors('city', 'Berlin');
    expect(funnel.spec.filter.actors.map(({ filters }) => filters)).toEqual([
      [{ property: 'channel', op: 'equal', value: '微信' }],
      [{ property: 'city', op: 'equal', value: 'Berlin' }],
    ]);
    expect(announcer.text).toContain('Berlin');
  });

  it('makes a segment, breaks down, and sets the dates', async () => {
    const { context, funnel } = contextOver();
    context.addSegment(lost(context.spec), 'Lost at b');
    expect(funnel.spec.segments).toMatchObject([{ label: 'Lost at b', cell: { step: 1, part: 'lost' } }]);
    context.breakDown('channel');
    await settled();
    expect(funnel.spec.breakdown?.by[0]).toMatchObject({ property: 'channel' });
    context.setDateRange({ from: '2026-01-01', to: null });
    expect(funnel.spec.dateRange).toEqual({ from: '2026-01-01', to: null });
  });

  it('sets decisions, typing as one step of undo', () => {
    const { context, funnel } = contextOver();
    context.setDecisions({ targets: { '1': 0.1 } }, 'targets:1');
    context.setDecisions({ targets: { '1': 0.12 } }, 'targets:1');
    expect(context.decisions.targets).toEqual({ '1': 0.12 });
    funnel.undo();
    expect(context.decisions.targets).toEqual({});
  });
});
