import type { CsvCell } from '../core/text/csv';
import { conclusionText } from '../i18n/comparison-labels';
import { m } from '../i18n/paraglide/messages';
import type { ChannelFigures, Channels } from './channel-figures';
import { channelName, stageStepName, type StageNames } from './channel-labels';

/**
 * The table as rows of plain cells for spreadsheets: counts as they are, rates 0 … 1, times in seconds; '' for none.
 */
export function channelsCsv(result: Channels, channels: readonly ChannelFigures[], steps: StageNames): CsvCell[][] {
  const head = [
    m.channels_column_channel(),
    m.channels_column_entered(),
    ...result.conversionSteps.map((conversionStep) => stageStepName(conversionStep, steps)),
    m.channels_column_converted(),
    m.channels_column_rate(),
    m.channels_column_low(),
    m.channels_column_high(),
    m.channels_column_median_seconds(),
    m.channels_column_share(),
    m.channels_column_points(),
    m.channels_column_p(),
    m.channels_column_conclusion(),
  ];
  return [head, ...channels.map(channelCells)];
}

function channelCells(channel: ChannelFigures): CsvCell[] {
  const { rate, interval, comparison } = channel.overall;
  return [
    channelName(channel),
    channel.entered,
    ...channel.conversionSteps.map((conversionStep) => conversionStep.rate ?? ''),
    channel.converted,
    rate ?? '',
    interval?.low ?? '',
    interval?.high ?? '',
    channel.median ?? '',
    channel.share ?? '',
    comparison ? comparison.difference * 100 : '',
    comparison && comparison.conclusion !== 'few' ? comparison.corrected : '',
    comparison ? conclusionText(comparison.conclusion) : '',
  ];
}
