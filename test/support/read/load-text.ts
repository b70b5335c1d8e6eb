import type { Reading, Role } from '../../../src/core/spec/dataset';
import type { Outcome } from '../../../src/core/outcome';
import { loadSource } from '../../../workers/read/load-source';
import type { LoadedDataset } from '../../../workers/read/loaded-dataset';

type Wanted = Partial<Omit<Reading, 'columns' | 'dialect'>> & {
  dialect?: Partial<Reading['dialect']>;
  /** Roles of columns c0, c1 …; without it they are who, what, when and as many properties as the header has. */
  columns?: Role[];
};

type Content = string | Uint8Array<ArrayBuffer>;

/** A reading of a comma-separated file whose first columns are who, what and when. */
export function readingOf(content: Content, { columns, dialect, ...rest }: Wanted = {}): Reading {
  const header = typeof content === 'string' ? (content.split(/[\r\n]/)[0] ?? '').split(',') : ['u', 'e', 't'];
  const roles = columns ?? header.map((_, i): Role => (['who', 'what', 'when'] as const)[i] ?? 'property');
  return {
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, ...dialect },
    shape: 'event_log',
    columns: roles.map((role, i) => ({ name: header[i] ?? `c${i}`, role })),
    timeFormat: 'iso',
    timeZone: 'UTC',
    dropDuplicates: false,
    eventName: 'event',
    ...rest,
  };
}

export function summaryOf(content: Content, wanted: Wanted = {}): Promise<Outcome<LoadedDataset>> {
  const options = { id: 'd', signal: new AbortController().signal, onProgress: () => undefined };
  return loadSource({ file: new File([content], 'log.csv'), reading: readingOf(content, wanted) }, options);
}

export async function loadText(content: Content, wanted: Wanted = {}): Promise<LoadedDataset> {
  const loaded = await summaryOf(content, wanted);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  return loaded.value;
}
