import { describe, expect, it, vi } from 'vitest';
import { eventEntries, spans } from '../../../../src/funnel/commands/event-menu';
import { paletteEntries } from '../../../../src/funnel/commands/palette-entries';
import { breakdownEntries, eventTimeEntries, propertyEntries } from '../../../../src/funnel/commands/property-menu';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import type { FunnelState } from '../../../../src/funnel/state/funnel.svelte';
import { channel } from '../../../support/drops';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';

interface Entry {
  label: string;
  disabled?: boolean;
  onselect?: () => void;
}

const start = (...names: string[]) => funnelOver(defaultSpec(names.map((name) => [name]))).funnel;
const items = (entries: unknown[]) => entries.filter((entry): entry is Entry => entry !== 'separator');
const events = ({ spec }: FunnelState) => spec.steps.map((step) => step.events.join('|')).join(' ');

describe('the menu of an event', () => {
  it('adds it at the end, before a stage or as an alternative, and excludes it, as a drag does', () => {
    const funnel = start('a', 'b');
    const labels = items(eventEntries(funnel, 'c')).map(({ label }) => label);
    expect(labels).toHaveLength(1 + 2 + 2 + 1);
    items(eventEntries(funnel, 'c'))[0].onselect!();
    expect(events(funnel)).toBe('a b c');
    items(eventEntries(funnel, 'd'))[1].onselect!();
    expect(events(funnel)).toBe('d a b c');
    items(eventEntries(funnel, 'x'))[5].onselect!();
    expect(events(funnel)).toBe('d|x a b c');
    items(eventEntries(funnel, 'y')).at(-1)!.onselect!();
    expect(funnel.spec.exclusions).toMatchObject([{ events: ['y'], from: 2, to: 3 }]);
  });

  it('offers no alternative that is there, and no exclusion with one stage', () => {
    const entries = items(eventEntries(start('a'), 'a'));
    expect(entries.map(({ disabled = false }) => disabled)).toEqual([false, false, true]);
  });
});

describe('the ranges of an exclusion', () => {
  it('are the whole funnel and every two neighbours', () => {
    expect(spans(start('a', 'b', 'c')).map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [0, 1],
      [1, 2],
    ]);
  });

  it('are the whole funnel alone with two stages or in any order, and none with one', () => {
    expect(spans(start('a', 'b'))).toHaveLength(1);
    const any = funnelOver({ ...defaultSpec([['a'], ['b'], ['c']]), order: 'any' }).funnel;
    expect(spans(any).map(({ from, to }) => [from, to])).toEqual([[0, 2]]);
    expect(spans(start('a'))).toEqual([]);
  });
});

describe('the menus of properties', () => {
  it('break down, filter a stage, make a segment or show values', async () => {
    const funnel = start('a', 'b');
    const showValues = vi.fn();
    const entries = items(propertyEntries(funnel, 'channel', showValues));
    entries[0].onselect!();
    await settled();
    expect(funnel.spec.breakdown?.by).toEqual([channel]);
    entries[2].onselect!();
    expect(funnel.spec.steps[1].filters).toHaveLength(1);
    entries[3].onselect!();
    expect(funnel.spec.segments).toHaveLength(1);
    entries[4].onselect!();
    expect(showValues).toHaveBeenCalled();
  });

  it('break down by units of the event’s own time', () => {
    const funnel = start('a');
    items(eventTimeEntries(funnel))[1].onselect!();
    expect(funnel.spec.breakdown?.by).toEqual([{ kind: 'calendar', property: null, unit: 'weekday' }]);
    expect(items(breakdownEntries(funnel))).toHaveLength(3 + 7);
  });
});

describe('the palette', () => {
  const run = (funnel: FunnelState, id: string) =>
    paletteEntries(funnel, { showValues: vi.fn() })
      .find((entry) => entry.id === id)!
      .run();

  it('has an entry for every event and property, each with an id of its own', () => {
    const ids = paletteEntries(start('a'), { showValues: vi.fn() }).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['event:a', 'event:b', 'event:c', 'property:channel', 'undo']));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('adds events, draws the other form, and clears the funnel', () => {
    const funnel = start('a');
    run(funnel, 'event:b');
    expect(events(funnel)).toBe('a b');
    run(funnel, 'form:compact');
    expect(funnel.display.form).toBe('compact');
    run(funnel, 'clear');
    expect(events(funnel)).toBe('');
    run(funnel, 'undo');
    expect(events(funnel)).toBe('a b');
  });
});
