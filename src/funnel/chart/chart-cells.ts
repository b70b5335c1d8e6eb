import type { ChartStep } from '../figures/funnel-figures';

/** The interactive parts: a step's solid bar, or those lost on the way to it. */
export interface ChartCell {
  step: number;
  part: 'passed' | 'lost';
}

export function isSameCell(a: ChartCell | null, b: ChartCell | null): boolean {
  return a?.step === b?.step && a?.part === b?.part;
}

/**
 * All parts in reading order. Lost parts are keyboard targets only where they can be clicked: their figures are those
 * of their step.
 */
export function cellsOf(steps: ChartStep[], selectable: boolean): ChartCell[] {
  return steps.flatMap((step, index): ChartCell[] => {
    const passed: ChartCell = { step: index, part: 'passed' };
    return selectable && step.lost > 0 ? [{ step: index, part: 'lost' }, passed] : [passed];
  });
}

const forward = new Set(['ArrowRight', 'ArrowDown']);
const back = new Set(['ArrowLeft', 'ArrowUp']);

/** The part a key moves to; null for other keys. */
export function cellAfterKey(parts: ChartCell[], from: ChartCell, key: string): ChartCell | null {
  const at = parts.findIndex((part) => isSameCell(part, from));
  if (forward.has(key)) return parts[Math.min(at + 1, parts.length - 1)] ?? null;
  if (back.has(key)) return parts[Math.max(at - 1, 0)] ?? null;
  if (key === 'Home') return parts[0] ?? null;
  if (key === 'End') return parts.at(-1) ?? null;
  return null;
}
