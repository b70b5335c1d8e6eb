import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import { readingDifferences } from '../../../src/intake/reading-differences';
import { readingOf } from '../../support/read/test-intake';

afterEach(() => locale.set('en'));

const plain = readingOf();
const dialect = plain.dialect!;

describe('the differences between two readings of a file', () => {
  it('are none between a reading and itself', () => {
    expect(readingDifferences(plain, structuredClone(plain))).toEqual([]);
  });

  it('name each setting with what both have, in words', () => {
    const other = readingOf(['who', 'what', 'when'], {
      dialect: { encoding: 'gb18030', delimiter: '\t', quote: '', header: false, skip: 1200 },
      timeFormat: 'day_first',
      dropDuplicates: true,
    });
    expect(readingDifferences(plain, other).map(({ label, one, other: second }) => [label, one, second])).toEqual([
      ['Encoding', 'UTF-8', 'GB18030 / GBK'],
      ['Separator', 'comma ,', 'tab'],
      ['Quote', 'double "', 'none'],
      ['The first row holds the names', 'yes', 'no'],
      ['Lines skipped at the top', '0', '1,200'],
      ['Times are written', 'year first', 'day first'],
      ['Leave out repeated rows', 'no', 'yes'],
    ]);
  });

  it('take no skipped lines for the same, written or not', () => {
    expect(readingDifferences(plain, { ...plain, dialect: { ...dialect, skip: 0 } })).toEqual([]);
  });

  it('name the columns that have another role, last', () => {
    const other = readingOf(['when', 'what', 'who'], { timeFormat: 'epoch_s' });
    expect(readingDifferences(plain, other).map(({ label, one, other: second }) => [label, one, second])).toEqual([
      ['Times are written', 'year first', 'seconds since 1970'],
      ['column 0', 'Who', 'When'],
      ['column 2', 'When', 'Who'],
    ]);
  });

  it('are the names of the columns where these differ', () => {
    const other = { ...plain, columns: [{ name: '用户', role: 'who' as const }] };
    expect(readingDifferences(plain, other)).toEqual([
      { label: 'Columns', one: 'column 0, column 1, column 2', other: '用户' },
    ]);
  });

  it('leave out the zone and the name of events, which change no row', () => {
    expect(readingDifferences(plain, { ...plain, timeZone: 'Asia/Shanghai', eventName: 'x' })).toEqual([]);
  });

  it('are in the page’s language', () => {
    locale.set('zh');
    const [{ label }] = readingDifferences(plain, { ...plain, dropDuplicates: true });
    expect(label).toMatch(/\p{Script=Han}/u);
  });
});
