import { describe, expect, it } from 'vitest';
import type { Breakdown } from '../../../../src/core/spec/funnel';
import { maxGroups } from '../../../../src/core/spec/limits';
import { valueGroups, withRows } from '../../../../workers/funnel/groups/run-groups';
import { noGroupCode } from '../../../../workers/funnel/groups/run-values';
import { propertyValues } from '../../../../workers/funnel/values/property-values';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { specOf } from '../../../support/funnel/spec-of';
import { planned, rowsWritten } from '../../../support/funnel/written-runs';

/** The groups of runs by their values: `[value, number of runs]`; '' is empty. */
function groupsOf(counts: readonly [string, number][], shown: Breakdown['shown'] = null) {
  const values = ['', ...counts.map(([value]) => value).filter((value) => value !== '')];
  const codes = Uint16Array.from(values.keys());
  const known = new Map(counts);
  const count = (code: number) => known.get(values[code]) ?? 0;
  return valueGroups(count, propertyValues({ kind: 'text', codes, values }), shown);
}

const named = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(
    ({ key, drawn }) => `${key.kind === 'values' ? key.values.join() || '(empty)' : key.kind}${drawn ? '*' : ''}`,
  );

describe('the groups of runs', () => {
  it('come with most runs first, equal ones by their names, and the empty one last of its like', () => {
    expect(
      named(
        groupsOf([
          ['b', 2],
          ['', 2],
          ['微信', 2],
          ['a', 9],
        ]),
      ),
    ).toEqual(['a*', 'b*', '微信*', '(empty)*']);
  });

  it('are only those that have runs', () => {
    expect(
      named(
        groupsOf([
          ['a', 0],
          ['b', 1],
        ]),
      ),
    ).toEqual(['b*']);
    expect(groupsOf([])).toEqual([]);
  });

  it('are drawn up to eight; the rest are one', () => {
    const groups = groupsOf(Array.from({ length: 10 }, (_, n) => [`v${n}`, 10 - n]));
    expect(groups.filter(({ drawn }) => drawn)).toHaveLength(9);
    expect(groups.at(-1)).toMatchObject({ key: { kind: 'other', groups: 2 }, drawn: true });
    expect([...groups.at(-1)!.codes]).toHaveLength(2);
  });

  it('are drawn as was chosen, and no choice of what is not there', () => {
    expect(
      named(
        groupsOf(
          [
            ['a', 5],
            ['b', 3],
            ['c', 1],
          ],
          [['c'], ['gone']],
        ),
      ),
    ).toEqual(['a', 'b', 'c*', 'other*']);
    expect(
      named(
        groupsOf(
          [
            ['a', 5],
            ['b', 3],
          ],
          [],
        ),
      ),
    ).toEqual(['a', 'b', 'other*']);
  });

  it('have no rest where all are drawn', () => {
    expect(
      named(
        groupsOf(
          [
            ['a', 5],
            ['b', 3],
          ],
          [['a'], ['b']],
        ),
      ),
    ).toEqual(['a*', 'b*']);
  });

  it('are listed up to a thousand, and beyond that where they were chosen', () => {
    const many = Array.from({ length: maxGroups + 50 }, (_, n): [string, number] => [`v${n}`, 2000 - n]);
    const last = many.at(-1)![0];
    const groups = groupsOf(many, [[last]]);
    expect(groups).toHaveLength(maxGroups + 2);
    expect(named(groups).at(-2)).toBe(`${last}*`);
    expect(groups.at(-1)!.key).toEqual({ kind: 'other', groups: maxGroups + 49 });
  });
});

describe('the rows of groups', () => {
  const { store, plan } = planned(
    ['u', 'v', 'w', 'x'].flatMap((user) => rowsWritten('a@1', user)),
    specOf(['a']),
  );
  const { runs } = collectRuns(store, plan);
  const rowsOf = (codes: number[], listed: number[]) => {
    const group = { key: { kind: 'all' as const }, codes: Uint32Array.from(listed), drawn: true };
    return [...withRows(runs, { codes: Uint32Array.from(codes), size: 3 }, () => [group])[0].rows];
  };

  it('are those of its codes, ascending', () => {
    expect(rowsOf([1, 0, 1, 2], [1])).toEqual([0, 2]);
    expect(rowsOf([1, 0, 1, 2], [1, 2])).toEqual([0, 2, 3]);
  });

  it('leave out runs in no group', () => {
    expect(rowsOf([noGroupCode, 0, noGroupCode, 0], [0])).toEqual([1, 3]);
    expect(rowsOf([noGroupCode, 0, noGroupCode, 0], [0, 1])).toEqual([1, 3]);
  });

  it('are none for a code without runs', () => {
    expect(rowsOf([0, 0, 0, 0], [1])).toEqual([]);
    expect(rowsOf([0, 0, 0, 0], [])).toEqual([]);
  });

  it('come with the number of runs of each code, by which groups are made', () => {
    const seen: number[] = [];
    withRows(runs, { codes: Uint32Array.of(1, 0, 1, noGroupCode), size: 3 }, (counts) => {
      seen.push(counts(0), counts(1), counts(2));
      return [];
    });
    expect(seen).toEqual([1, 2, 0]);
  });
});
