import { expect, test } from '../support/journey';
import { pageSize } from '../support/page-size';

test('the page weighs at most 150 kB before DuckDB, as gzip', () => {
  expect(pageSize()).toBeLessThanOrEqual(150_000);
});
