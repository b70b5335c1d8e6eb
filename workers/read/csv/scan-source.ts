import type { SourceFile } from '../../../src/core/engine';
import { chunksOf } from '../file-chunks';
import { RecordScanner } from './record-scanner';

/** What is done with each record of a file. The scanner stands on the record; its positions hold until `settle`. */
export interface RecordVisitor {
  record(scanner: RecordScanner): void;
  /** Not called for the header. */
  bad(scanner: RecordScanner): void;
  /** The bytes of the records visited since the last call are about to go. */
  settle(scanner: RecordScanner, read: number): void;
}

/** Leads a visitor through a file from beginning to end. Throws as `chunksOf` does. */
export async function scanSource(source: SourceFile, visitor: RecordVisitor, signal: AbortSignal): Promise<void> {
  const { dialect, columns } = source.reading;
  const scanner = new RecordScanner(dialect, columns.length);
  let header = dialect.header;
  for await (const { bytes, final, read } of chunksOf(source.file, { encoding: dialect.encoding, signal })) {
    scanner.append(bytes, final);
    if (header && scanner.next() !== 'more') header = false;
    if (header) continue;
    visitRecords(scanner, visitor);
    visitor.settle(scanner, read);
  }
}

/** Leads a visitor through all whole records the scanner holds. */
export function visitRecords(scanner: RecordScanner, visitor: RecordVisitor): void {
  for (;;) {
    const found = scanner.next();
    if (found === 'record') visitor.record(scanner);
    else if (found === 'bad') visitor.bad(scanner);
    else return;
  }
}
