import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import DropAnywhere from '../../../src/shell/DropAnywhere.svelte';

afterEach(() => {
  cleanup();
  document.body.innerHTML = '';
});

const csv = new File(['a,b'], '数据.csv');
const withFiles = { dataTransfer: { types: ['Files'], files: [csv], dropEffect: 'none' } };
const withText = { dataTransfer: { types: ['text/plain'], files: [] } };

function show() {
  const onfiles = vi.fn<(files: File[]) => void>();
  render(DropAnywhere, { onfiles });
  return onfiles;
}

const veil = () => document.querySelector('.veil');
const paste = (text: string, files: File[] = [], on: Element | Window = window) =>
  fireEvent.paste(on, { clipboardData: { getData: () => text, files } });

describe('files dragged over the page', () => {
  it('are welcomed wherever they are, and until they leave', async () => {
    show();
    await fireEvent.dragEnter(window, withFiles);
    await fireEvent.dragEnter(document.body, withFiles);
    await fireEvent.dragLeave(document.body, withFiles);
    expect(veil()).not.toBeNull();
    await fireEvent.dragLeave(window, withFiles);
    expect(veil()).toBeNull();
  });

  it('are taken where they are dropped, instead of being opened by the browser', async () => {
    const onfiles = show();
    await fireEvent.dragEnter(window, withFiles);
    // False: the browser's own way was prevented.
    expect(await fireEvent.drop(window, withFiles)).toBe(false);
    expect(onfiles.mock.calls).toEqual([[[csv]]]);
    expect(veil()).toBeNull();
  });

  it('are told from what else is dragged', async () => {
    const onfiles = show();
    await fireEvent.dragEnter(window, withText);
    expect(veil()).toBeNull();
    expect(await fireEvent.dragOver(window, withText)).toBe(true);
    await fireEvent.drop(window, withText);
    expect(onfiles).not.toHaveBeenCalled();
  });
});

describe('what is pasted', () => {
  it('is a table where it has cells in more than one line', async () => {
    const onfiles = show();
    await paste('user\tevent\nu1\t支付');
    const [[file]] = onfiles.mock.calls[0];
    expect(file.size).toBe(new Blob(['user\tevent\nu1\t支付']).size);
  });

  it('is the text of a spreadsheet rather than the picture beside it', async () => {
    const onfiles = show();
    await paste('a\tb\n1\t2', [new File([], 'image.png')]);
    expect(onfiles.mock.calls[0][0][0].name).not.toBe('image.png');
  });

  it('is a file where there is no table', async () => {
    const onfiles = show();
    await paste('', [csv]);
    expect(onfiles).toHaveBeenCalledWith([csv]);
  });

  it('belongs to the field it is pasted into, and is nothing otherwise', async () => {
    const onfiles = show();
    const field = document.body.appendChild(document.createElement('input'));
    await paste('a\tb\n1\t2', [], field);
    await paste('just a word');
    expect(onfiles).not.toHaveBeenCalled();
  });
});
