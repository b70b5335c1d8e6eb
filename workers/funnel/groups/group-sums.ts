import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';
import type { Plan } from '../plan/plan';
import { codeCount, runCodes, type CodedBy } from './run-codes';
import { runKernel } from '../match/run-kernel';
import { RunTable } from '../runs/runs';
import { returnBuffer, takeBuffer } from '../sums/buffer-pool';
import type { FunnelPartial, StepSums } from '../sums/tally';

/**
 * Totals of the winning runs of some actors, overall and by code, as plain data: durations are sorted by the codes of
 * their runs, those of runs in no group first.
 */
export interface GroupSums extends FunnelPartial {
  /**
   * By step: code c has the durations from `starts[k][c + 1]` up to `starts[k][c + 2]`; at the entry, the same holds
   * for runs.
   */
  starts: Uint32Array[];
}

/** Adds up the winning runs of a store by code. */
export function groupSums(store: EventStore, plan: Plan, by: CodedBy): GroupSums {
  const coded = new CodedRuns(store, plan, by);
  // eslint-disable-next-line max-params -- called for each run
  const partial = runKernel(store, plan, (actor, taken, times, part) => coded.add(actor, taken, times, part));
  const sums = coded.inOrder(partial);
  returnBuffer([...partial.fromPrevious, ...partial.fromEntry].flat());
  return sums;
}

/** Totals of the runs with some codes, over disjoint sets of actors; no duration is copied. `codes` ascend. */
export function sumsOf(codes: Uint32Array, parts: readonly GroupSums[]): StepSums {
  const counts = new Uint32Array(parts[0].counts.length);
  const fromPrevious = Array.from(counts, (): Float64Array[] => []);
  const fromEntry = Array.from(counts, (): Float64Array[] => []);
  for (let k = 0; k < counts.length; k++) {
    for (const part of parts) {
      for (const { from, to } of stretchesOf(codes, part.starts[k])) {
        counts[k] += to - from;
        if (k === 0) continue;
        fromPrevious[k].push(part.fromPrevious[k][0].subarray(from, to));
        fromEntry[k].push(part.fromEntry[k][0].subarray(from, to));
      }
    }
  }
  return { counts, fromPrevious, fromEntry };
}

/** The number of runs with a code, over all parts. */
export function runsWith(code: number, parts: readonly GroupSums[]): number {
  return parts.reduce((sum, { starts }) => sum + starts[0][code + 2] - starts[0][code + 1], 0);
}

/** The indices from … to − 1. */
interface RunRange {
  from: number;
  to: number;
}

/** The index ranges of the runs with some codes, given the start index of each code. */
function stretchesOf(codes: Uint32Array, starts: Uint32Array): RunRange[] {
  const stretches: RunRange[] = [];
  let last: RunRange = { from: 0, to: 0 };
  for (const code of codes) {
    const from = starts[code + 1];
    const to = starts[code + 2];
    if (from === to) continue;
    if (last.to === from && stretches.length > 0) last.to = to;
    else stretches.push((last = { from, to }));
  }
  return stretches;
}

/**
 * Codes are assigned to batches of this many runs, while their events are in the cache; all runs of an actor together.
 */
const codedBatchRuns = 4096;

/** Runs as they are found, with their codes. */
class CodedRuns {
  readonly #steps: number;
  readonly #by: CodedBy;
  /** The runs without a code yet. */
  readonly #uncoded: RunTable;
  #size = 0;
  /** By run, its slot: its code + 1, or 0 for none. */
  #slots: Uint32Array;
  /** By run, bits of the steps done. */
  #taken: Uint32Array;

  constructor(store: EventStore, plan: Plan, by: CodedBy) {
    this.#steps = plan.steps;
    this.#by = by;
    this.#uncoded = new RunTable(store, plan, codedBatchRuns);
    this.#slots = allocate(Uint32Array, store.actors + codedBatchRuns);
    this.#taken = allocate(Uint32Array, store.actors + codedBatchRuns);
  }

  // eslint-disable-next-line max-params -- called for each run
  add(actor: number, taken: number, times: Float64Array, part?: number): void {
    if (this.#uncoded.size >= codedBatchRuns && actor !== this.#uncoded.lastActor) this.#assignCodes();
    this.#uncoded.add(actor, taken, times, part);
  }

  /** Sorts the totals of all runs, which are in the order in which runs were added, by code. */
  inOrder(partial: FunnelPartial): GroupSums {
    this.#assignCodes();
    const starts = this.#starts();
    const [previous, entry] = this.#parted(partial, starts);
    return {
      actors: partial.actors,
      counts: partial.counts,
      fromPrevious: previous.map((list) => [list]),
      fromEntry: entry.map((list) => [list]),
      histograms: partial.histograms,
      starts,
    };
  }

  #assignCodes(): void {
    const runs = this.#uncoded.runs();
    if (this.#size + runs.size > this.#slots.length) this.#grow(this.#size + runs.size);
    const codes = runCodes(this.#by, runs);
    for (let run = 0; run < codes.length; run++) this.#slots[this.#size + run] = codes[run] + 1;
    this.#taken.set(runs.taken, this.#size);
    this.#size += runs.size;
    this.#uncoded.clear();
  }

  #grow(needed: number): void {
    const [slots, taken] = [this.#slots, this.#taken];
    const room = Math.max(2 * slots.length, needed);
    this.#slots = allocate(Uint32Array, room);
    this.#taken = allocate(Uint32Array, room);
    this.#slots.set(slots);
    this.#taken.set(taken);
  }

  /** By step, the index at which each slot begins. */
  #starts(): Uint32Array[] {
    const steps = this.#steps;
    const slots = this.#slots;
    const taken = this.#taken;
    const size = codeCount(this.#by) + 1;
    const counts = allocate(Uint32Array, size * steps);
    for (let run = 0; run < this.#size; run++) {
      const from = slots[run] * steps;
      for (let k = 0, done = taken[run]; done !== 0; k++, done >>>= 1) counts[from + k] += done & 1;
    }
    return Array.from({ length: steps }, (_, k) => {
      const starts = allocate(Uint32Array, size + 1);
      for (let slot = 0; slot < size; slot++) starts[slot + 1] = starts[slot] + counts[slot * steps + k];
      return starts;
    });
  }

  #parted({ counts, fromPrevious, fromEntry }: FunnelPartial, starts: Uint32Array[]): [Float64Array[], Float64Array[]] {
    const previous: Float64Array[] = [new Float64Array(0)];
    const entry: Float64Array[] = [previous[0]];
    for (let k = 1; k < counts.length; k++) {
      const order = this.#orderAt(k, starts[k]);
      previous[k] = ordered(fromPrevious[k][0], order);
      entry[k] = k === 1 ? previous[1] : ordered(fromEntry[k][0], order);
    }
    return [previous, entry];
  }

  /** By run at a step, its index in the order of codes. */
  #orderAt(k: number, starts: Uint32Array): Uint32Array {
    const slots = this.#slots;
    const taken = this.#taken;
    const size = this.#size;
    const next = starts.slice();
    const order = allocate(Uint32Array, starts[starts.length - 1]);
    let seen = 0;
    for (let run = 0; run < size; run++) {
      if (((taken[run] >> k) & 1) !== 0) order[seen++] = next[slots[run]]++;
    }
    return order;
  }
}

function ordered(list: Float64Array, order: Uint32Array): Float64Array {
  const sorted = takeBuffer(order.length).subarray(0, order.length);
  for (let n = 0; n < order.length; n++) sorted[order[n]] = list[n];
  return sorted;
}
