import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  listKeptFiles,
  maxKeptFiles,
  maxUnusedDays,
  removeKeptFile,
  removeOldKeptFiles,
  storeFile,
  takeKeptFile,
  useKeptFile,
} from '../../../src/intake/kept-files';
import { resetStorage, storage } from '../../support/fake-storage';

beforeEach(resetStorage);

const file = (name = 'shop.csv') => new File(['a,b,c'], name);
const names = async () => (await listKeptFiles()).map(({ name }) => name);

describe('a kept file', () => {
  it('is had again by its work, and by no other', async () => {
    const shop = file();
    await storeFile('one', shop);
    await storeFile('other', file('other.csv'));
    expect(await takeKeptFile('one')).toBe(shop);
    expect(await takeKeptFile('third')).toBeNull();
    expect((await names()).toSorted()).toEqual(['other.csv', 'shop.csv']);
  });

  it.each([
    ['QuotaExceededError', 'storage_full'],
    ['InvalidStateError', 'storage_closed'],
  ])('that meets %s is not kept, and the reason is given', async (name, kind) => {
    storage.fault = new DOMException('no', name);
    expect(await storeFile('one', file())).toMatchObject({ ok: false, failure: { kind, file: 'shop.csv' } });
    expect(await names()).toEqual([]);
  });

  it('from when there was one for all tabs is listed and had like the others', async () => {
    const former = file();
    storage.values.set('sluice.file', former);
    const [{ id, name }] = await listKeptFiles();
    expect(name).toBe('shop.csv');
    expect(await takeKeptFile(id)).toBe(former);
    expect(storage.values.has('sluice.file')).toBe(false);
  });

  it('from then is left where there is no room to move it', async () => {
    const former = file();
    storage.values.set('sluice.file', former);
    storage.fault = new DOMException('no', 'QuotaExceededError');
    expect(await listKeptFiles()).toEqual([]);
    expect(storage.values.get('sluice.file')).toBe(former);
  });

  it('that the browser has thrown away is listed no more', async () => {
    await storeFile('one', file());
    storage.values.delete('sluice.file:one');
    expect(await takeKeptFile('one')).toBeNull();
    expect(await names()).toEqual([]);
  });

  it('is not removed while a tab uses it, and is afterwards', async () => {
    await storeFile('one', file());
    const release = useKeptFile('one');
    expect(await removeKeptFile('one')).toBe(false);
    expect(await names()).toEqual(['shop.csv']);
    await release();
    expect(await removeKeptFile('one')).toBe(true);
    expect(await takeKeptFile('one')).toBeNull();
  });

  it('is removed without asking where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    await storeFile('one', file());
    await useKeptFile('one')();
    expect(await removeKeptFile('one')).toBe(true);
    expect(await names()).toEqual([]);
  });
});

describe('kept files', () => {
  it('that are too many go, the one used longest ago first, but none in use', async () => {
    const now = vi.spyOn(Date, 'now');
    for (let i = 0; i < maxKeptFiles + 2; i++) {
      now.mockReturnValue(1000 + i);
      await storeFile(`work-${i}`, file(`${i}.csv`));
    }
    now.mockRestore();
    void useKeptFile('work-0');
    expect(await removeOldKeptFiles(2000)).toEqual(['1.csv']);
    expect(await names()).toEqual(['6.csv', '5.csv', '4.csv', '3.csv', '2.csv', '0.csv']);
  });

  it('that nobody has opened for long go', async () => {
    await storeFile('one', file());
    const later = Date.now() + (maxUnusedDays + 1) * 86_400_000;
    expect(await removeOldKeptFiles()).toEqual([]);
    expect(await removeOldKeptFiles(later)).toEqual(['shop.csv']);
  });
});
