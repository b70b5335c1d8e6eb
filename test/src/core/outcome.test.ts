import { describe, expect, it } from 'vitest';
import { failure, isOfEngine, success, type FailureKind } from '../../../src/core/outcome';

describe('an outcome', () => {
  it('is a value, which may be any, or a failure', () => {
    expect(success(null)).toEqual({ ok: true, value: null });
    expect(success([])).toEqual({ ok: true, value: [] });
    expect(failure('no_rows')).toEqual({ ok: false, failure: { kind: 'no_rows' } });
  });

  it('says about a failure what is known of it', () => {
    const about = { file: '订单 "2026".csv', line: 7, where: 'zeit', value: '’31.13.’', limit: 3, detail: 'a\nb' };
    expect(failure('unreadable_file', about).failure).toEqual({ kind: 'unreadable_file', ...about });
  });

  it('can be sent to another thread as it is', () => {
    const outcome = failure('broken_gzip', { file: '🙂.gz', value: '100' });
    expect(structuredClone(outcome)).toEqual(outcome);
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });
});

describe('a failure is of the engine itself', () => {
  it.each<FailureKind>([
    'engine_crashed',
    'engine_not_started',
    'engine_blocked',
    'engine_keeps_stopping',
    'part_not_fetched',
    'duckdb_not_fetched',
    'duckdb_wrong_file',
  ])('where it is %s, so that the next engine may do better', (kind) => expect(isOfEngine({ kind })).toBe(true));

  it.each<FailureKind>([
    'cancelled',
    'out_of_memory',
    'unreadable_file',
    'invalid_spec',
    'question_stops_engine',
    'unexpected',
  ])('and not where it is %s, which would be the same again', (kind) => expect(isOfEngine({ kind })).toBe(false));
});
