import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/core/spec/funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

/** The values that pass, each carried by one user's event; undefined is an event without the property. */
function passing(filter: Partial<Filter> & Pick<Filter, 'op'>, values: (string | number | undefined)[]): unknown[] {
  const store = (value: string | number | undefined) =>
    // A second event settles the property's kind.
    storeOf(
      [
        { user: 'u', event: 'a', time: 1, ...(value === undefined ? {} : { props: { p: value } }) },
        ...values.map((other, i) => ({
          user: `v${i}`,
          event: 'b',
          time: 1,
          ...(other === undefined ? {} : { props: { p: other } }),
        })),
      ],
      ['p'],
    );
  const spec = specOf([{ events: ['a'], filters: [{ property: 'p', ...filter } as Filter] }]);
  return values.filter((value) => {
    const answer = answerTo('funnel', { store: store(value), timeZone: 'UTC' }, { spec });
    return answer.ok && answer.value.groups[0].steps[0].actors === 1;
  });
}

const texts = ['apple', 'Äpfel', 'B', '10', '9', '值', undefined];
const numbers = [-1, 0, 9, 10, 1.5, undefined];

describe('filters on text', () => {
  it.each<[string, Partial<Filter> & Pick<Filter, 'op'>, unknown[]]>([
    ['equal letter by letter', { op: 'equal', value: 'apple' }, ['apple']],
    ['not equal, empty ones too', { op: 'not_equal', value: 'apple' }, texts.slice(1)],
    ['one of a list, where the empty text means empty', { op: 'in', values: ['B', ''] }, ['B', undefined]],
    ['contains in any case', { op: 'contains', value: 'äP' }, ['Äpfel']],
    ['less by text order, never empty', { op: 'less', value: 'B' }, ['10', '9']],
    ['greater by text order', { op: 'greater', value: 'apple' }, ['Äpfel', '值']],
    ['between with both ends', { op: 'between', from: '10', to: 'B' }, ['B', '10', '9']],
    ['empty', { op: 'empty' }, [undefined]],
    ['not empty', { op: 'not_empty' }, texts.slice(0, -1)],
  ])('%s', (_, filter, expected) => expect(passing(filter, texts)).toEqual(expected));
});

describe('filters on numbers', () => {
  it.each<[string, Partial<Filter> & Pick<Filter, 'op'>, unknown[]]>([
    ['equal as numbers, however written', { op: 'equal', value: ' 10.0 ' }, [10]],
    ['not equal, empty ones too', { op: 'not_equal', value: '10' }, [-1, 0, 9, 1.5, undefined]],
    ['text that is no number equals none', { op: 'equal', value: 'ten' }, []],
    ['one of a list', { op: 'in', values: ['9', '1.50', 'x', ''] }, [9, 1.5, undefined]],
    ['contains, as it is written', { op: 'contains', value: '.' }, [1.5]],
    ['less by size', { op: 'less', value: '9' }, [-1, 0, 1.5]],
    ['greater by size', { op: 'greater', value: '9' }, [10]],
    ['between with both ends', { op: 'between', from: '0', to: '9' }, [0, 9, 1.5]],
    ['nothing is less than no number', { op: 'less', value: '' }, []],
    ['empty', { op: 'empty' }, [undefined]],
    ['not empty', { op: 'not_empty' }, numbers.slice(0, -1)],
  ])('%s', (_, filter, expected) => expect(passing(filter, numbers)).toEqual(expected));
});
