import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { channelsCsv } from '../../../../src/channels/channel-csv';
import { channelColumns } from '../../../../src/channels/channel-columns';
import { channelFigures } from '../../../../src/channels/channel-figures';
import { rateLines } from '../../../../src/channels/channel-labels';
import { pairFigures } from '../../../../src/channels/pair-figures';
import { overallRate, whatIfCsv } from '../../../../src/prioritize/what-if/what-if-csv';
import { whatIfStages } from '../../../../src/prioritize/what-if/what-if';
import { stepRates } from '../../../../src/prioritize/step-rates';
import { abCsv } from '../../../../src/experiment/ab-csv';
import { abFigures } from '../../../../src/experiment/ab-figures';
import { cellSentences, summarySentence } from '../../../../src/funnel/chart/chart-sentences';
import { stepLabels } from '../../../../src/funnel/chart/step-labels';
import FunnelTable from '../../../../src/funnel/table/FunnelTable.svelte';
import { funnelCsv } from '../../../../src/funnel/table/funnel-table';
import { groupsCsv } from '../../../../src/funnel/table/group-table';
import { comparePeriods } from '../../../../src/periods/period-comparison';
import { periodsCsv } from '../../../../src/periods/periods-table';
import { shareOf } from '../../../../src/core/stats/share-of';
import { trendCsv } from '../../../../src/trend/trend-csv';
import { trendPoints } from '../../../../src/trend/trend-points';
import { bucketCell, bucketFigures } from '../../../../src/trend/trend-labels';
import { binFigures } from '../../../../src/timing/times-labels';
import { nextTurn } from '../../../../src/ui/next-turn';
import { channelAnswer, shopSpec } from '../../channels/channel-answer';
import { chartSteps } from '../../../support/chart/chart-steps';
import { brokenDown } from '../../../support/chart/group-answers';
import { stubResizeObserver } from '../../../support/stub-resize-observer';

beforeAll(stubResizeObserver);
afterEach(cleanup);

const names = ['visit', 'cart', 'pay'];
const everyone = { kind: 'all' as const };
const nobody = chartSteps([0, 0, 0], names);
const answer = channelAnswer({ search: [0, 0, 0], print: [40, 0, 0] });
/** What a rate of nobody must not look like; counts are whole numbers. */
const nonsense = /%|NaN|Infinity|undefined|null/;

const texts = () =>
  screen
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, ' ')));

async function shownTable(counts: [string, number[]][] | null): Promise<string[][]> {
  const { all, groups } = counts === null ? { all: nobody, groups: [] } : brokenDown({ names, counts });
  render(FunnelTable, { steps: all, groups, overlapping: false, name: 'shop.csv', onselect: () => undefined });
  await nextTurn();
  await tick();
  return texts().slice(1);
}

