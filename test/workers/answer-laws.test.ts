import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { checkSpec } from '../../workers/funnel/plan/check-spec';
import { prepareFunnel } from '../../workers/funnel/plan/ready-funnel';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { ThreadPool } from '../../workers/threads/threads';
import { subjectOf } from '../support/customers/subject-of';
import { storeOf, type EventRow } from '../support/funnel/store-of';
import { Threads } from './threads/with-threads';
import { answerKinds, type AnswerKind } from './answer-kinds';
import { breakdowns, everyFunnel, properties, rowsWithValues, segments } from './arbitrary-questions';
import { answerTo } from '../support/funnel/answer-to';

/** Laws of rule 12, for every kind of answer over every kind of funnel. */

const zone = { timeZone: 'UTC' };
const runs = { numRuns: Number(process.env.RUNS ?? 60) };
const choices = fc.tuple(fc.nat(9), fc.nat(9));
const reordered = rowsWithValues.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);

/** Funnels that are split by a breakdown or by segments, or not at all. */
function specsFor({ grouped }: Pick<AnswerKind, 'grouped'>): fc.Arbitrary<FunnelSpec> {
  if (!grouped) return everyFunnel;
  return fc.oneof(
    fc.tuple(everyFunnel, breakdowns).map(([spec, breakdown]): FunnelSpec => ({ ...spec, breakdown })),
    fc.tuple(everyFunnel, segments).map(([spec, all]): FunnelSpec => ({
      ...spec,
      segments: all.map((each) => ({
        ...each,
        cell: each.cell && { ...each.cell, spec: { ...each.cell.spec, actor: spec.actor } },
      })),
    })),
  );
}

/** A law holds of specs that can be answered, over logs that hold any events. */
function check(rows: readonly EventRow[], spec: FunnelSpec): void {
  fc.pre(rows.length > 0 && checkSpec(spec, storeOf(rows, properties)).ok);
}

const names: Record<string, string> = { u1: 'z', u2: '\u{1F600}', u3: '\uFF21' };

/** An answer as text, in which users have their new names; lists go by names, so that theirs are sorted anew. */
function renamed(answer: unknown): string {
  const text = JSON.stringify(answer, (_, value: unknown) => {
    if (Array.isArray(value)) return (value as unknown[]).map((each) => JSON.stringify(newNames(each))).sort();
    return newNames(value);
  });
  return text;
}

function newNames(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\bu[123]\b/g, (user) => names[user]) : value;
}

for (const kind of answerKinds) {
  describe(kind.name, () => {
    const questions = fc.tuple(specsFor(kind), choices);

    it('is the same for any order of the rows', async () => {
      await fc.assert(
        fc.asyncProperty(reordered, questions, async ([rows, others], [spec, choice]) => {
          check(rows, spec);
          const [expected, found] = await Promise.all(
            [rows, others].map((each) => kind.answer(subjectOf(each, properties), spec, choice)),
          );
          expect(found).toEqual(expected);
        }),
        runs,
      );
    });

    it('is the same for other names of the users', async () => {
      await fc.assert(
        fc.asyncProperty(rowsWithValues, questions, async (rows, [spec, choice]) => {
          check(rows, spec);
          const others = rows.map((row) => ({ ...row, user: names[row.user] }));
          const [expected, found] = await Promise.all(
            [rows, others].map((each) => kind.answer(subjectOf(each, properties), spec, choice)),
          );
          expect(renamed(found)).toEqual(renamed(expected));
        }),
        runs,
      );
    });

    const { sums } = kind;
    if (sums === undefined) return;
    it('of two sets of users adds up to that of both', () => {
      const law = (rows: EventRow[], [spec, choice]: [FunnelSpec, [number, number]]): void => {
        // Values of a column may be shared by users of both sets; bins of numbers are made of all.
        fc.pre(spec.actor.kind !== 'column' && !hasOwnBins(spec));
        check(rows, spec);
        const total = new Map<string, number>();
        for (const isFirst of [true, false]) {
          const some = rows.filter(({ user }) => (user === 'u1') === isFirst);
          if (some.length === 0) continue;
          for (const [name, count] of sums(subjectOf(some, properties), spec, choice) ?? []) {
            total.set(name, (total.get(name) ?? 0) + count);
          }
        }
        const whole = sums(subjectOf(rows, properties), spec, choice) ?? new Map<string, number>();
        expect(rounded(total)).toEqual(rounded(whole));
      };
      fc.assert(fc.property(rowsWithValues, questions, law), runs);
    });
  });
}

function hasOwnBins({ breakdown }: FunnelSpec): boolean {
  return (breakdown?.by ?? []).some((by) => by.kind === 'property' && by.bins !== null && by.bins.by !== 'edges');
}

/** Without what counts nothing. */
function rounded(sums: Map<string, number>): Record<string, number> {
  const counted = [...sums].map(([name, sum]): [string, number] => [name, Math.round(sum * 1e9) / 1e9]);
  return Object.fromEntries(counted.filter(([, sum]) => sum !== 0));
}

describe('a funnel answered by several threads', () => {
  for (const grouped of [false, true]) {
    for (const least of [0, Infinity]) {
      const size = least === 0 ? 'above the least size' : 'below the least size';
      it(`is the one answered alone, ${grouped ? 'with' : 'without'} groups, ${size}`, async () => {
        const law = async (rows: EventRow[], spec: FunnelSpec, threads: number): Promise<void> => {
          check(rows, spec);
          const store = storeOf(rows, properties);
          const alone = answerTo('funnel', { store, ...zone }, { spec });
          const shards = new ThreadPool(store, new Threads(threads), least);
          await shards.start(prepareFunnel(store, { spec }, zone).plan);
          const together = await answerFunnel(prepareFunnel(store, { spec }, zone), shards);
          shards.end();
          expect(together.ok && together.value.groups).toEqual(alone.ok && alone.value.groups);
        };
        await fc.assert(
          fc.asyncProperty(rowsWithValues, specsFor({ grouped }), fc.integer({ min: 1, max: 3 }), law),
          runs,
        );
      });
    }
  }
});
