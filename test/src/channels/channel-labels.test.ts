import { afterEach, describe, expect, it } from 'vitest';
import { channelColumns } from '../../../src/channels/channel-columns';
import { channelsCsv } from '../../../src/channels/channel-csv';
import { channelFigures } from '../../../src/channels/channel-figures';
import {
  cellSentence,
  cellTip,
  channelName,
  channelSentence,
  findings,
  pointsBeyondChance,
  rateLines,
  type CellFigures,
} from '../../../src/channels/channel-labels';
import { locale } from '../../../src/i18n/locale.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { channelAnswer, shopCounts, shopSpec } from './channel-answer';

afterEach(() => locale.set('en'));

const steps = ['visit', '加购', 'pay'];
const result = channelFigures(shopSpec, channelAnswer(shopCounts));
const [search, bilibili, email, print] = result.channels;
const found = (counts: Record<string, number[]>, spec = shopSpec) =>
  findings(channelFigures(spec, channelAnswer(counts)), steps).map(({ text }) => text);

/** A cell of the drawing, by the index of its step; −1 is the whole way. */
function cellAt(channel: CellFigures['channel'], conversionStep: number): CellFigures {
  return { result, channel, conversionStep, steps };
}

describe('what stands out, in words', () => {
  it('is the loss that costs most, and the channel that converts best', () => {
    expect(findings(result, steps).map(({ text }) => text)).toEqual([
      'bilibili loses 17.9 points more at visit → 加购 than the rest, beyond chance: about 143 of its 800 there.',
      'email converts best: 18.4 points better than the rest, beyond chance.',
    ]);
    expect(findings(result, steps).every(({ figures }) => figures.length > 1)).toBe(true);
  });

  it('says so where there is nothing to compare', () => {
    expect(found({ a: [0, 0, 0] })).toEqual(['Nobody entered this funnel, through no channel.']);
    expect(found({ a: [9], b: [8] }, specOf(['visit']))).toEqual([
      'With a second stage the channels’ rates can be compared.',
    ]);
    expect(found({ a: [100, 50, 9] })[0]).toMatch(/^There is only one channel/);
  });

  it('claims nothing where chance explains it', () => {
    expect(found({ a: [500, 250, 100], b: [500, 251, 101] })).toEqual([
      'No channel loses more than the rest at any step beyond chance.',
    ]);
  });
});

describe('a channel in words', () => {
  it('is its name, or that it has none', () => {
    expect([{ value: '微信' }, { value: '' }].map(channelName)).toEqual(['微信', '(empty)']);
  });

  it('is how many entered and converted, and how that compares', () => {
    expect(channelSentence(email)).toMatch(/^email: 400 entered, 140 converted, 35\.0%\. email converts/);
  });

  it('has points only where they are beyond chance', () => {
    expect(pointsBeyondChance(bilibili.overall)).toBe('−11.6');
    expect(pointsBeyondChance(print.overall)).toBe('');
  });
});

describe('a rate of a channel, on pointing', () => {
  it('is its formula, its interval, and the rest’s', () => {
    const lines = rateLines(bilibili.conversionSteps[0]);
    expect(lines[0]).toBe('200 ÷ 800 = 25.0%');
    expect(lines[1]).toMatch(/^95% interval .* \(Wilson\)$/);
    expect(lines[2]).toBe('The rest: 42.9% (609 ÷ 1,420)');
  });

  it('says that nobody came so far, and nothing else', () => {
    const { channels } = channelFigures(shopSpec, channelAnswer({ a: [5, 0, 0], b: [9, 3, 1] }));
    expect(rateLines(channels[0].conversionSteps[1])).toEqual(['nobody came so far']);
  });

  it('offers the customers lost there, where some were', () => {
    expect(cellTip(cellAt(bilibili, 0)).lines.at(-1)).toBe('Click or Enter: the 600 lost here');
    const all = channelFigures(shopSpec, channelAnswer({ a: [9, 9, 9], b: [5, 5, 5] }));
    expect(cellTip({ ...cellAt(all.channels[0], 0), result: all }).lines.at(-1)).toBe('Nobody was lost here');
  });

  it('is headed by channel and step, or by the channel on the whole way', () => {
    expect(cellTip(cellAt(search, 1)).title).toBe('search · 加购 → pay');
    expect(cellTip(cellAt(search, -1)).title).toBe(channelSentence(search));
    expect(cellSentence(cellAt(search, 1))).toMatch(/^search, 加购 → pay: 200 ÷ 400 = 50\.0%\. /);
  });
});

describe('the columns of the table of channels', () => {
  const columns = channelColumns(result, shopSpec, steps);
  const row = (channel: typeof search) => Object.fromEntries(columns.map(({ key, cell }) => [key, cell(channel).text]));

  it('are who, how many, the whole way and its difference, and then each step', () => {
    expect(columns.map(({ head }) => head).slice(0, 6)).toEqual([
      'Channel',
      'Entered',
      'Overall',
      'Against the rest',
      'Median time',
      'Of all conversions',
    ]);
    expect(columns.slice(6).map(({ head }) => head)).toEqual(['→ 加购', '→ pay']);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(8);
  });

  it('have the figures of a channel', () => {
    expect(row(bilibili)).toMatchObject({ channel: 'bilibili', entered: '800', median: '2 min', share: '22.6%' });
    expect(row(bilibili).difference).toMatch(/^−11\.6 · beyond chance/);
  });

  it('are pale where too few are behind them', () => {
    const paleOf = (channel: typeof search) => columns.find(({ key }) => key === 'difference')!.cell(channel).pale;
    expect([paleOf(print), paleOf(bilibili)]).toEqual([true, false]);
  });

  it('are channel and entries alone in a funnel of one stage', () => {
    const one = channelFigures(specOf(['visit']), channelAnswer({ a: [9], b: [3] }));
    expect(channelColumns(one, specOf(['visit']), ['visit']).map(({ key }) => key)).toEqual(['channel', 'entered']);
  });
});

describe('channels for spreadsheets', () => {
  const [head, ...rows] = channelsCsv(result, [bilibili, print], steps);

  it('have a row for each channel in the given order, as plain numbers', () => {
    expect(rows.map(([name]) => name)).toEqual(['bilibili', 'print']);
    expect(rows[0].slice(0, 6)).toEqual(['bilibili', 800, 0.25, 0.5, 100, 0.125]);
    expect(head.slice(2, 4)).toEqual(['visit → 加购', '加购 → pay']);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  it('have no p-value where nothing is tested', () => {
    expect(rows[1].at(-2)).toBe('');
    expect(rows[0].at(-2)).toBeTypeOf('number');
  });

  it('are headed in Chinese on a Chinese page', () => {
    locale.set('zh');
    for (const cell of channelsCsv(result, [], ['甲', '乙', '丙'])[0]) expect(cell).toMatch(/\p{Script=Han}|p/u);
  });
});
