import { failure, type Outcome } from '../../src/contract/outcome';
import { BrokenPacking } from './file-chunks';

/** What was thrown while a file was read, as a failure; anything that is no fault of file or machine is thrown on. */
export function readFailure(thrown: unknown, file: string, signal: AbortSignal): Outcome<never> {
  if (signal.aborted) return failure('cancelled', { file });
  if (!(thrown instanceof Error)) throw thrown;
  const about = { file, detail: thrown.message };
  if (thrown instanceof BrokenPacking) return failure('unreadable_file', about);
  switch (thrown.name) {
    case 'NotReadableError':
    case 'NotFoundError':
      return failure('file_changed', about);
    case 'RangeError':
      return failure('out_of_memory', about);
  }
  throw thrown;
}
