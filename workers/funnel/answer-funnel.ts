import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../../src/core/spec/funnel';
import { success, type Outcome } from '../../src/core/outcome';
import { groupSums, runsWith, sumsOf, type GroupSums } from './groups/group-sums';
import { groupingOf, isGrouped, type Grouping } from './groups/grouped-runs';
import type { CodedBy } from './groups/run-codes';
import { runKernel } from './match/run-kernel';
import type { Plan } from './plan/plan';
import type { PreparedFunnel } from './plan/ready-funnel';
import { returnBuffer } from './sums/buffer-pool';
import { mergePartials } from './sums/merge';
import { summarize } from './sums/summary';
import type { FunnelPartial } from './sums/tally';

/** Adds up the runs of a whole store's users, in one thread or in several. */
export interface Adder {
  addUp(plan: Plan): Promise<FunnelPartial>;
  /** By code, in one part or several. */
  addUpGroups(plan: Plan, by: CodedBy): Promise<GroupSums[]>;
}

/** A funnel's totals over all, and by code where the spec asks for groups, in one part of the actors or several. */
interface Sums {
  all: FunnelPartial;
  parts: readonly GroupSums[];
}

/** The figures of a funnel over all and by group, added up by `adder` where it can. */
export async function answerFunnel(funnel: PreparedFunnel, adder: Adder): Promise<Outcome<FunnelAnswer>> {
  const started = performance.now();
  const grouping = isGrouped(funnel.spec) ? groupingOf(funnel) : null;
  const sums = isOfWholeUsers(funnel.spec) ? await addUpShared(funnel, grouping, adder) : addUpAlone(funnel, grouping);
  return success(answerOf(funnel, grouping, { sums, started }));
}

/** The same, added up by this thread at once. */
export function answerFunnelAlone(funnel: PreparedFunnel): Outcome<FunnelAnswer> {
  const started = performance.now();
  const grouping = isGrouped(funnel.spec) ? groupingOf(funnel) : null;
  return success(answerOf(funnel, grouping, { sums: addUpAlone(funnel, grouping), started }));
}

/** Whether the runs are those of users, who can be shared out, and not those of their sessions or parts. */
function isOfWholeUsers({ actor, holdConstant, breakdown }: FunnelSpec): boolean {
  return actor.kind === 'user' && holdConstant.length === 0 && breakdown?.attribution.at !== 'all';
}

async function addUpShared({ plan }: PreparedFunnel, grouping: Grouping | null, adder: Adder): Promise<Sums> {
  if (grouping === null) return { all: await adder.addUp(plan), parts: [] };
  const parts = await adder.addUpGroups(plan, grouping.by);
  return { all: mergePartials(...parts), parts };
}

function addUpAlone({ store, plan }: PreparedFunnel, grouping: Grouping | null): Sums {
  if (grouping === null) return { all: runKernel(store, plan), parts: [] };
  const sums = groupSums(grouping.store, grouping.plan, grouping.by);
  return { all: grouping.ofParts === null ? sums : runKernel(store, plan), parts: [sums] };
}

/** Consumes the totals: their buffers return to the pool. `started`: when the question arrived, by `performance.now()`. */
function answerOf(
  funnel: PreparedFunnel,
  grouping: Grouping | null,
  { sums, started }: { sums: Sums; started: number },
): FunnelAnswer {
  const groups = grouping === null ? [] : groupAnswers(funnel, grouping, sums.parts);
  const { all: partial } = sums;
  const all = summarize(partial, partial);
  returnBuffer([...partial.fromPrevious, ...partial.fromEntry].flat());
  return { groups: [all, ...groups], actorsInAll: partial.actors, milliseconds: performance.now() - started };
}

function groupAnswers(
  { store }: PreparedFunnel,
  { groups, ofParts }: Grouping,
  parts: readonly GroupSums[],
): FunnelGroup[] {
  return groups((code) => runsWith(code, parts)).map(({ key, codes }) => {
    // An actor with runs for several of these values counts once.
    const once = key.kind === 'other' && ofParts !== null;
    return summarize(once ? runKernel(store, ofParts.planOf(codes)) : sumsOf(codes, parts), { key });
  });
}
