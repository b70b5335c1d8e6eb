/** Browsers cap an element's height, Firefox at some 17.8 million pixels. */
const maxElementPx = 12_000_000;

/** A list of rows of equal height, seen through a viewport of a given height in pixels. */
export interface LongList {
  rows: number;
  rowHeight: number;
  window: number;
}

/** Height of the element that is scrolled. A list that is taller moves by more than a pixel for each pixel scrolled. */
export function scrolledHeight({ rows, rowHeight }: LongList): number {
  return Math.min(rows * rowHeight, maxElementPx);
}

/** How far into the list the window's top is, in the list's own pixels. */
export function offsetAt(list: LongList, scrollTop: number): number {
  return Math.min(Math.max(0, scrollTop), furthestScroll(list)) * stretch(list);
}

/** Scroll position that brings a row fully into view; the present one if it already is. */
export function scrollTo(list: LongList, row: number, scrollTop: number): number {
  const offset = offsetAt(list, scrollTop);
  const top = row * list.rowHeight;
  if (top < offset) return top / stretch(list);
  const lowest = top + list.rowHeight - list.window;
  return lowest > offset ? lowest / stretch(list) : scrollTop;
}

/** The rows in the window: from … to − 1. */
export function rowsInView(list: LongList, scrollTop: number): { from: number; to: number } {
  const offset = offsetAt(list, scrollTop);
  return {
    from: Math.floor(offset / list.rowHeight),
    to: Math.min(list.rows, Math.ceil((offset + list.window) / list.rowHeight)),
  };
}

function furthestScroll(list: LongList): number {
  return Math.max(0, scrolledHeight(list) - list.window);
}

function stretch(list: LongList): number {
  const most = furthestScroll(list);
  return most === 0 ? 1 : (list.rows * list.rowHeight - list.window) / most;
}
