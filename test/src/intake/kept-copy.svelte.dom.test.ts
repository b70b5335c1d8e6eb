import { beforeEach, describe, expect, it } from 'vitest';
import { setWorkId, workId } from '../../../src/document/work-id';
import { KeptCopy } from '../../../src/intake/kept-copy.svelte';
import { storeFile, takeKeptFile, useKeptFile } from '../../../src/intake/kept-files';
import { resetStorage, storage } from '../../support/fake-storage';

beforeEach(() => {
  resetStorage();
  history.replaceState(null, '');
  setWorkId('mine');
});

const file = new File(['a,b,c'], 'shop.csv');

describe('the copy of a tab', () => {
  it('is what it is, not what was wished for', async () => {
    const copy = new KeptCopy();
    storage.fault = new DOMException('no room', 'QuotaExceededError');
    const keeping = copy.keep(file);
    expect(copy.state).toBe('storing');
    await keeping;
    expect(copy.state).toBe('none');
    expect(copy.failure).toMatchObject({ kind: 'storage_full', file: 'shop.csv' });
    storage.fault = null;
    await copy.keep(file);
    expect(copy.state).toBe('kept');
    expect(copy.failure).toBeNull();
  });

  it('is found again by the entry of the history after a reload', async () => {
    await new KeptCopy().keep(file);
    expect(history.state).toMatchObject({ work: 'mine' });
    const reloaded = new KeptCopy();
    expect(await reloaded.find('shop.csv', file.size)).toBe(file);
    expect(reloaded.state).toBe('kept');
  });

  it('stays with its work where other data is opened', async () => {
    const copy = new KeptCopy();
    await copy.keep(file);
    await copy.turnTo(new File(['x'], 'other.csv'));
    expect(copy.state).toBe('none');
    expect(workId()).not.toBe('mine');
    expect(await copy.remove()).toBe(true);
    expect(await takeKeptFile('mine')).toBe(file);
  });

  it('is that of another work where a link names a file kept once', async () => {
    await storeFile('other', file);
    expect(await new KeptCopy().find('shop.csv', file.size)).toBe(file);
    expect(workId()).toBe('other');
  });

  it('is not guessed among two of that name and size', async () => {
    await storeFile('one', file);
    await storeFile('two', file);
    expect(await new KeptCopy().find('shop.csv', file.size)).toBeNull();
  });

  it('stays, and shows that it does, while another tab uses it', async () => {
    const copy = new KeptCopy();
    await copy.keep(file);
    const release = useKeptFile('mine');
    expect(await copy.remove()).toBe(false);
    expect(copy.state).toBe('kept');
    await release();
    expect(await copy.remove()).toBe(true);
    expect(copy.state).toBe('none');
    expect(await takeKeptFile('mine')).toBeNull();
  });

  it('is left to the other tab that uses it where the data is closed', async () => {
    const [copy, other] = [new KeptCopy(), new KeptCopy()];
    await copy.keep(file);
    await other.find('shop.csv', file.size);
    expect(await copy.close()).toBe(false);
    expect(copy.state).toBe('none');
    expect(await other.close()).toBe(true);
    expect(await takeKeptFile('mine')).toBeNull();
  });
});
