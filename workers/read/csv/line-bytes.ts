/** Bytes of UTF-8, and codes of characters as well. */
export const tabByte = 9;
export const lineFeedByte = 10;
export const returnByte = 13;
export const blankByte = 32;

export function isLineEnd(code: number): boolean {
  return code === lineFeedByte || code === returnByte;
}

export function isBlank(code: number): boolean {
  return code === blankByte || code === tabByte;
}
