import { describe, expect, it } from 'vitest';
import { guessChannel } from '../../../src/channels/channel-guess';
import type { PropertySummary } from '../../../src/core/spec/dataset';

const summary = (name: string, distinct: number, more: Partial<PropertySummary> = {}): PropertySummary => ({
  name,
  kind: 'text',
  distinct,
  filled: 1,
  ...more,
});

describe('the guess of the channel', () => {
  it.each([
    [['city', 'channel', 'utm_source'], 'channel'],
    [['utm_campaign', 'utm_source', 'utm_medium'], 'utm_source'],
    [['landing_page_id', 'origin'], 'origin'],
    [['城市', '来源渠道', '性别'], '来源渠道'],
    [['device', 'trafficSource'], 'trafficSource'],
    [['Referrer', 'browser'], 'Referrer'],
    [['Marketing Channels', 'browser'], 'Marketing Channels'],
    [['city', 'resource_id', 'discount'], null],
    [[], null],
  ])('takes of %j %s', (names, expected) => {
    expect(guessChannel(names, [])).toBe(expected);
  });

  it('prefers a name of that word alone', () => {
    expect(guessChannel(['source_detail', 'source'], [])).toBe('source');
  });

  it('leaves out what has one value, or as many as persons', () => {
    expect(guessChannel(['channel', 'source'], [summary('channel', 1), summary('source', 6)])).toBe('source');
    expect(guessChannel(['referrer', 'city'], [summary('referrer', 9000), summary('city', 8)])).toBe('city');
  });

  it('else takes the text with the fewest values that most events carry, once they are known', () => {
    const known = [
      summary('city', 8),
      summary('platform', 3),
      summary('note', 2, { filled: 0.01 }),
      summary('amount', 2, { kind: 'number' }),
    ];
    const names = known.map(({ name }) => name);
    expect(guessChannel(names, [])).toBeNull();
    expect(guessChannel(names, known)).toBe('platform');
  });
});
