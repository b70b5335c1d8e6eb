import { describe, expect, it } from 'vitest';
import { seriesStyle } from '../../../../src/chart/bins/series-style';
import type { GroupKey } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';

const spec = specOf(['a', 'b']);
const colourOf = (key: GroupKey) => (key.kind === 'all' ? 'accent' : 'red');
const style = (key: GroupKey, grouped: boolean) => seriesStyle(key, spec, { grouped, colourOf });

describe('the style of a series', () => {
  it('is that of all actors alone: their colour, and nothing to compare with', () => {
    expect(style({ kind: 'all' }, false)).toMatchObject({ id: 'all', colour: 'accent', level: false });
  });

  it('is a line to compare with for all actors beside groups', () => {
    expect(style({ kind: 'all' }, true)).toMatchObject({ colour: 'var(--ink)', level: true });
  });

  it('has a group’s own colour and name', () => {
    const key: GroupKey = { kind: 'values', values: ['微信 🛒'] };
    expect(style(key, true)).toEqual({ id: '["微信 🛒"]', key, name: '微信 🛒', colour: 'red', level: false });
  });

  it('names the empty value', () => {
    expect(style({ kind: 'values', values: [''] }, true).name).not.toBe('');
  });
});
