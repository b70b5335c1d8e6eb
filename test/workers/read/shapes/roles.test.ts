import { describe, expect, it } from 'vitest';
import { eventColumns, propertyColumns } from '../../../../workers/read/shapes/roles';
import { readingBy } from '../../../support/read/batches';

describe('the columns of an event', () => {
  it('are found by their roles, wherever they stand', () => {
    expect(eventColumns(readingBy(['when', 'property', 'what', 'who']))).toEqual({ who: 3, what: 2, when: 0 });
  });

  it('need no name of the event', () => {
    expect(eventColumns(readingBy(['who', 'when']))).toEqual({ who: 0, what: null, when: 1 });
  });

  it('are the first of their role', () => {
    expect(eventColumns(readingBy(['property', 'who', 'when', 'who']))).toEqual({ who: 1, what: null, when: 2 });
  });
});

describe('the columns whose values can be asked for', () => {
  it('are properties and the amount, in the order of the file', () => {
    expect(propertyColumns(readingBy(['amount', 'who', 'property', 'what', 'when', 'ignore']))).toEqual([
      { name: 'c0', column: 0 },
      { name: 'c2', column: 2 },
    ]);
  });

  it('are none where all have another role', () => {
    expect(propertyColumns(readingBy(['who', 'when']))).toEqual([]);
  });
});
