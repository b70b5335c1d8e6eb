import { describe, expect, it } from 'vitest';
import { byProperty, nameParts } from '../../../../src/sql-export/funnel-sql/names';
import { prototypeNames } from '../../../support/odd-text';

describe('the dotted name of a table', () => {
  it.each([
    ['events', ['events']],
    ['shop.events', ['shop', 'events']],
    ['my-project.shop.events', ['my-project', 'shop', 'events']],
    [' shop . events ', ['shop', 'events']],
    ['"a.b".c', ['a.b', 'c']],
    ['`a.b`.c', ['a.b', 'c']],
    ['"say ""hi"""', ['say "hi"']],
    ['shop."eve', ['shop', '"eve']],
    ['', []],
  ])('%s has the parts %j', (name, parts) => {
    expect(nameParts(name)).toEqual(parts);
  });
});

it('columns by property are found for any name, and only for those kept', () => {
  const columns = byProperty({ price: 'amount', constructor: 'maker' });
  expect(columns.get('price')).toBe('amount');
  expect(columns.get('constructor')).toBe('maker');
  for (const name of prototypeNames.filter((each) => each !== 'constructor')) expect(columns.get(name)).toBeUndefined();
});
