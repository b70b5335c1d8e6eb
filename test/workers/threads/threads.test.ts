import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { Durations, Histogram } from '../../../workers/funnel/sums/histogram';
import { planFunnel } from '../../../workers/funnel/plan/plan';
import { runKernel } from '../../../workers/funnel/match/run-kernel';
import { summarize } from '../../../workers/funnel/sums/summary';
import { withHistograms, type FunnelPartial } from '../../../workers/funnel/sums/tally';
import { prepareFunnel } from '../../../workers/funnel/plan/ready-funnel';
import { answerFunnel } from '../../../workers/funnel/answer-funnel';
import { OutOfMemory } from '../../../workers/store/allocate';
import { ThreadPool, type ThreadPoolOptions } from '../../../workers/threads/threads';
import type { EventStore } from '../../../workers/store/event-store';
import { broken, segmented, withQ } from '../../support/funnel/arbitrary-groups';
import { drawnFor, kernelPaths } from '../../support/funnel/kernel-paths';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { Threads } from './with-threads';
import { answerTo } from '../../support/funnel/answer-to';

const zone = { timeZone: 'UTC' };
/** Threads are asked about users alone, and not where values are held constant. */
const ofUsers = (spec: FunnelSpec): FunnelSpec => ({ ...spec, actor: { kind: 'user' } });
const shared = Object.entries(kernelPaths).filter(([, { allowed }]) => allowed.held !== true);

/** Of some 8,000 bins, those with anything in them. */
const filledBins = ({ fineness, counts, sum }: Histogram) => ({
  ...{ fineness, sum },
  bins: [...counts.entries()].filter(([, count]) => count > 0),
});

/** Durations are told in no order. */
function comparable(partial: FunnelPartial) {
  const { fromPrevious, fromEntry, histograms, ...rest } = partial;
  const all = histograms ?? withHistograms(partial).histograms!;
  const sorted = (steps: Durations[]) => steps.map((lists) => lists.flatMap((list) => [...list]).sort((a, b) => a - b));
  return {
    ...rest,
    fromPrevious: sorted(fromPrevious),
    fromEntry: sorted(fromEntry),
    spreads: { fromPrevious: all.fromPrevious.map(filledBins), fromEntry: all.fromEntry.map(filledBins) },
  };
}

/** Groups by the texts of one property, and segments. */
function isHelped({ breakdown }: FunnelSpec, { properties }: EventStore): boolean {
  if (breakdown === null) return true;
  const [first] = breakdown.by;
  const isText = first.kind === 'property' && properties.get(first.property)!.kind === 'text';
  return breakdown.by.length === 1 && isText && breakdown.attribution.at !== 'all';
}

