import type { DatasetSummary, PropertySummary, TimeFormat, UnreadRow, ValueCount } from '../../src/core/spec/dataset';
import { failure, success, type Outcome } from '../../src/core/outcome';
import type { EventStore, Property } from '../store/event-store';
import { pauseFor } from '../store/pause';
import { PropertyColumn } from '../store/property-column';
import { PropertyProfile } from '../store/property-profile';
import type { TextList } from '../store/text-list';
import { valueCounts } from '../store/value-counts';
import { readFailure } from './read-failure';
import { readProperties } from './read-properties';
import type { ReadSource } from './row-source';
import { propertyColumns } from './shapes/roles';

interface DatasetParts {
  summary: DatasetSummary;
  unread: readonly UnreadRow[];
  store: EventStore;
  users: TextList;
  /** The store's own map, to be filled. */
  properties: Map<string, Property>;
  read: ReadSource;
  /** The number of the source's row that each event of the store was made from. */
  row: Uint32Array;
}

/** A dataset that is open: its events, and the file they came from, which is read again for a property when one is needed. */
export class LoadedDataset {
  readonly summary: DatasetSummary;
  readonly unread: readonly UnreadRow[];
  readonly store: EventStore;
  /** The users' ids by their number in the store. */
  readonly users: TextList;
  readonly #parts: DatasetParts;
  /** Ends when the property load under way ends; loads run one after the other. */
  #loading: Promise<unknown> = Promise.resolve();
  #profile: PropertySummary[] | null = null;

  constructor(parts: DatasetParts) {
    this.summary = parts.summary;
    this.unread = parts.unread;
    this.store = parts.store;
    this.users = parts.users;
    this.#parts = parts;
  }

  /** How the times of the file are written. */
  get timeFormat(): TimeFormat {
    return this.#parts.read.reading.timeFormat;
  }

  /** Sees to it that the store has these properties. Fails with unknown_property, file_changed, out_of_memory. */
  need(names: readonly string[]): Promise<Outcome<null>> {
    const loaded = this.#loading.then(() => this.#load(names));
    this.#loading = loaded.catch(() => undefined);
    return loaded;
  }

  /** Kind, distinct values and share filled of every property; loads those with few values on the way. */
  async profile(signal: AbortSignal): Promise<Outcome<PropertySummary[]>> {
    if (this.#profile !== null) return success(this.#profile);
    const columns = propertyColumns(this.#parts.read.reading);
    const { rows } = this.#parts.read;
    const wanted = columns.map(({ name, column }) => ({ name, column, into: new PropertyProfile(rows) }));
    return this.#reading(signal, async () => {
      await readProperties(this.#parts.read, wanted, signal);
      const profile: PropertySummary[] = [];
      for (const { name, into } of wanted) {
        await pauseFor(signal)();
        profile.push(into.summary(name));
        this.#keep(name, into);
      }
      return (this.#profile = profile);
    });
  }

  /** The most frequent values of a property that contain `search` in any case. */
  async values(name: string, search: string, limit: number): Promise<Outcome<ValueCount[]>> {
    const ready = await this.need([name]);
    if (!ready.ok) return ready;
    return success(valueCounts(this.store.properties.get(name)!, search, limit));
  }

  async #load(names: readonly string[]): Promise<Outcome<null>> {
    const missing = [...new Set(names)].filter((name) => !this.#parts.properties.has(name));
    if (missing.length === 0) return success(null);
    const known = propertyColumns(this.#parts.read.reading);
    const unknown = missing.find((name) => !known.some((column) => column.name === name));
    if (unknown !== undefined) return failure('unknown_property', { where: unknown });
    const columns = known.filter(({ name }) => missing.includes(name));
    const { rows } = this.#parts.read;
    const wanted = columns.map(({ name, column }) => ({ name, column, into: new PropertyColumn(rows) }));
    const { signal } = new AbortController();
    return this.#reading(signal, async () => {
      await readProperties(this.#parts.read, wanted, signal);
      for (const { name, into } of wanted) this.#keep(name, into);
      return null;
    });
  }

  #keep(name: string, column: PropertyColumn | PropertyProfile): void {
    if (this.#parts.properties.has(name)) return;
    const property = column.property(this.#parts.row);
    if (property !== null) this.#parts.properties.set(name, property);
  }

  async #reading<T>(signal: AbortSignal, read: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return success(await read());
    } catch (thrown) {
      return readFailure(thrown, this.summary.name, signal);
    }
  }
}
