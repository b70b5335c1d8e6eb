import type { ChannelsSettings } from './channels-settings';
import type { ChannelFigures, StageStep } from './channel-figures';

export type ChannelSort = ChannelsSettings['sort'];

/** Sort key of a step's column: the id of its second stage, which is stable through edits. */
export function stageStepKey(conversionStep: StageStep, ids: readonly string[]): string {
  return `conversionStep ${ids[conversionStep.to]}`;
}

/** The value a row is sorted by; null comes last in both directions. */
type Figure = (channel: ChannelFigures) => number | string | null;

const sortFigures = new Map<string, Figure>([
  ['channel', ({ value }) => value],
  ['entered', ({ entered }) => entered],
  ['rate', ({ overall }) => overall.rate],
  ['median', ({ median }) => median],
  ['share', ({ share }) => share],
  ['difference', ({ overall }) => overall.comparison?.difference ?? null],
]);

/** By one column; equal ones, and those of a column that is gone, stay in the order given. */
export function sortedChannels(
  channels: readonly ChannelFigures[],
  { by, descending }: ChannelSort,
  stepKeys: readonly string[],
): ChannelFigures[] {
  const conversionStep = stepKeys.indexOf(by);
  const figure =
    conversionStep >= 0 ? (each: ChannelFigures) => each.conversionSteps[conversionStep].rate : sortFigures.get(by);
  if (!figure) return [...channels];
  const sign = descending ? -1 : 1;
  return channels.toSorted((a, b) => {
    const [x, y] = [figure(a), figure(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'number' ? x - Number(y) : x.localeCompare(String(y), undefined, { numeric: true }));
  });
}

/** Reverses the direction where the column is sorted already; names start ascending, numbers descending. */
export function sortedBy(by: string, now: ChannelSort): ChannelSort {
  return { by, descending: by === now.by ? !now.descending : by !== 'channel' };
}
