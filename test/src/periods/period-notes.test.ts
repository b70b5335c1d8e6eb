import { describe, expect, it } from 'vitest';
import { periodNotes } from '../../../src/periods/period-notes';
import { days } from './compared';

const data = { from: '2026-01-01', to: '2026-02-28' };
const complete = '2026-03-10';
const texts = (...given: Parameters<typeof periodNotes>) => periodNotes(...given).map(({ text }) => text);

describe('what stands in the way of a fair comparison', () => {
  it('is nothing where both periods have all their data, and time to convert', () => {
    expect(periodNotes(days, data, complete)).toEqual([]);
  });

  it('is a period that ends before it begins, and then nothing else', () => {
    const backwards = { own: { from: '2026-02-02', to: '2026-02-01' }, other: days.other };
    expect(texts(backwards, { from: '2030-01-01', to: '2030-01-02' }, null)).toEqual([
      'A period must not end before it begins.',
    ]);
  });

  it('is that the periods share days, be it one', () => {
    const touching = { ...days, own: { from: '2026-01-31', to: '2026-02-28' } };
    expect(texts(touching, data, complete)[0]).toMatch(/^The periods overlap/);
  });

  it('is that there is no data, or only for a part', () => {
    expect(texts(days, { ...data, from: '2026-02-01' }, complete)).toEqual([
      'There is no data for 2026-01-01 – 2026-01-31: it runs from 2026-02-01 to 2026-02-28.',
    ]);
    expect(texts(days, { ...data, from: '2026-01-15' }, complete)[0]).toMatch(/^For 2026-01-01 .* only a part/);
  });

  it('is entries that still have time, which one click leaves out', () => {
    const [note, ...others] = periodNotes(days, data, '2026-02-14');
    expect(note.text).toMatch(/entries after 2026-02-14 still have time/);
    expect(note.end).toEqual({ which: 'own', day: '2026-02-14' });
    expect(others).toEqual([]);
  });

  it('cannot be left out where it is all of a period', () => {
    const [note] = periodNotes(days, data, '2026-01-31');
    expect([note.end, note.text.includes('all its entries')]).toEqual([null, true]);
  });

  it('is that the earlier period had longer, where nothing limits the time', () => {
    expect(texts(days, data, null)).toEqual(['Without a time limit the earlier period has had longer to convert.']);
  });
});
