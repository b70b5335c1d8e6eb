import { entryState, setWorkId, workId } from '../document/work-id';
import type { Failure } from '../core/outcome';
import { listKeptFiles, removeKeptFile, storeFile, takeKeptFile, useKeptFile } from './kept-files';

/** Whether the data of this tab's work is kept on the device, so that it is there after a reload. */
export class KeptCopy {
  state = $state<'none' | 'storing' | 'kept'>('none');
  /** Why it could not be kept when that was last wanted. */
  failure = $state.raw<Failure | null>(null);
  #file: File | null = null;
  #release: (() => Promise<void>) | null = null;

  /** The file of this work, or the only one of that name and size: a link opened anew knows of no work. */
  async find(name: string, size: number): Promise<File | null> {
    const alike = (await listKeptFiles()).filter((kept) => kept.name === name && kept.size === size);
    const own = alike.find(({ id }) => id === workId()) ?? (alike.length === 1 ? alike[0] : undefined);
    if (own === undefined) return null;
    setWorkId(own.id);
    this.#use(own.id);
    const file = await takeKeptFile(own.id);
    if (file === null) await this.#leave();
    else this.#be('kept', file);
    return file;
  }

  /** Other data is open now: the copy stays with its own work. */
  async turnTo(file: File): Promise<void> {
    if (file === this.#file) return;
    this.#file = file;
    setWorkId();
    await this.#leave();
  }

  async keep(file: File): Promise<void> {
    this.#be('storing', file);
    this.#use(workId());
    const outcome = await storeFile(workId(), file);
    if (file !== this.#file) return;
    if (!outcome.ok) {
      await this.#leave();
      this.failure = outcome.failure;
      return;
    }
    this.#be('kept', file);
    // A reload may come before the next edit writes the address.
    history.replaceState(entryState(), '');
  }

  /** Removes the copy. Returns false where another tab uses it: it is kept, for this tab as well. */
  async remove(): Promise<boolean> {
    const file = this.#file;
    const { state } = this;
    const removed = await this.close();
    if (!removed && state === 'kept') {
      this.#use(workId());
      this.#be('kept', file);
    }
    return removed;
  }

  /** The data is closed: removes its copy; false where another tab uses that. */
  async close(): Promise<boolean> {
    await this.#leave();
    return removeKeptFile(workId());
  }

  #be(state: 'storing' | 'kept', file: File | null): void {
    this.#file = file;
    this.state = state;
    this.failure = null;
  }

  #use(id: string): void {
    void this.#release?.();
    this.#release = useKeptFile(id);
  }

  async #leave(): Promise<void> {
    this.state = 'none';
    this.failure = null;
    const release = this.#release;
    this.#release = null;
    await release?.();
  }
}
