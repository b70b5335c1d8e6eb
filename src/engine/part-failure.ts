import { failure, type Outcome } from '../core/outcome';

/**
 * Names the script or style of the page that failed to load. The browser's error names the requested module, which
 * may differ from the missing dependency.
 */
export function partFailure(error: unknown): Outcome<never> {
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const missing = requests.findLast(({ name, responseStatus }) => responseStatus >= 400 && /\.(js|css)$/.test(name));
  const named = /\S+\.(js|css)\b/.exec(String(error))?.[0];
  return failure('part_not_fetched', { value: missing?.name ?? named ?? '', detail: String(error) });
}
