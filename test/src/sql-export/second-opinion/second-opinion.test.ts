import { describe, expect, it } from 'vitest';
import type { FunnelAnswer, GroupKey } from '../../../../src/core/spec/funnel';
import type { QueryAnswer, QueryValue } from '../../../../src/core/spec/query';
import { secondOpinionOn } from '../../../../src/sql-export/second-opinion/second-opinion';

const counted = (...groups: [GroupKey, number[]][]): FunnelAnswer => ({
  groups: groups.map(([key, counts]) => ({
    key,
    steps: counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null })),
  })),
  actorsInAll: 9,
  milliseconds: 1,
});
const written = (rows: QueryValue[][], truncated = false): QueryAnswer => ({
  columns: [],
  rows,
  truncated,
  milliseconds: 1,
});
const values = (...each: string[]): GroupKey => ({ kind: 'values', values: each });

describe('the second opinion on an answer', () => {
  it('compares segments in their order, whatever their names', () => {
    const answer = written([
      ['all', 1, 'a', 3],
      ['all', 2, 'b', 2],
      ['all', 1, 'a', 2],
      ['all', 2, 'b', 1],
    ]);
    const segment: GroupKey = { kind: 'segment', id: 's' };
    expect(secondOpinionOn(answer, counted([{ kind: 'all' }, [3, 2]], [segment, [2, 1]]))).toMatchObject({
      same: true,
      groups: 2,
    });
    expect(secondOpinionOn(answer, counted([{ kind: 'all' }, [3, 2]], [segment, [2, 0]]))).toEqual({
      same: false,
      groups: 2,
      duckdb: [2, 1],
      kernel: [2, 0],
      group: ['all'],
    });
  });

  it('compares the groups of a breakdown by their values, empty ones too, in any order', () => {
    const answer = written([
      ['web', 2, 1, 'a', 4],
      [null, 2.5, 1, 'a', 4],
    ]);
    const all: [GroupKey, number[]] = [{ kind: 'all' }, [8]];
    const other: [GroupKey, number[]] = [{ kind: 'other', groups: 1 }, [4]];
    expect(
      secondOpinionOn(answer, counted(all, [values('', '2.5'), [4]], [values('web', '2'), [4]], other)),
    ).toMatchObject({
      same: true,
      groups: 2,
    });
    expect(secondOpinionOn(answer, counted(all, [values('web', '2'), [4]]))).toMatchObject({
      same: false,
      group: ['', '2.5'],
      kernel: [],
    });
    expect(secondOpinionOn(answer, counted(all, [values('web', '2'), [4]], [values('app', '2'), [4]]))).toMatchObject({
      same: false,
      group: ['app', '2'],
      duckdb: [],
    });
  });

  it('compares what came where rows were cut off', () => {
    const answer = written(
      [
        ['web', 1, 'a', 4],
        ['web', 2, 'b', 1],
        ['app', 1, 'a', 3],
      ],
      true,
    );
    const answered = counted([{ kind: 'all' }, [7, 2]], [values('web'), [4, 1]], [values('app'), [3, 1]]);
    expect(secondOpinionOn(answer, answered)).toMatchObject({ same: true, groups: 1 });
  });
});
