import { expect, it } from 'vitest';
import { withoutEnding } from '../../../../src/core/text/file-name';

it.each([
  ['shop.csv', 'shop'],
  ['shop.csv.gz', 'shop'],
  ['2026.11 订单.TSV', '2026.11 订单'],
  ['events', 'events'],
  ['v1.final version', 'v1.final version'],
  ['', ''],
])('%j without its ending is %j', (name, without) => {
  expect(withoutEnding(name)).toBe(without);
});
