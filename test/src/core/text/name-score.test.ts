import { describe, expect, it } from 'vitest';
import { bestName, nameScore, type NameClues } from '../../../../src/core/text/name-score';

const clues: NameClues = {
  words: new Map([
    ['source', 3],
    ['channel', 2],
  ]),
  parts: new Map([
    ['渠道', 4],
    ['来源', 3],
  ]),
};
const score = (name: string) => nameScore(name, clues);

describe('how far a name says what a property is', () => {
  it.each([
    ['a word in camel case', 'utmSource', 3],
    ['a word between underscores', 'utm_source_raw', 3],
    ['a word in any case', 'Traffic SOURCE', 3],
    ['its plural', 'traffic sources', 3],
    ['the best of its words', 'channel_source', 3],
    ['a Chinese part anywhere', '首次来源渠道名称', 4.5],
    ['nothing', 'outsourced', 0],
    ['no name at all', '', 0],
    ['digits alone', '2026', 0],
  ])('counts %s: %s is %d', (_, name, points) => expect(score(name)).toBe(points));

  it('is more where the name is just that word', () => {
    expect(score('source')).toBe(3.5);
    expect(score('source')).toBeGreaterThan(score('the source'));
  });
});

describe('the best name', () => {
  it('has the highest score, and of equal ones is the first', () => {
    expect(bestName(['id', 'channel', 'utm_source', 'source_url'], score)).toBe('utm_source');
  });

  it('is none where none says anything', () => {
    expect(bestName(['id', 'time'], score)).toBeNull();
    expect(bestName([], score)).toBeNull();
  });
});
