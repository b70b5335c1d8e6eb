import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrushSelection } from '../../../../src/chart/bins/brush-selection.svelte';

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

/** A selection in which these bins were crossed with the button held. */
function dragged(...bins: number[]): BrushSelection {
  const choice = new BrushSelection('days');
  choice.press(bins[0]);
  for (const bin of bins) choice.point(bin);
  return choice;
}

describe('bins selected with the mouse', () => {
  it('are none while the pointer only moves', () => {
    const choice = new BrushSelection('days');
    for (const bin of [0, 1, 2]) choice.point(bin);
    expect([choice.pointed, choice.range]).toEqual([2, null]);
  });

  it('are all between press and pointer, in whichever direction', () => {
    expect(dragged(2, 3, 5).range).toEqual({ from: 2, to: 5 });
    expect(dragged(5, 4, 1).range).toEqual({ from: 1, to: 5 });
  });

  it('shrink again when the pointer comes back, to the one bin it began in', () => {
    expect(dragged(2, 5, 3).range).toEqual({ from: 2, to: 3 });
    expect(dragged(2, 5, 2).range).toEqual({ from: 2, to: 2 });
  });

  it('stay when the button is released, and when the pointer then moves on', () => {
    const choice = dragged(2, 4);
    expect(choice.release()).toBe(false);
    choice.point(9);
    expect(choice.range).toEqual({ from: 2, to: 4 });
  });

  it('are none after a click, which is a press and a release on one bin', () => {
    const choice = dragged(2, 4);
    choice.release();
    choice.press(7);
    choice.point(7);
    expect(choice.release()).toBe(true);
    expect(choice.range).toBeNull();
  });

  it('are not touched by a release that began elsewhere on the page', () => {
    const choice = dragged(1, 2);
    choice.release();
    expect(choice.release()).toBe(false);
    expect(choice.range).toEqual({ from: 1, to: 2 });
  });

  it('stay while the pointer leaves the drawing during a drag', () => {
    const choice = dragged(1, 3);
    choice.point(null);
    expect([choice.pointed, choice.range]).toEqual([null, { from: 1, to: 3 }]);
  });
});

describe('bins selected with the keyboard', () => {
  /** What the component does with a key: the bin it moves to gets the focus. */
  function press(choice: BrushSelection, names: string[], shiftKey = false): BrushSelection {
    for (const name of names) {
      const to = choice.follow(key(name, shiftKey), 10);
      if (to !== null) choice.stand(to);
    }
    return choice;
  }

  it('are none by arrows, which move the focus as far as the ends', () => {
    const choice = press(new BrushSelection('days'), [
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'ArrowLeft',
      'ArrowLeft',
    ]);
    expect([choice.stood, choice.pointed, choice.range]).toEqual([0, 0, null]);
    expect(press(choice, ['End', 'ArrowRight']).stood).toBe(9);
    expect(press(choice, ['Home']).stood).toBe(0);
  });

  it('grow by Shift and arrows from where the first was pressed', () => {
    const choice = press(new BrushSelection('days'), ['ArrowRight', 'ArrowRight', 'ArrowRight']);
    expect(press(choice, ['ArrowRight', 'ArrowRight'], true).range).toEqual({ from: 3, to: 5 });
    expect(press(choice, ['Home'], true).range).toEqual({ from: 0, to: 3 });
  });

  it('begin anew once they were cleared', () => {
    const choice = press(new BrushSelection('days'), ['End'], true);
    choice.clear();
    expect(choice.range).toBeNull();
    expect(press(choice, ['ArrowLeft'], true).range).toEqual({ from: 8, to: 9 });
  });

  it('leave every other key alone', () => {
    for (const name of ['Tab', 'a', 'Enter', '']) expect(new BrushSelection('x').follow(key(name), 5)).toBeNull();
  });

  it('are a range within the axis whose one end is the focus, whatever is pressed', () => {
    const names = fc.array(fc.constantFrom('ArrowRight', 'ArrowLeft', 'Home', 'End'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(names, (all) => {
        const choice = press(new BrushSelection('days'), all, true);
        const { from, to } = choice.range!;
        expect(from >= 0 && from <= to && to < 10).toBe(true);
        expect([from, to]).toContain(choice.stood);
      }),
    );
  });
});

describe('one of several series', () => {
  it('is reached by the arrows up and down, around the ends', () => {
    const choice = new BrushSelection('days');
    expect([choice.turn(key('ArrowDown'), 3), choice.turn(key('ArrowUp'), 3)]).toEqual([1, 2]);
    choice.series = 2;
    expect(choice.turn(key('ArrowDown'), 3)).toBe(0);
  });

  it('is not reached by other keys, nor where there is only one', () => {
    const choice = new BrushSelection('days');
    expect([choice.turn(key('ArrowLeft'), 3), choice.turn(key('ArrowDown'), 1), choice.turn(key('Home'), 3)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
