import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { pathsLengthSchema, pathsPartSchema } from '../../../../src/core/spec/drivers';

const accepted = (schema: v.GenericSchema, inputs: readonly unknown[]) =>
  inputs.filter((input) => v.safeParse(schema, input).success);

describe('paths', () => {
  it('are one to five events long', () => {
    expect(accepted(pathsLengthSchema, [0, 1, 5, 6, 1.5, '2'])).toEqual([1, 5]);
  });

  it('are of those lost or of those who passed', () => {
    expect(accepted(pathsPartSchema, ['lost', 'passed', 'all', null])).toEqual(['lost', 'passed']);
  });
});
