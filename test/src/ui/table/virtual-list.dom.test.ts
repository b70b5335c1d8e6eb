import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualList } from '../../../../src/ui/table/virtual-list.svelte';

/** A list of rows of 30 pixels in an element 300 pixels high, scrolled by `scroll`. */
function scrolledList(rows: number) {
  const list = new VirtualList(() => ({ rows, rowHeight: 30, window: Math.min(300, rows * 30) }));
  const element = document.createElement('div');
  list.scroller(element);
  const scroll = (to: number) => {
    element.scrollTop = to;
    element.dispatchEvent(new Event('scroll'));
  };
  return { list, element, scroll };
}

describe('a virtual list', () => {
  it('draws the rows in view and a few around them', () => {
    const { list, scroll } = scrolledList(1000);
    expect([list.from, list.to, list.indexes.length]).toEqual([0, 16, 16]);
    scroll(3000);
    expect([list.from, list.to]).toEqual([94, 116]);
    expect(list.top(100)).toBe(3000);
    expect(list.height).toBe(30_000);
  });

  it('draws all of a short one, and nothing of an empty one', () => {
    expect(scrolledList(4).list.indexes).toEqual([0, 1, 2, 3]);
    expect(scrolledList(0).list.indexes).toEqual([]);
  });

  it('scrolls a row into view, and no further than needed', () => {
    const { list, element } = scrolledList(1000);
    list.reveal(5);
    expect(element.scrollTop).toBe(0);
    list.reveal(10);
    expect(element.scrollTop).toBe(30);
    list.rewind();
    expect([element.scrollTop, list.from]).toEqual([0, 0]);
  });

  it('draws a revealed row inside the element, also of a list taller than any element', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.nat(), (rows, at) => {
        const { list, element } = scrolledList(rows);
        const row = at % rows;
        list.reveal(row);
        expect(list.indexes).toContain(row);
        expect(list.height).toBeLessThanOrEqual(12_000_000);
        expect(list.top(row)).toBeGreaterThanOrEqual(element.scrollTop - 0.01);
        expect(list.top(row) + 30).toBeLessThanOrEqual(element.scrollTop + Math.min(300, rows * 30) + 0.01);
      }),
    );
  });

  it('shows the last rows where it has become shorter than it is scrolled', () => {
    let rows = 1000;
    const list = new VirtualList(() => ({ rows, rowHeight: 30, window: 300 }));
    const element = document.createElement('div');
    list.scroller(element);
    element.scrollTop = 20_000;
    element.dispatchEvent(new Event('scroll'));
    rows = 20;
    expect(new VirtualList(() => ({ rows, rowHeight: 30, window: 300 })).to).toBe(16);
  });
});
