/**
 * Lets whatever waits for a turn have it, and what comes of that as well. Counted in turns and not in time, so that as
 * much has happened on a busy machine as on an idle one.
 */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((done) => setTimeout(done));
}
