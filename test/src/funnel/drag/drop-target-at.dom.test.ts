import { describe, expect, it } from 'vitest';
import type { Dragged } from '../../../../src/funnel/drag/drop-result';
import { dropTargetAt } from '../../../../src/funnel/drag/drop-target-at';

const event: Dragged = { kind: 'event', name: 'a' };
const stage: Dragged = { kind: 'stage', at: 0 };
const property: Dragged = { kind: 'property', by: { kind: 'property', property: 'channel', bins: null } };

/** The target at `x` of an element 200 pixels wide with this `data-place`. */
function at(place: string | null, x: number, dragged: Dragged) {
  const element = document.createElement('div');
  const inner = element.appendChild(document.createElement('span'));
  if (place !== null) element.dataset.place = place;
  element.getBoundingClientRect = () => ({ left: 0, width: 200 }) as DOMRect;
  document.elementFromPoint = () => inner;
  return dropTargetAt(x, 10, dragged);
}

describe('the drop target under the pointer', () => {
  it('is the one of the element or of what it stands in', () => {
    expect(at('chart', 50, property)).toEqual({ kind: 'chart' });
    expect(at('segment', 50, property)).toEqual({ kind: 'segment' });
    expect(at('remove', 50, stage)).toEqual({ kind: 'remove' });
    expect(at('gap:2', 50, event)).toEqual({ kind: 'gap', at: 2 });
    expect(at('exclude:0-3', 50, event)).toEqual({ kind: 'exclude', from: 0, to: 3 });
  });

  it('is none elsewhere, nor where its name means nothing', () => {
    for (const place of [null, '', 'gap', 'gap:x', 'exclude:3-0', 'exclude:1', 'somewhere'])
      expect(at(place, 50, event)).toBeNull();
  });

  it('is the stage for an event in the middle of a card, and the gap at either edge', () => {
    expect(at('onto:1', 100, event)).toEqual({ kind: 'onto', at: 1 });
    expect(at('onto:1', 5, event)).toEqual({ kind: 'gap', at: 1 });
    expect(at('onto:1', 195, event)).toEqual({ kind: 'gap', at: 2 });
  });

  it('is before or after a card for a stage, never onto it', () => {
    expect(at('onto:1', 99, stage)).toEqual({ kind: 'gap', at: 1 });
    expect(at('onto:1', 101, stage)).toEqual({ kind: 'gap', at: 2 });
  });

  it('is always the card for a property', () => {
    expect(at('onto:1', 1, property)).toEqual({ kind: 'onto', at: 1 });
  });
});
