import type { Inspection, Reading } from '../../src/core/spec/dataset';
import { success, type Outcome } from '../../src/core/outcome';
import { isTimeZone } from '../../src/core/time/time-zone';
import { openSource } from './formats';
import { readFailure, unknownZone } from './read-failure';
import { inspectTable } from './shapes';

/**
 * Looks at a file's beginning and at samples of the rest, and guesses how it is to be read. What `wanted` states is
 * taken as it is: a dialect leads to new columns, which get `wanted.columns`' roles where the names are the same; a time
 * format holds as long as the times can be read by it. `wanted.timeZone` counts where times are absolute. Fails with
 * unknown_time_zone, empty_file, unsupported_file (`value` names the format), not_text, file_changed, unreadable_file,
 * broken_gzip or out_of_memory; a file without any time or actor column is inspected all the same.
 */
export async function inspectFile(file: File, wanted: Partial<Reading> = {}): Promise<Outcome<Inspection>> {
  if (wanted.timeZone !== undefined && !isTimeZone(wanted.timeZone)) return unknownZone(wanted.timeZone);
  try {
    const source = await openSource(file);
    const table = source.ok ? await source.value.inspect(wanted) : source;
    return table.ok ? success(inspectTable(file, table.value, wanted)) : table;
  } catch (thrown) {
    return readFailure(thrown, file.name);
  }
}
