import { expect, it } from 'vitest';
import { pathsCsv, driversCsv } from '../../../src/drivers/drivers-csv';

it('puts every driver in a row, with the counts its ratio is made of', () => {
  const odds = { oddsRatio: 2, low: 1, high: 4, extreme: false };
  const corrected = (p: number): number => expect.closeTo(p, 3) as number;
  const cells = driversCsv({
    converted: 10,
    lost: 20,
    least: 1,
    skipped: [],
    drivers: [
      { kind: 'event', name: 'help', value: null, converted: 5, lost: 6, ...odds },
      { kind: 'value', name: 'channel', value: '微信', converted: 7, lost: 8, ...odds },
    ],
  });
  expect(cells.slice(1)).toEqual([
    ['help', '', 5, 10, 6, 20, 2, 1, 4, corrected(0.425)],
    ['channel', '微信', 7, 10, 8, 20, 2, 1, 4, corrected(0.243)],
  ]);
  expect(cells[0]).toHaveLength(10);
});

it('puts every link of the paths in a row, the largest of a column first', () => {
  const node = { kind: 'event' as const, names: 1 };
  const cells = pathsCsv({
    part: 'lost',
    step: 'pay',
    answer: {
      actors: 4,
      columns: [
        [{ kind: 'start', name: '', names: 0, actors: 4 }],
        [
          { ...node, name: 'a', actors: 1 },
          { kind: 'other', name: '', names: 3, actors: 3 },
        ],
      ],
      links: [
        { depth: 0, from: 0, to: 0, actors: 1 },
        { depth: 0, from: 0, to: 1, actors: 3 },
      ],
    },
  });
  expect(cells.slice(1)).toEqual([
    ['Event 1 after', 'Lost before pay', '3 others', 3, 0.75],
    ['Event 1 after', 'Lost before pay', 'a', 1, 0.25],
  ]);
});
