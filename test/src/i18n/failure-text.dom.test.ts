import { afterEach, describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../src/core/outcome';
import { failureText } from '../../../src/i18n/failure-text';
import { m } from '../../../src/i18n/paraglide/messages';
import { locale } from '../../../src/i18n/locale.svelte';

/** Every kind, kept complete by the compiler. */
const kinds: Record<FailureKind, true> = {
  cancelled: true,
  empty_file: true,
  not_text: true,
  unsupported_file: true,
  no_rows: true,
  role_missing: true,
  unreadable_file: true,
  file_changed: true,
  broken_gzip: true,
  storage_full: true,
  storage_closed: true,
  unknown_time_zone: true,
  line_too_long: true,
  out_of_memory: true,
  engine_crashed: true,
  engine_blocked: true,
  engine_keeps_stopping: true,
  file_stops_engine: true,
  question_stops_engine: true,
  engine_not_started: true,
  part_not_fetched: true,
  duckdb_not_fetched: true,
  duckdb_wrong_file: true,
  no_dataset: true,
  invalid_spec: true,
  unknown_property: true,
  exclusion_is_step: true,
  query_failed: true,
  broken_link: true,
  invalid_json: true,
  analysis_too_large: true,
  query_not_one_question: true,
  query_value_too_long: true,
  sql_left_out: true,
  sql_blocked: true,
  sql_not_started: true,
  invalid_analysis: true,
  analysis_unknown_part: true,
  analysis_too_new: true,
  analysis_out_of_bounds: true,
  analysis_repeats: true,
  analysis_too_deep: true,
  unexpected: true,
};

describe.each(['en', 'zh'] as const)('failures in %s', (language) => {
  afterEach(() => {
    locale.set('en');
  });

  it('names a missing role as the page does', () => {
    locale.set(language);
    const { text } = failureText({ kind: 'role_missing', file: 'log.csv', where: 'when' });
    expect(text).toContain(m.intake_role_when());
  });

  it.each(Object.keys(kinds) as FailureKind[])('has words for %s, without holes', (kind) => {
    locale.set(language);
    const bare = failureText({ kind });
    const full = failureText({ kind, file: 'shop.csv', line: 7, where: 'amount', value: 'x', detail: 'details' });
    for (const words of [bare.text, bare.advice ?? '', full.text, full.advice ?? '']) {
      expect(words).not.toMatch(/undefined|null|\{|\}/);
    }
    expect(bare.text.length).toBeGreaterThan(2);
    expect(full.detail).toBe('details');
    expect(/[\u4e00-\u9fff]/.test(bare.text)).toBe(language === 'zh');
  });
});

describe('a failure without a place', () => {
  it.each(['invalid_analysis', 'invalid_json', 'broken_link'] as const)('names none: %s', (kind) => {
    expect(failureText({ kind }).advice).not.toContain(m.failure_unknown());
  });
});

describe('a failure with a place', () => {
  it('names the file, the line and what to do', () => {
    const words = failureText({ kind: 'line_too_long', file: 'shop.csv', line: 42 });
    expect(words.text).toContain('shop.csv');
    expect(words.advice).toContain('42');
  });

  it('names the part of an analysis and the value that stands there', () => {
    const { advice } = failureText({ kind: 'invalid_analysis', where: 'funnel.order', value: 'sideways' });
    expect(advice).toContain('funnel.order');
    expect(advice).toContain('sideways');
    expect(failureText({ kind: 'invalid_analysis', where: 'funnel' }).advice).toContain('funnel');
    expect(failureText({ kind: 'invalid_analysis', where: 'funnel' }).advice).not.toContain(m.failure_unknown());
  });
});
