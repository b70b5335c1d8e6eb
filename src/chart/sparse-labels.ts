/** A text beneath an axis, at a pixel. */
export interface AxisLabel {
  at: number;
  text: string;
}

interface AxisRoom {
  /** Between two of them, in pixels. */
  gap: number;
  measure: (text: string) => number;
}

/** Every n-th label from the first on, with the smallest n that keeps them from overlapping. */
export function sparseLabels<Label extends AxisLabel>(labels: readonly Label[], room: AxisRoom): Label[] {
  for (let every = 1; every < labels.length; every++) {
    const picked = labels.filter((_, i) => i % every === 0);
    if (standApart(picked, room)) return picked;
  }
  return labels.slice(0, 1);
}

/** All are centred on their place. */
function standApart(labels: readonly AxisLabel[], { gap, measure }: AxisRoom): boolean {
  return labels.every(({ at, text }, i) => {
    if (i === 0) return true;
    const before = labels[i - 1];
    return at - before.at >= (measure(text) + measure(before.text)) / 2 + gap;
  });
}
