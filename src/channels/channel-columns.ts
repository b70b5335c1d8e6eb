import type { FunnelSpec } from '../core/spec/funnel';
import { signedPoints, conclusionText } from '../i18n/comparison-labels';
import { shareOf } from '../core/stats/share-of';
import { duration } from '../i18n/durations';
import { count, none, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import type { ChannelFigures, Channels, RateFigure } from './channel-figures';
import { stageStepKey } from './channel-sort';
import { againstRest, channelName, stageStepName, rateLines, type StageNames } from './channel-labels';
import { isFew } from './too-few';

export interface ChannelColumn {
  /** What the table is sorted by. */
  key: string;
  head: string;
  /** What the column means, on hover. */
  means: string;
  /** As in `grid-template-columns`. */
  width: string;
  cell: (channel: ChannelFigures) => { text: string; title: string; pale?: boolean };
}

/** The columns of the table, in order. */
export function channelColumns(result: Channels, spec: FunnelSpec, steps: StageNames): ChannelColumn[] {
  const ids = spec.steps.map(({ id }) => id);
  const conversionSteps = result.conversionSteps.map((conversionStep, i): ChannelColumn => {
    const words = { from: steps.at(conversionStep.from) ?? '', to: steps.at(conversionStep.to) ?? '' };
    return {
      key: stageStepKey(conversionStep, ids),
      head: m.channels_step_to({ to: words.to }),
      means: `${stageStepName(conversionStep, steps)}\n${m.channels_step_means(words)}`,
      width: 'minmax(96px, 1fr)',
      cell: (channel) => rateCell(channel, channel.conversionSteps[i]),
    };
  });
  return [...who(result), ...(conversionSteps.length > 0 ? outcome(result, steps) : []), ...conversionSteps];
}

function who(result: Channels): ChannelColumn[] {
  return [
    {
      key: 'channel',
      head: m.channels_column_channel(),
      means: m.channels_column_channel(),
      width: 'minmax(140px, 1.5fr)',
      cell: (channel) => ({ text: channelName(channel), title: channelName(channel) }),
    },
    {
      key: 'entered',
      head: m.channels_column_entered(),
      means: m.channels_entered_means(),
      width: 'minmax(108px, 0.8fr)',
      cell: ({ entered }) => ({ text: count(entered), title: shareFormula(entered, result.all.entered) }),
    },
  ];
}

function outcome(result: Channels, steps: StageNames): ChannelColumn[] {
  const [from, to] = [result.conversionSteps[0].from, result.conversionSteps[result.conversionSteps.length - 1].to];
  return [
    {
      key: 'rate',
      head: m.channels_column_rate(),
      means: m.channels_step_means({ from: steps.at(from) ?? '', to: steps.at(to) ?? '' }),
      width: 'minmax(176px, 1.2fr)',
      cell: (channel) => {
        const cell = rateCell(channel, channel.overall);
        const { interval } = channel.overall;
        return interval ? { ...cell, text: `${cell.text}  ${share(interval.low)} – ${share(interval.high)}` } : cell;
      },
    },
    {
      key: 'difference',
      head: m.channels_column_difference(),
      means: m.channels_difference_means(),
      width: 'minmax(184px, 1.2fr)',
      cell: differenceCell,
    },
    {
      key: 'median',
      head: m.channels_column_median(),
      means: m.channels_median_means(),
      width: 'minmax(124px, 0.8fr)',
      cell: ({ median }) => ({ text: duration(median), title: duration(median) }),
    },
    {
      key: 'share',
      head: m.channels_column_share(),
      means: m.channels_share_means(),
      width: 'minmax(136px, 0.8fr)',
      cell: (channel) => ({ text: share(channel.share), title: shareFormula(channel.converted, result.all.converted) }),
    },
  ];
}

function rateCell(channel: ChannelFigures, figure: RateFigure): ReturnType<ChannelColumn['cell']> {
  const lines = [...rateLines(figure), againstRest(channel, figure)];
  return { text: share(figure.rate), title: lines.join('\n').trim(), pale: isFew(figure) };
}

function differenceCell(channel: ChannelFigures): ReturnType<ChannelColumn['cell']> {
  const { comparison } = channel.overall;
  if (!comparison) return { text: none, title: '', pale: true };
  const title = [againstRest(channel, channel.overall), ...rateLines(channel.overall)].join('\n');
  if (comparison.conclusion === 'few') return { text: conclusionText('few'), title, pale: true };
  const text = `${signedPoints(comparison.difference)} · ${conclusionText(comparison.conclusion)}`;
  return { text, title, pale: comparison.conclusion === 'chance' };
}

function shareFormula(part: number, whole: number): string {
  if (whole === 0) return '';
  return m.channels_rate_formula({ part: count(part), whole: count(whole), rate: share(shareOf(part, whole)) });
}