describe('0 of 0 is no rate', () => {
  it('unlike 0 of some', () => {
    expect([shareOf(0, 0), shareOf(0, 5), shareOf(5, 5)]).toEqual([null, 0, 1]);
  });

  it('in the table of stages', async () => {
    expect(await shownTable(null)).toEqual([
      ['1visit', '0', '–', '–', '–', '–'],
      ['2cart', '0', '–', '–', '0', '–'],
      ['3pay', '0', '–', '–', '0', '–'],
    ]);
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|\d%/);
  });

  it('in the table of groups', async () => {
    const rows = await shownTable([['a', [40, 0, 0]], ['b', [0, 0, 0]]]); // prettier-ignore
    expect(rows.find(([name]) => name === 'a')).toEqual(expect.arrayContaining(['0%', '–']));
    const empty = rows.find(([name]) => name === 'b')!;
    expect(empty.slice(2).join(' ')).not.toMatch(/\d/);
  });

  it('in the sentences and labels of the drawing', () => {
    const said = [
      summarySentence(nobody),
      ...cellSentences(nobody, () => '').flatMap(({ passed, lost }) => [passed, lost]),
      ...stepLabels(nobody, 200, { width: 800, measure: () => 1 }).flatMap((step) => [step.share, step.rate]),
    ];
    for (const text of said) expect(text).not.toMatch(nonsense);
    expect(said[0]).toContain('(–)');
  });

  it('in channels and pairs of them', () => {
    const told = channelFigures(shopSpec, answer);
    const [search, print] = told.channels;
    for (const { cell } of channelColumns(told, shopSpec, names)) expect(cell(search).text).not.toMatch(nonsense);
    expect(rateLines(print.conversionSteps[1]).join()).not.toMatch(/NaN|Infinity/);
    expect(
      pairFigures([search, print], [0, 1, 2]).stages.map(({ reached }) => reached.map(({ share }) => share)),
    ).toEqual([
      [null, 1],
      [null, 0],
      [null, 0],
    ]);
  });

  it('in periods, trends, times, scenarios and tests', () => {
    const { stages } = comparePeriods(shopSpec, names, { own: answer, other: channelAnswer({ search: [0, 0, 0] }) });
    expect(stages.map(({ other }) => [other.fromPrevious, other.fromFirst])).toEqual([[null, null], [null, null], [null, null]]); // prettier-ignore
    const bucket = { day: '2026-01-01', entered: 0, converted: 0, incomplete: false };
    expect(bucketCell(bucket, 'rate')).toBe('–');
    expect(bucketFigures(bucket, 'rate')).not.toMatch(nonsense);
    expect(trendPoints([bucket, bucket], 'rate', 2).map(({ value, average }) => [value, average])).toEqual([[null, null], [null, null]]); // prettier-ignore
    expect(binFigures({ key: everyone, bins: [], times: null }, { from: 0, to: 0 })).not.toMatch(nonsense);
    const conversionSteps = stepRates(shopSpec, names, channelAnswer({ search: [0, 0, 0] }).groups[0]);
    expect(conversionSteps.map(({ rate }) => rate)).toEqual([null, null]);
    expect(overallRate(whatIfStages({ id: 'v', name: 'visit' }, conversionSteps, null))).toBeNull();
    const { control, variant, uplift } = abFigures(answer, {
      control: 'search',
      variant: 'print',
      conversionStep: { from: 1, to: 2 },
    });
    expect([control.rate, variant.rate, uplift]).toEqual([null, null, null]);
  });

  it('in what is saved and copied', () => {
    const { all, groups } = brokenDown({ names, counts: [['a', [0, 0, 0]]] });
    const told = channelFigures(shopSpec, channelAnswer({ search: [0, 0, 0] }));
    const days = { own: { from: '2026-02-01', to: '2026-02-28' }, other: { from: '2026-01-01', to: '2026-01-31' } };
    const empty = channelAnswer({ search: [0, 0, 0] });
    const conversionSteps = stepRates(shopSpec, names, empty.groups[0]);
    const stages = whatIfStages({ id: 'v', name: 'visit' }, conversionSteps, null);
    const test = abFigures(empty, { control: 'search', variant: 'none', conversionStep: { from: 0, to: 1 } });
    const bucket = { day: '2026-01-01', entered: 0, converted: 0, incomplete: false };
    const trend = { series: [{ key: everyone, buckets: [bucket] }] };
    const look = { id: 'all', key: everyone, name: 'All', colour: '', level: false };
    const tables = [
      funnelCsv(nobody),
      groupsCsv(all, groups),
      channelsCsv(told, told.channels, names),
      periodsCsv(comparePeriods(shopSpec, names, { own: empty, other: empty }), days),
      whatIfCsv([{ scenario: null, stages }], null),
      abCsv(test, { from: 'visit', to: 'cart' }),
      trendCsv(trend, [look], 'day'),
    ];
    // Nothing but counts of nobody, and the numbers of stages.
    const numbers = tables.flatMap((table) => table.slice(1).flat()).filter((cell) => typeof cell === 'number');
    expect(numbers.filter((number) => ![0, 1, 2, 3].includes(number))).toEqual([]);
    const rates = tables[0].slice(1).map((row) => [row[2], row[3]]);
    expect(rates).toEqual([['', ''], ['', ''], ['', '']]); // prettier-ignore
  });
});
