import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { timesBinsSchema, timesScaleSchema, trendIntervalSchema } from '../../../../src/core/spec/timing';

const accepted = (schema: v.GenericSchema, inputs: readonly unknown[]) =>
  inputs.filter((input) => v.safeParse(schema, input).success);

describe('of what a view keeps of a question', () => {
  it.each<[string, v.GenericSchema, unknown[], unknown[]]>([
    [
      'a trend goes by day, week, month or quarter',
      trendIntervalSchema,
      ['day', 'week', 'month', 'quarter', 'year'],
      ['day', 'week', 'month', 'quarter'],
    ],
    ['bins of times are 1 to 90, or left to the rule', timesBinsSchema, [null, 1, 90, 0, 91, 2.5], [null, 1, 90]],
    ['the scale of times is linear or logarithmic', timesScaleSchema, ['linear', 'log', 'sqrt'], ['linear', 'log']],
  ])('%s', (_, schema, ...[inputs, expected]) => expect(accepted(schema, inputs)).toEqual(expected));
});
