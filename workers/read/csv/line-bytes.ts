/** Bytes of UTF-8, and codes of characters as well. */
export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const BLANK = 32;

export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}

export function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}
