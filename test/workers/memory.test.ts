import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { DatasetId } from '../../src/core/spec/dataset';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { DatasetEngine } from '../../workers/engine';
import { nextMacrotask } from '../../workers/store/pause';
import { specOf } from '../support/funnel/spec-of';
import { NodeDatabase } from '../support/sql/node-database';
import { readingOf } from '../support/read/load-text';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const rows = 5_000;
/** What one dataset keeps with all that the questions below derive from it is more than this. */
const minDatasetBytes = 100_000;

function logOf(n: number): string {
  const lines = ['user,event,time,amount,plan'];
  for (let i = 0; i < rows; i++) {
    const at = new Date(Date.UTC(2026, 0, 1 + (i % 50), 0, 0, i % 60)).toISOString();
    lines.push(`u${i % 800},${['visit', 'cart', 'pay'][i % 3]},${at},${(i * n) % 97},${i % 2 === 0 ? 'free' : 'paid'}`);
  }
  return lines.join('\n');
}

/** Loads a log, and asks what keeps most beside the events. */
async function workOn(engine: DatasetEngine, text: string): Promise<DatasetId> {
  const source = { file: new File([text], 'log.csv'), reading: readingOf(text) };
  const loaded = await engine.load([source], () => undefined);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  const { id } = loaded.value;
  const parts: Partial<FunnelSpec>[] = [
    {},
    { actor: { kind: 'session', gapMinutes: 30 } },
    { actor: { kind: 'column', property: 'plan' } },
    { holdConstant: ['plan'] },
    {
      breakdown: {
        by: [{ kind: 'property', property: 'amount', bins: { by: 'quantile', count: 5 } }],
        attribution: { at: 'all' },
        shown: null,
      },
    },
  ];
  for (const part of parts) {
    const answer = await engine.ask(id, 'funnel', { spec: specOf(['visit', 'cart', 'pay'], part) });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  }
  return id;
}

async function memoryInUse(): Promise<number> {
  for (let time = 0; time < 3; time++) {
    await nextMacrotask();
    collectGarbage();
  }
  return process.memoryUsage().arrayBuffers;
}

it('twenty datasets that are loaded, asked and closed leave no memory in use', async () => {
  const engine = new DatasetEngine(await NodeDatabase.open());
  const first = await workOn(engine, logOf(1));
  const open = await memoryInUse();
  await engine.close(first);
  const before = await memoryInUse();
  expect(open - before).toBeGreaterThan(minDatasetBytes);
  for (let n = 2; n <= 21; n++) await engine.close(await workOn(engine, logOf(n)));
  expect((await memoryInUse()) - before).toBeLessThan(minDatasetBytes);
}, 120_000);
