import { expect, it } from 'vitest';
import { UnreadRows } from '../../../workers/read/unread-rows';
import { rowBatch } from '../../support/read/batches';

it('unread rows are all counted, and kept with line, reason and text', () => {
  const unread = new UnreadRows();
  const batch = rowBatch([['a', '1'], ['b', '2']], 4); // prettier-ignore
  unread.add(batch, 0, 'bad_time');
  unread.add(batch, 1, 'empty_user');
  unread.add(batch, 1, 'bad_time');
  expect(unread.counts).toEqual({ bad_time: 2, empty_user: 1 });
  expect(unread.rows[1]).toEqual({ line: 6, reason: 'empty_user', text: 'b,2' });
});

it('of a long unread row the first 2,000 characters are kept', () => {
  const unread = new UnreadRows();
  unread.add(rowBatch([['x'.repeat(5000)]]), 0, 'bad_text');
  expect(unread.rows[0].text).toHaveLength(2000);
});

it('of very many unread rows the first 100,000 are kept', () => {
  const unread = new UnreadRows();
  const batch = rowBatch([['a']]);
  for (let i = 0; i < 100_001; i++) unread.add(batch, 0, 'bad_time');
  expect(unread.rows).toHaveLength(100_000);
  expect(unread.counts).toEqual({ bad_time: 100_001 });
});