describe('threads that help', () => {
  // However long this machine takes, no thread is given up but where a test says so.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  describe('add up together to what one adds up alone', () => {
    for (const [name, path] of shared) {
      it(`in ${name}`, async () => {
        const law = async (rows: EventRow[], spec: FunnelSpec, threads: number) => {
          const store = storeOf(rows, ['p']);
          const plan = planFunnel(spec, store, zone);
          const supply = new Threads(threads);
          const shards = new ThreadPool(store, supply, 0);
          await shards.start(plan);
          const practised = supply.asked;
          const together = await shards.addUp(plan);
          const again = await shards.addUp(plan);
          shards.end();
          expect(supply.asked - practised).toBe(2 * threads);
          expect(supply.ended).toBe(threads);
          const alone = comparable(runKernel(store, plan));
          expect(comparable(together)).toEqual(alone);
          expect(comparable(again)).toEqual(alone);
        };
        const [logs, specs] = drawnFor(path);
        const threads = fc.integer({ min: 1, max: 3 });
        await fc.assert(fc.asyncProperty(logs, specs.map(ofUsers), threads, law), {
          numRuns: Number(process.env.RUNS ?? 25),
        });
      });
    }
  });

  it('find the groups that one finds alone', async () => {
    const law = async (rows: EventRow[], spec: FunnelSpec, threads: number) => {
      const store = storeOf(rows, ['p', 'q']);
      const alone = answerTo('funnel', { store, ...zone }, { spec });
      fc.pre(alone.ok);
      const supply = new Threads(threads);
      const shards = new ThreadPool(store, supply, 0);
      await shards.start(planFunnel(spec, store, zone));
      const practised = supply.asked;
      for (let time = 1; time <= 2; time++) {
        const together = await answerFunnel(prepareFunnel(store, { spec }, zone), shards);
        expect(together.ok && together.value.groups).toEqual(alone.value.groups);
        if (isHelped(spec, store)) expect(supply.asked - practised).toBe(time * threads);
      }
      expect(supply.ended).toBe(0);
      shards.end();
    };
    const specs = fc.oneof(broken, segmented).map((spec) => ({ ...ofUsers(spec), holdConstant: [] }));
    await fc.assert(fc.asyncProperty(withQ, specs, fc.integer({ min: 1, max: 3 }), law), { numRuns: 200 });
  });

  it('count no actor twice where an exclusion is met by one of another part', async () => {
    const at = (user: string, event: string, second: number): EventRow => ({ user, event, time: second * 1e6 });
    const rows = ['u1', 'u2', 'u3', 'u4'].flatMap((user) => [at(user, 'a', 0), at(user, 'b', 1)]);
    const store = storeOf([...rows, at('u5', 'a', 0), at('u5', 'x', 1)]);
    const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };
    const plan = planFunnel(specOf(['a', 'b'], { exclusions: [stop] }), store, zone);
    const shards = new ThreadPool(store, new Threads(1), 0);
    await shards.start(plan);
    const { counts } = await shards.addUp(plan);
    shards.end();
    expect([...counts]).toEqual([5, 4]);
  });

  const rows: EventRow[] = ['u1', 'u2', 'u3'].flatMap((user, n) => [
    { user, event: 'a', time: n * 1e6 },
    { user, event: 'b', time: (n + 1) * 2e6 },
  ]);
  const store = storeOf(rows);
  const plan = planFunnel(specOf(['a', 'b']), store, zone);
  const alone = summarize(runKernel(store, plan));

  const failing: Record<string, ThreadPoolOptions['start']> = {
    'cannot be started': () => {
      throw new Error('refused');
    },
    'dies of its first message': () => {
      const port = new Threads(1).start();
      const dies = () => port.dispatchEvent(new Event('error'));
      return Object.assign(port, { postMessage: dies });
    },
    'dies of a question': () => {
      const port = new Threads(1).start();
      const post = port.postMessage.bind(port);
      let messages = 0;
      return Object.assign(port, {
        postMessage: (...message: Parameters<typeof post>) =>
          messages++ === 0 ? post(...message) : port.dispatchEvent(new Event('error')),
      });
    },
  };
  for (const [what, start] of Object.entries(failing)) {
    it(`are done without where one ${what}`, async () => {
      const shards = new ThreadPool(store, { threads: 1, start }, 0);
      await shards.start(plan);
      expect(summarize(await shards.addUp(plan))).toEqual(alone);
      expect(summarize(await shards.addUp(plan))).toEqual(alone);
    });
  }

  it('are done without where one answers no more once it is ready', async () => {
    let messages = 0;
    const start = () => {
      const port = new Threads(1).start();
      const post = port.postMessage.bind(port);
      return Object.assign(port, {
        postMessage: (...message: Parameters<typeof post>) => messages++ < 5 && post(...message),
      });
    };
    const shards = new ThreadPool(store, { threads: 1, start }, 0);
    await shards.start(plan);
    const answer = shards.addUp(plan);
    expect(messages).toBe(6);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(summarize(await answer)).toEqual(alone);
    expect(summarize(await shards.addUp(plan))).toEqual(alone);
    expect(messages).toBe(6);
  });

  /** The first `heard` messages reach the worker; from then on `postMessage` throws. */
  const throwing = (thrown: Error, heard: number) => {
    let messages = 0;
    return () => {
      const port = new Threads(1).start();
      const post = port.postMessage.bind(port);
      return Object.assign(port, {
        postMessage: (...message: Parameters<typeof post>) => {
          if (messages++ >= heard) throw thrown;
          post(...message);
        },
      });
    };
  };

  it.each([
    ['at the start', 0],
    ['later', 5],
  ])('show a mistake of ours %s once, and are done without from then on', async (_when, heard) => {
    const mistake = new TypeError('a mistake');
    const shards = new ThreadPool(store, { threads: 1, start: throwing(mistake, heard) }, 0);
    await shards.start(plan);
    await expect(shards.addUp(plan)).rejects.toBe(mistake);
    expect(summarize(await shards.addUp(plan))).toEqual(alone);
  });

  it('are done without where there is too little memory for their parts', async () => {
    const shards = new ThreadPool(store, { threads: 1, start: throwing(new OutOfMemory('full'), 0) }, 0);
    await shards.start(plan);
    expect(summarize(await shards.addUp(plan))).toEqual(alone);
  });

  it('are left alone where there are few events', async () => {
    const supply = new Threads(1);
    const shards = new ThreadPool(store, supply);
    await shards.start(plan);
    expect(summarize(await shards.addUp(plan))).toEqual(alone);
    expect(supply.asked).toBe(0);
  });

  it('are not waited for when the dataset is closed', async () => {
    const supply = new Threads(2);
    const shards = new ThreadPool(store, supply, 0);
    const starting = shards.start(plan);
    shards.end();
    expect(supply.ended).toBe(2);
    await starting;
    expect(summarize(await shards.addUp(plan))).toEqual(alone);
    expect(supply.asked).toBe(0);
  });
});
