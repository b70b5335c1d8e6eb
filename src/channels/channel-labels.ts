import { valueName } from '../chart/group-labels';
import { comparisonFigures, comparisonSentence, signedPoints } from '../i18n/comparison-labels';
import { shareOf } from '../core/stats/share-of';
import { count, decimal, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import type { ChannelFigures, Channels, StageStep, RateFigure } from './channel-figures';
import { bestChannel, largestLoss } from './findings';

/** Names of the stages, by their place in the spec. */
export type StageNames = readonly string[];

export function channelName({ value }: Pick<ChannelFigures, 'value'>): string {
  return valueName(value, undefined);
}

/** "cart → pay" */
export function stageStepName({ from, to }: StageStep, steps: StageNames): string {
  return m.channels_step({ from: steps.at(from) ?? '', to: steps.at(to) ?? '' });
}

/** A sentence, and the figures behind it for hover. */
export interface Finding {
  text: string;
  figures: string[];
}

/** The findings in words: the largest loss of a channel, and the channel that converts best. */
export function findings(result: Channels, steps: StageNames): Finding[] {
  if (result.all.entered === 0) return [{ text: m.channels_nobody(), figures: [] }];
  if (result.conversionSteps.length === 0) return [{ text: m.channels_one_stage(), figures: [] }];
  if (result.channels.length < 2) return [{ text: m.channels_one(), figures: [] }];
  return [lossFinding(result, steps), ...bestFinding(result)];
}

function lossFinding(result: Channels, steps: StageNames): Finding {
  const loss = largestLoss(result);
  if (!loss) return { text: m.channels_no_loss(), figures: [] };
  const cell = loss.channel.conversionSteps[loss.conversionStep];
  const text = m.channels_loses({
    channel: channelName(loss.channel),
    points: decimal(loss.more * 100, 1),
    conversionStep: stageStepName(result.conversionSteps[loss.conversionStep], steps),
    actors: count(loss.actors),
    whole: count(cell.own.whole),
  });
  return { text, figures: rateLines(cell) };
}

function bestFinding(result: Channels): Finding[] {
  const best = bestChannel(result);
  if (!best?.overall.comparison) return [];
  const points = decimal(best.overall.comparison.difference * 100, 1);
  return [{ text: m.channels_best({ channel: channelName(best), points }), figures: rateLines(best.overall) }];
}

/** A rate with its formula and interval, the rest's, and how they compare. */
export function rateLines({ own, rest, rate, interval, comparison }: RateFigure): string[] {
  if (rate === null) return [m.channels_nobody_here()];
  const lines = [m.channels_rate_formula({ part: count(own.part), whole: count(own.whole), rate: share(rate) })];
  if (interval) lines.push(m.channels_interval({ low: share(interval.low), high: share(interval.high) }));
  if (rest.whole > 0) {
    const words = { rate: share(shareOf(rest.part, rest.whole)), part: count(rest.part), whole: count(rest.whole) };
    lines.push(m.channels_rest_rate(words));
  }
  return comparison ? [...lines, ...comparisonFigures(comparison)] : lines;
}

/** How a channel's rate compares with the rest's, in one sentence; '' where there is no rest. */
export function againstRest(channel: ChannelFigures, { comparison }: RateFigure): string {
  return comparison ? comparisonSentence(comparison, { name: channelName(channel), other: m.channels_rest() }) : '';
}

/** "−12.0" where the difference is significant, else ''. */
export function pointsBeyondChance({ comparison }: RateFigure): string {
  const beyond = comparison?.conclusion === 'higher' || comparison?.conclusion === 'lower';
  return beyond ? signedPoints(comparison.difference) : '';
}

/** A channel's counts and overall rate, and how that compares. */
export function channelSentence(channel: ChannelFigures): string {
  const { entered, converted, overall } = channel;
  const words = { entered: count(entered), converted: count(converted), rate: share(overall.rate) };
  return `${m.channels_row({ name: channelName(channel), ...words })} ${againstRest(channel, overall)}`.trim();
}

/** One cell of the drawing: a channel at one of the conversion steps, or on the whole way where `conversionStep` is −1. */
export interface CellFigures {
  result: Channels;
  channel: ChannelFigures;
  conversionStep: number;
  steps: StageNames;
}

/** Full details of a cell, for its tooltip. */
export function cellTip(cell: CellFigures): { title: string; lines: string[] } {
  const { result, channel, conversionStep, steps } = cell;
  if (conversionStep < 0) return { title: channelSentence(channel), lines: rateLines(channel.overall) };
  const figure = channel.conversionSteps[conversionStep];
  const lost = figure.own.whole - figure.own.part;
  const sentence = againstRest(channel, figure);
  return {
    title: `${channelName(channel)} · ${stageStepName(result.conversionSteps[conversionStep], steps)}`,
    lines: [
      ...(sentence === '' ? [] : [sentence]),
      ...rateLines(figure),
      lost > 0 ? m.channels_lost_here({ lost: count(lost) }) : m.channels_none_lost(),
    ],
  };
}

/** The same in short, for a screen reader. */
export function cellSentence({ result, channel, conversionStep, steps }: CellFigures): string {
  const figure = channel.conversionSteps[conversionStep];
  const name = `${channelName(channel)}, ${stageStepName(result.conversionSteps[conversionStep], steps)}`;
  return `${name}: ${rateLines(figure)[0]}. ${againstRest(channel, figure)}`.trim();
}
