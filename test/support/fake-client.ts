import { vi } from 'vitest';
import type { Engine } from '../../src/core/engine';
import type { Failure } from '../../src/core/outcome';

interface Options {
  onRestart: () => void;
  onStop: (failure: Failure) => void;
}

/** What stands in for the client of the engine: its engine is the test's, and it dies and stops when the test says so. */
export const client = {
  engine: null as unknown as Engine,
  options: null as unknown as Options,
  start: vi.fn(),
};

export class FakeClient {
  readonly engine = client.engine;
  readonly failure: Failure | null = null;
  readonly start = client.start;

  constructor(options: Options) {
    client.options = options;
  }
}
