import { describe, expect, it } from 'vitest';
import { groupAmong } from '../../../src/chart/group-among';
import type { Breakdown, FunnelSpec, GroupKey, Segment } from '../../../src/core/spec/funnel';
import { specOf } from '../../support/funnel/spec-of';

const all: GroupKey = { kind: 'all' };
const wechat: GroupKey = { kind: 'values', values: ['wechat'] };
const by = (...properties: string[]): FunnelSpec => {
  const each = properties.map((property) => ({ kind: 'property' as const, property, bins: null }));
  const breakdown: Breakdown = { by: each, attribution: { at: 'first' }, shown: null };
  return { ...specOf(['a', 'b']), breakdown };
};
const buyers: Segment = { id: 'buyers', label: '', conditions: [], cell: null };

describe('a group that is wanted', () => {
  const spec = by('channel');

  it('is the one meant while the funnel has it', () => {
    expect(groupAmong({ of: spec, keys: [wechat] }, spec, wechat)).toBe(wechat);
    expect(groupAmong({ of: spec, keys: [{ kind: 'other', groups: 9 }] }, spec, { kind: 'other', groups: 3 })).toEqual({
      kind: 'other',
      groups: 3,
    });
    const compared = { ...specOf(['a', 'b']), segments: [buyers] };
    const key: GroupKey = { kind: 'segment', id: 'buyers' };
    expect(groupAmong({ of: compared, keys: [key] }, compared, key)).toBe(key);
  });

  it('gives way to all where it has vanished', () => {
    expect(groupAmong({ of: spec, keys: [{ kind: 'values', values: ['mail'] }] }, spec, wechat)).toEqual(all);
    expect(groupAmong({ of: spec, keys: [wechat] }, specOf(['a', 'b']), wechat)).toEqual(all);
    expect(groupAmong({ of: null, keys: [] }, spec, { kind: 'segment', id: 'buyers' })).toEqual(all);
  });

  it('gives way to all where the groups known are of another property', () => {
    expect(groupAmong({ of: spec, keys: [wechat] }, by('device'), wechat)).toEqual(all);
  });

  it('is believed before the funnel has an answer, if it could be there', () => {
    expect(groupAmong({ of: null, keys: [] }, spec, wechat)).toBe(wechat);
    expect(groupAmong({ of: null, keys: [] }, by('channel', 'device'), wechat)).toEqual(all);
  });
});
