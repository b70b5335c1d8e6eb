import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelFigures } from '../../../src/channels/channel-figures';
import { stageStepKey, sortedBy, sortedChannels } from '../../../src/channels/channel-sort';
import { bestChannel, largestLoss } from '../../../src/channels/findings';
import { pairFigures } from '../../../src/channels/pair-figures';
import { rateAxis } from '../../../src/channels/rate-axis';
import { prototypeNames } from '../../support/odd-text';
import { channelAnswer, shopCounts, shopSpec } from './channel-answer';

const told = channelFigures(shopSpec, channelAnswer(shopCounts));
const [search, bilibili, email, print] = told.channels;
const values = (channels: { value: string }[]) => channels.map(({ value }) => value);

describe('the figures of channels', () => {
  it('are each channel’s rates against those of all others together', () => {
    expect(told.conversionSteps).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
    expect(bilibili.conversionSteps[0]).toMatchObject({
      own: { part: 200, whole: 800 },
      rest: { part: 609, whole: 1420 },
      rate: 0.25,
    });
    expect(bilibili.overall).toMatchObject({ own: { part: 100, whole: 800 }, rest: { part: 342, whole: 1420 } });
    expect(bilibili.overall.comparison?.conclusion).toBe('lower');
    expect(email.share).toBeCloseTo(140 / 442, 12);
    expect(search.median).toBe(120);
    expect(told.all).toMatchObject({ entered: 2220, converted: 442 });
  });

  it('claim nothing of small ones', () => {
    expect(print.overall.comparison?.conclusion).toBe('few');
    expect(print.conversionSteps.map(({ comparison }) => comparison?.conclusion)).toEqual(['few', 'few']);
  });

  it('leave optional stages out of the conversion steps', () => {
    const steps = shopSpec.steps.map((step, i) => ({ ...step, optional: i === 1 }));
    expect(channelFigures({ ...shopSpec, steps }, channelAnswer(shopCounts)).conversionSteps).toEqual([
      { from: 0, to: 2 },
    ]);
  });

  it('are there for one channel, for none, and where nobody came', () => {
    const alone = channelFigures(shopSpec, channelAnswer({ search: [10, 5, 1] }));
    expect(alone.channels[0].overall).toMatchObject({ rate: 0.1, comparison: null });
    expect(largestLoss(alone)).toBeNull();
    const nobody = channelFigures(shopSpec, channelAnswer({ search: [0, 0, 0] }));
    expect(nobody.channels[0]).toMatchObject({ share: null, median: null, overall: { rate: null, interval: null } });
    expect(rateAxis(nobody.channels, nobody.all.rate).at(0)).toBeGreaterThan(0);
  });

  it('tell how many channels are beyond those told apart', () => {
    const answer = channelAnswer(shopCounts);
    answer.groups.push({ key: { kind: 'other', groups: 1000 }, steps: answer.groups[0].steps });
    expect(channelFigures(shopSpec, answer).unlisted).toBe(1008 - 4);
  });

  it('part all there are, whatever the counts', () => {
    const reached = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)).map((counts) => counts.toSorted((a, b) => b - a));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), reached, { minKeys: 1, maxKeys: 8 }), (counts) => {
        const { all, channels } = channelFigures(shopSpec, channelAnswer(counts));
        for (const { overall, conversionSteps } of channels) {
          expect(overall.own.whole + overall.rest.whole).toBe(all.entered);
          expect(overall.own.part + overall.rest.part).toBe(all.converted);
          for (const cell of [overall, ...conversionSteps]) {
            expect(cell.rate).not.toBeNaN();
            if (cell.own.whole < 30) expect(cell.comparison?.conclusion ?? 'few').toBe('few');
          }
        }
      }),
    );
  });
});

describe('what stands out', () => {
  it('is the loss that costs most, and the channel that converts best', () => {
    const loss = largestLoss(told);
    expect(loss?.channel.value).toBe('bilibili');
    expect(loss?.conversionStep).toBe(0);
    expect(loss?.more).toBeCloseTo(609 / 1420 - 0.25, 12);
    expect(bestChannel(told)?.value).toBe('email');
  });

  it('is nothing where chance explains it', () => {
    const alike = channelFigures(shopSpec, channelAnswer({ a: [500, 250, 100], b: [500, 251, 101] }));
    expect(largestLoss(alike)).toBeNull();
    expect(bestChannel(alike)).toBeNull();
  });
});

describe('the order of channels', () => {
  const keys = told.conversionSteps.map((conversionStep) =>
    stageStepKey(
      conversionStep,
      shopSpec.steps.map(({ id }) => id),
    ),
  );

  it('follows any column, either way', () => {
    const by = (key: string, descending: boolean) =>
      values(sortedChannels(told.channels, { by: key, descending }, keys));
    expect(by('entered', true)).toEqual(['search', 'bilibili', 'email', 'print']);
    expect(by('channel', false)).toEqual(['bilibili', 'email', 'print', 'search']);
    expect(by('rate', false)[3]).toBe('email');
    expect(by(keys[0], true)[0]).toBe('email');
    for (const gone of ['a column that is gone', ...prototypeNames])
      expect(by(gone, true)).toEqual(['search', 'bilibili', 'email', 'print']);
  });

  it('turns round on the same column, and begins with the largest on another', () => {
    expect(sortedBy('rate', { by: 'rate', descending: true })).toEqual({ by: 'rate', descending: false });
    expect(sortedBy('rate', { by: 'entered', descending: false })).toEqual({ by: 'rate', descending: true });
    expect(sortedBy('channel', { by: 'entered', descending: true })).toEqual({ by: 'channel', descending: false });
  });
});

describe('two channels over each other', () => {
  it('are compared stage by stage with each other', () => {
    const pair = pairFigures([email, bilibili], [0, 1, 2]);
    expect(pair.stages.map(({ reached }) => reached.map(({ actors }) => actors))).toEqual([
      [400, 800],
      [200, 200],
      [140, 100],
    ]);
    expect(pair.conversionSteps[0].rates).toEqual([0.5, 0.25]);
    expect(pair.conversionSteps.map(({ comparison }) => comparison?.conclusion)).toEqual(['higher', 'higher']);
    expect(pair.overall.rates).toEqual([0.35, 0.125]);
  });
});

describe('the line of rates', () => {
  it('holds all rates and the intervals of all but small channels, inside none and all', () => {
    const axis = rateAxis(told.channels, told.all.rate);
    for (const { overall } of told.channels) expect(axis.beyond(overall.rate ?? 0)).toBe(false);
    expect(axis.beyond(email.overall.interval?.high ?? 1)).toBe(false);
    expect(axis.ticks.length).toBeGreaterThan(2);
    const all = channelFigures(shopSpec, channelAnswer({ a: [50, 50, 50], b: [40, 40, 40] }));
    expect(rateAxis(all.channels, 1).ticks.at(-1)?.text).toBe('100%');
  });
});
