import { describe, expect, it } from 'vitest';
import { matchingEntries } from '../../../../src/funnel/commands/palette-entries';

const entries = ['How often: Each once', 'Add search', 'Break down by channel', 'Channels'].map((label) => ({
  id: label,
  label,
  run: () => undefined,
}));
const labels = (search: string) => matchingEntries(entries, search).map(({ label }) => label);

describe('a search in the palette', () => {
  it('puts what begins with it first, then what has a word that does', () => {
    expect(labels('ch')).toEqual(['Channels', 'Break down by channel', 'How often: Each once', 'Add search']);
  });

  it('finds words in any order, and leaves all where nothing is sought', () => {
    expect(labels('channel down')).toEqual(['Break down by channel']);
    expect(labels(' ')).toHaveLength(entries.length);
  });
});
