import { failure, type Outcome } from '../core/outcome';

/**
 * Says which script or style of the page did not come. The browser's error names the module that was asked for, which
 * may be another than the missing one that it needs.
 */
export function partFailure(error: unknown): Outcome<never> {
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const missing = requests.findLast(({ name, responseStatus }) => responseStatus >= 400 && /\.(js|css)$/.test(name));
  const named = /\S+\.(js|css)\b/.exec(String(error))?.[0];
  return failure('part_not_fetched', { value: missing?.name ?? named ?? '', detail: String(error) });
}
