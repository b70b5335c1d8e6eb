import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { Drag } from '../../../../src/funnel/drag/drag.svelte';
import { dropResult, type Dragged, type DropTarget } from '../../../../src/funnel/drag/drop-result';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { allDrops, arbitraryDropped, channel, price } from '../../../support/drops';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';

const ab = defaultSpec([['a'], ['b']]);
const event: Dragged = { kind: 'event', name: 'c' };

/** jsdom lays nothing out: this is what the pointer is over. */
let under: DropTarget | null = null;

function placeName(target: DropTarget): string {
  if (target.kind === 'exclude') return `exclude:${target.from}-${target.to}`;
  return 'at' in target ? `${target.kind}:${target.at}` : target.kind;
}

beforeEach(() => {
  document.elementFromPoint = () => {
    if (!under) return null;
    const element = document.createElement('div');
    element.dataset.place = placeName(under);
    // A card so wide that its middle is far from the gaps beside it.
    element.getBoundingClientRect = () => ({ left: 0, width: 400 }) as DOMRect;
    return element;
  };
});

afterEach(() => {
  under = null;
});

const pointer = (type: string, at: { x: number; y: number }) =>
  window.dispatchEvent(new PointerEvent(type, { clientX: at.x, clientY: at.y, pointerId: 1 }));

/** Presses on something and moves over a target, without releasing. */
function dragOver(drag: Drag, item: Dragged, target: DropTarget | null): void {
  drag.press(new PointerEvent('pointerdown', { clientX: 0, clientY: 0, pointerId: 1, isPrimary: true }), item);
  under = target;
  // A stage is dropped before or after a card: the pointer is on neither card but at the gap itself.
  pointer('pointermove', { x: 200, y: 200 });
}

const release = () => pointer('pointerup', { x: 200, y: 200 });

describe('dragging', () => {
  it('shows the funnel that a drop would give, and drops exactly that', () => {
    const { funnel } = funnelOver(ab);
    const drag = new Drag(funnel);
    dragOver(drag, event, { kind: 'gap', at: 1 });
    expect(drag.over({ kind: 'gap', at: 1 })).toBe(true);
    expect(funnel.preview?.steps.map(({ events }) => events)).toEqual([['a'], ['c'], ['b']]);
    expect(funnel.spec).toBe(ab);
    const shown = funnel.preview;
    release();
    expect(funnel.spec).toEqual(shown);
    expect(funnel.preview).toBeNull();
    expect(announcer.text).toBe('c added as stage 2 of 3');
  });

  it('leaves the funnel as it was on Escape', () => {
    const { funnel } = funnelOver(ab);
    const drag = new Drag(funnel);
    dragOver(drag, event, { kind: 'gap', at: 1 });
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect([drag.item, funnel.preview]).toEqual([null, null]);
    release();
    expect(funnel.spec).toBe(ab);
    expect(funnel.canUndo).toBe(false);
  });

  it('stays a click below the threshold', () => {
    const drag = new Drag(funnelOver(ab).funnel);
    drag.press(new PointerEvent('pointerdown', { clientX: 0, clientY: 0, pointerId: 1, isPrimary: true }), event);
    pointer('pointermove', { x: 2, y: 2 });
    expect(drag.item).toBeNull();
  });

  it('marks nothing as a target where the item can’t be dropped', () => {
    const drag = new Drag(funnelOver(ab).funnel);
    dragOver(drag, event, { kind: 'chart' });
    expect(drag.item).toEqual(event);
    expect(drag.target).toBeNull();
    release();
  });

  it('asks the engine once for each target, however far the pointer moves on it', async () => {
    const { funnel, asked } = funnelOver(ab);
    const drag = new Drag(funnel);
    await settled();
    const before = asked.length;
    dragOver(drag, event, { kind: 'onto', at: 1 });
    for (let x = 190; x < 210; x++) pointer('pointermove', { x, y: 200 });
    await settled();
    expect(asked.length - before).toBe(1);
    drag.cancel();
  });

  it('previews a property of unknown kind only when it is guessed, with the breakdown that is then set', async () => {
    const { funnel } = funnelOver(ab);
    const drag = new Drag(funnel);
    const unknown: Dragged = { kind: 'property', by: { kind: 'property', property: 'price', bins: null } };
    dragOver(drag, unknown, { kind: 'chart' });
    expect([drag.target, funnel.preview]).toEqual([{ kind: 'chart' }, null]);
    await settled();
    expect(funnel.preview?.breakdown?.by).toEqual([price]);
    release();
    expect(funnel.spec.breakdown?.by).toEqual([price]);
  });

  it('guesses the kind of a property first where it is dropped before that is known', async () => {
    const { funnel } = funnelOver(ab);
    const drag = new Drag(funnel);
    dragOver(drag, { kind: 'property', by: { kind: 'property', property: 'price', bins: null } }, { kind: 'chart' });
    release();
    expect(funnel.spec.breakdown).toBeNull();
    await settled();
    expect(funnel.spec.breakdown?.by).toEqual([price]);
  });

  it('opens what is to be filled in next', async () => {
    const { funnel } = funnelOver(ab);
    const drag = new Drag(funnel);
    dragOver(drag, { kind: 'property', by: channel }, { kind: 'segment' });
    release();
    expect(funnel.selected).toBe(funnel.spec.segments[0].id);
    expect(funnel.takeFocus()).toBe(true);
    await settled();
  });
});

/** A funnel, dragged over and released: what was shown, and what it has become. */
async function dropped(spec: FunnelSpec, item: Dragged, target: DropTarget) {
  const { funnel } = funnelOver(spec);
  await Promise.all(['channel', 'price'].map((name) => funnel.properties.guessKind(name)));
  const drag = new Drag(funnel);
  dragOver(drag, item, target);
  const shown = funnel.preview ?? funnel.spec;
  const taken = drag.target;
  release();
  return { shown, taken, committed: funnel.spec };
}

describe('what is shown while dragging', () => {
  it('is what is committed, for everything dragged onto every target of every funnel', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDropped, async (spec) => {
        for (const [item, target] of allDrops(spec)) {
          // Onto the middle of a card a stage goes before or after it; that target has a gap's name.
          if (item.kind === 'stage' && target.kind === 'onto') continue;
          const { shown, taken, committed } = await dropped(spec, item, target);
          expect(committed).toEqual(shown);
          expect(taken !== null).toBe(dropResult(spec, item, target) !== null);
        }
      }),
      { numRuns: 4 },
    );
  });
});
