import { afterAll, vi } from 'vitest';

/** Test files share a thread and its modules: none leaves another clock, global or method to the next. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
