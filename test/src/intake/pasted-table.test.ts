import { describe, expect, it } from 'vitest';
import { pastedTable } from '../../../src/intake/pasted-table';

describe('a pasted text', () => {
  it.each([
    ['cells from a spreadsheet', 'user\tevent\ttime\na\tx\t2024-01-01'],
    ['lines of a CSV file', 'user,event,time\r\na,x,2024-01-01\r\n'],
    ['fields between semicolons', 'user;event\na;x'],
  ])('is a table: %s', async (_what, text) => {
    const file = pastedTable(text, 'Pasted.tsv');
    expect(file?.name).toBe('Pasted.tsv');
    expect(await file?.text()).toBe(text);
  });

  it.each([
    ['nothing', ''],
    ['one line', 'user\tevent\ttime'],
    ['one line and its end', 'user\tevent\ttime\n'],
    ['prose of several lines', 'Hello\nworld'],
  ])('is no table: %s', (_what, text) => {
    expect(pastedTable(text, 'Pasted.tsv')).toBeNull();
  });
});
