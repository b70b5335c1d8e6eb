/** Index of the highest set bit. */
export const bitIndex = (bits: number) => 31 - Math.clz32(bits);
export const lowest = (bits: number) => bits & -bits;
export const highest = (bits: number) => 1 << bitIndex(bits);
/** All bits above one. */
export const above = (bit: number) => -(bit << 1);
/** All bits below one. */
export const below = (bit: number) => bit - 1;

export function bitCount(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
