import fc from 'fast-check';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { eventRows, funnelSpecs, longActors, type Allowed } from './arbitrary-funnel';
import type { EventRow } from './store-of';

/** One way that the kernels can take through a store, and the questions and actors that lead there. */
interface KernelPath {
  allowed: Allowed;
  /** Small actors with ties where nothing else is said. */
  rows?: fc.Arbitrary<EventRow[]>;
}

/** Small actors none of whose events are simultaneous. */
const apart = eventRows.map((rows) => rows.map((row, i) => ({ ...row, time: row.time + i * 1000 })));
/** Actors with few events and with many, with ties and without, side by side. */
const mixed = fc.tuple(eventRows, longActors).map((lists) => lists.flat());

const ordered: Record<string, KernelPath> = {
  'plain, by bits (ShortRuns)': { allowed: {}, rows: apart },
  'plain, with tied events (FreeRuns)': { allowed: {} },
  'plain, with many events (LongRuns)': { allowed: {}, rows: longActors },
  'plain, actors of all kinds': { allowed: {}, rows: mixed },
  'plain with exclusions (ShortRuns, EntryRuns)': { allowed: { exclusions: true }, rows: mixed },
  'exclusions (EntryRuns)': { allowed: { exclusions: true } },
  'optional steps (FreeRuns)': { allowed: { optional: true } },
  'optional steps and exclusions (EntryRuns)': { allowed: { optional: true, exclusions: true } },
  'limits (LimitedRuns)': { allowed: { limits: true } },
  'optional steps and limits (LimitedRuns)': { allowed: { optional: true, limits: true } },
  'limits and exclusions (ExcludableRuns)': { allowed: { limits: true, exclusions: true } },
  'optional steps, limits and exclusions (ExcludableRuns)': {
    allowed: { optional: true, limits: true, exclusions: true },
  },
};

const strict: Record<string, KernelPath> = {
  'strict (FreeRuns)': { allowed: { order: 'strict', optional: true } },
  'strict with limits (LimitedRuns)': { allowed: { order: 'strict', optional: true, limits: true } },
  'strict with exclusions (ExcludableRuns)': {
    allowed: { order: 'strict', optional: true, limits: true, exclusions: true },
  },
};

const any: Record<string, KernelPath> = {
  'any order (AnyOrderWindow)': { allowed: { order: 'any' } },
  'any order with exclusions (AnyOrderWindow)': { allowed: { order: 'any', exclusions: true } },
};

const tolerant: Record<string, KernelPath> = {
  'tolerance (TolerantSearch)': { allowed: { tolerance: 1 } },
  'tolerance and all else (TolerantSearch)': {
    allowed: { tolerance: 2, optional: true, limits: true, exclusions: true },
  },
};

const totals: Record<string, KernelPath> = {
  'totals (SuccessiveRuns)': { allowed: { count: 'totals' }, rows: mixed },
  'totals with all else (SuccessiveRuns)': {
    allowed: { count: 'totals', optional: true, limits: true, exclusions: true },
  },
  'totals of strict funnels (SuccessiveRuns)': {
    allowed: { count: 'totals', order: 'strict', optional: true, limits: true, exclusions: true },
  },
  'totals in any order (SuccessiveAnyRuns)': { allowed: { count: 'totals', order: 'any', exclusions: true } },
  'totals with a tolerance (SuccessiveTolerantRuns)': {
    allowed: { count: 'totals', tolerance: 1, optional: true, limits: true, exclusions: true },
  },
};

const held: Record<string, KernelPath> = Object.fromEntries(
  [
    { optional: true, exclusions: true },
    { limits: true, exclusions: true },
    { order: 'strict' as const, exclusions: true },
    { order: 'any' as const, exclusions: true },
    { tolerance: 1, optional: true, limits: true, exclusions: true },
    { count: 'totals' as const, exclusions: true },
    { count: 'totals' as const, order: 'any' as const, exclusions: true },
    { count: 'totals' as const, tolerance: 1, exclusions: true },
  ].map((allowed) => [
    `values held constant (heldKernel): ${JSON.stringify(allowed).replace(/["{}]/g, '')}`,
    { allowed: { ...allowed, held: true } },
  ]),
);

/** All ways that the kernels can take, by name: each law is drawn for each of them. */
export const kernelPaths: Record<string, KernelPath> = {
  ...ordered,
  ...strict,
  ...any,
  ...tolerant,
  ...totals,
  ...held,
};

/** The logs and questions of one path. */
export function drawnFor({
  allowed,
  rows = eventRows,
}: KernelPath): [fc.Arbitrary<EventRow[]>, fc.Arbitrary<FunnelSpec>] {
  return [rows, funnelSpecs(allowed)];
}
