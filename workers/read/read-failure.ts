import { failure, type Outcome } from '../../src/core/outcome';
import { OutOfMemory } from '../store/allocate';
import { BrokenGzip } from './unpacked-file';

/** What was thrown while a file was read, as a failure; anything that is no fault of file or machine is thrown on. */
export function readFailure(thrown: unknown, file: string, signal?: AbortSignal): Outcome<never> {
  if (signal?.aborted) return failure('cancelled', { file });
  if (!(thrown instanceof Error)) throw thrown;
  const about = { file, detail: thrown.message };
  if (thrown instanceof BrokenGzip) return failure('broken_gzip', { ...about, value: String(thrown.read) });
  if (thrown instanceof OutOfMemory) return failure('out_of_memory', about);
  if (thrown.name === 'NotReadableError' || thrown.name === 'NotFoundError') return failure('file_changed', about);
  if (thrown.name === 'SecurityError') return failure('unreadable_file', about);
  throw thrown;
}

/** A zone that this browser does not know. */
export function unknownZone(zone: string): Outcome<never> {
  return failure('unknown_time_zone', { value: zone.slice(0, 200) });
}
