import * as v from 'valibot';
import { customersSortSchema } from '../core/spec/customers';
import { maxColumns } from '../core/spec/limits';
import { text, uniqueList } from '../core/spec/schema-parts';
import { drilldownSchema } from './drilldown';

/** Which customers are listed, and how. */
export const customersSettings = v.strictObject({
  /** null: those lost at the first step, or all that entered. */
  drilldown: v.optional(v.nullable(drilldownSchema), null),
  search: v.optional(text, ''),
  sort: v.optional(customersSortSchema, { by: { kind: 'entered' }, descending: true }),
  /** Properties shown, in the order of the data's columns. */
  properties: v.optional(uniqueList(text, maxColumns), []),
});
export type CustomersSettings = v.InferOutput<typeof customersSettings>;
