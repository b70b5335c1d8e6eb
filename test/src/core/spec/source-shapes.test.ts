import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../src/core/spec/dataset';
import { missingRoles, rolesOf } from '../../../../src/core/spec/source-shapes';

const columns = (...roles: Role[]) => roles.map((role, i) => ({ name: `c${i}`, role }));

describe('an event log', () => {
  const missing = (...roles: Role[]) => missingRoles({ shape: 'event_log', columns: columns(...roles) });

  it('needs a column for who and one for when, in whatever order they stand', () => {
    expect(missing('when', 'property', 'who')).toEqual([]);
    expect(missing('what', 'who')).toEqual(['when']);
    expect(missing('property')).toEqual(['who', 'when']);
    expect(missing()).toEqual(['who', 'when']);
  });

  it('offers each role that it needs, and each that one column alone may have', () => {
    const { offered, required, single } = rolesOf('event_log');
    expect(offered).toEqual(expect.arrayContaining([...required, ...single]));
  });
});
