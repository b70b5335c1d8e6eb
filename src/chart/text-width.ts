/** Width in pixels of a line of text at a font size, in regular or semi-bold weight. */
export type MeasureText = (text: string, size: number, bold?: boolean) => number;

/** Widths in em, on the wide side of the common sans-serif faces. */
const widths: [RegExp, number][] = [
  [/^[\p{Mn}\p{Cf}]$/u, 0],
  [/^[ijlI|!.,:;'’‘()[\]{}·\u0060]$/u, 0.36],
  [/^[ frt/\\"-]$/u, 0.42],
  [/^[mwMW@%—…]$/u, 0.96],
  [/^[A-Z&#+=<>~−–]$/u, 0.74],
  [/^[\u0020-\u024f]$/u, 0.62],
  [/^[\u0370-\u06ff]$/u, 0.72],
];

/** Estimated maximum width of a line without the browser: for tests, and where there is no canvas. */
export const estimatedWidth: MeasureText = (text, size, bold = false) => {
  let em = 0;
  for (const letter of text) em += widths.find(([letters]) => letters.test(letter))?.[1] ?? 1.1;
  return em * size * (bold ? 1.06 : 1);
};

/** Digits are drawn tabular, which canvas measurement ignores, so some room is added. */
const widthSlackRatio = 1.03;

/** The browser's own measure of a font family (as in CSS), remembered per line; the estimate where it has none. */
function measuredWidth(family: string): MeasureText {
  if (typeof OffscreenCanvas === 'undefined' || family === '') return estimatedWidth;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return estimatedWidth;
  const known = new Map<string, number>();
  return (text, size, bold = false) => {
    const key = `${size} ${bold ? 1 : 0} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = `${bold ? 600 : 400} ${size}px ${family}`;
      known.set(key, (width = context.measureText(text).width * widthSlackRatio));
    }
    return width;
  };
}

/** Text measure in the drawing's own font; the estimate until it is mounted. */
export function measureIn(drawing: HTMLElement | undefined): MeasureText {
  return drawing ? measuredWidth(getComputedStyle(drawing).fontFamily) : estimatedWidth;
}
