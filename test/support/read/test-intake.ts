import { vi } from 'vitest';
import type { DatasetSummary, Inspection, LoadProgress, Reading, Role } from '../../../src/core/spec/dataset';
import type { Engine } from '../../../src/core/engine';
import { success, type Outcome } from '../../../src/core/outcome';
import { Intake } from '../../../src/intake/intake.svelte';

export const roles: Role[] = ['who', 'what', 'when'];

export function readingOf(columnRoles: Role[] = roles, change: Partial<Reading> = {}): Reading {
  return {
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true },
    shape: 'event_log',
    columns: columnRoles.map((role, i) => ({ name: `column ${i}`, role })),
    timeFormat: 'iso',
    timeZone: 'UTC',
    dropDuplicates: false,
    eventName: 'event',
    ...change,
  };
}

export function inspectionOf(file: File, reading: Reading): Inspection {
  const columns = reading.columns.map((column) => ({
    ...column,
    reason: { code: 'chosen' as const, evidence: '' },
    confidence: 1,
    kind: 'text' as const,
  }));
  const { name, size } = file;
  return { name, size, columns, rows: [], reading, ambiguity: null, absoluteTimes: false, timeExample: null };
}

/** An engine that takes any file, with loads that end when the test says so. */
export function setUp(found: Reading = readingOf()) {
  const loads: {
    reading: Reading;
    end: (outcome: Outcome<DatasetSummary>) => void;
    tell: (p: LoadProgress) => void;
  }[] = [];
  const engine = {
    inspect: vi.fn((file: File, wanted?: Partial<Reading>) =>
      Promise.resolve<Outcome<Inspection>>(success(inspectionOf(file, { ...found, ...wanted }))),
    ),
    load: vi.fn((sources: { reading: Reading }[], tell: (progress: LoadProgress) => void) => {
      return new Promise<Outcome<DatasetSummary>>((end) => loads.push({ reading: sources[0].reading, end, tell }));
    }),
    cancel: vi.fn(() => Promise.resolve()),
    close: vi.fn(() => Promise.resolve()),
  };
  const events = { loaded: vi.fn(), failed: vi.fn(), asks: vi.fn() };
  return { intake: new Intake(engine as unknown as Engine, events), engine, events, loads };
}

export const summary = (id: string) => ({ id }) as DatasetSummary;
export const file = new File(['a,b,c'], 'shop.csv');
export const origin = { kind: 'file' } as const;
export const turn = () => new Promise((resolve) => setTimeout(resolve));
