import { afterEach, describe, expect, it } from 'vitest';
import type { DatasetSummary, UnreadReason } from '../../../src/core/spec/dataset';
import { locale } from '../../../src/i18n/locale.svelte';
import { unreadRows, unreadText } from '../../../src/intake/unread-labels';

afterEach(() => locale.set('en'));

const reasons: UnreadReason[] = [
  'too_few_fields',
  'too_many_fields',
  'bad_quote',
  'bad_text',
  'line_too_long',
  'bad_time',
  'empty_time',
  'empty_user',
  'empty_event',
];
const withUnread = (unread: DatasetSummary['unread']) => ({ unread }) as DatasetSummary;

describe('why a row was left out', () => {
  it('is a text of its own for each reason, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      const texts = reasons.map(unreadText);
      expect(new Set(texts).size).toBe(reasons.length);
      expect(texts).not.toContain('');
    }
  });
});

describe('the rows left out', () => {
  it('are those of all reasons together', () => {
    expect(unreadRows(withUnread({ bad_time: 3, empty_user: 40 }))).toBe(43);
  });

  it('are none where every row was read', () => {
    expect(unreadRows(withUnread({}))).toBe(0);
  });
});
