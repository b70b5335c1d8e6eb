/** How a cell looks by itself. Used to tell a right separator from a wrong one, and names from what stands below them. */

const NUMBER_CELL = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?%?$/i;
const GROUPED_NUMBER = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$|^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const TIME = /^\d{1,4}([-/.年])\d{1,2}([-/.月])\d{1,4}日?([T\s].*)?$|^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s?[ap]m)?$/i;
const SEPARATOR_INSIDE = /[;\t|]|,(?=\S)|,$/;
const STRAY_QUOTE = /^["']|["']$/;

export function isNumber(text: string): boolean {
  return NUMBER_CELL.test(text) || GROUPED_NUMBER.test(text);
}

/** A date or a time of day in any of the usual ways, by its outline only. */
export function isTimeShaped(text: string): boolean {
  return TIME.test(text);
}

/** 0 … 1: how likely this is one whole cell, and not a piece of one or several at once. */
export function wholeness(cell: string | null): number {
  const text = cell?.slice(0, 1000).trim() ?? '';
  if (text === '' || isNumber(text)) return 1;
  if (isTimeShaped(text)) return SEPARATOR_INSIDE.test(text.replace(/,\d+/, '')) ? 0.05 : 1;
  if (STRAY_QUOTE.test(text)) return 0.1;
  if (SEPARATOR_INSIDE.test(text)) return 0.05;
  return /\s/.test(text) ? 0.6 : 1;
}
