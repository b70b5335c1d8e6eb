import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FilePicker from '../../../../src/ui/fields/FilePicker.svelte';
import StepRangeChoice from '../../../../src/ui/fields/StepRangeChoice.svelte';
import { specOf } from '../../../support/funnel/spec-of';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chooseOption, openOptions } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(conversionStep: { from: number; to: number }, required = false) {
  const onchoose = vi.fn();
  const spec = specOf(['a', { events: ['b'], optional: true }, 'c', 'd']);
  render(StepRangeChoice, { spec, steps: ['a', 'b', '支付', 'd'], conversionStep, required, onchoose });
  return onchoose;
}

const texts = (options: HTMLElement[]) => options.map(({ textContent }) => textContent.trim());

describe('the choice of two stages', () => {
  it('begins at any but the last, and leaves optional ones out where they do not count', async () => {
    show({ from: 0, to: 3 });
    expect(texts(await openOptions('From stage'))).toEqual(['1 a', '2 b', '3 支付']);
    cleanup();
    show({ from: 0, to: 3 }, true);
    expect(texts(await openOptions('From stage'))).toEqual(['1 a', '3 支付']);
  });

  it('ends at any behind its beginning', async () => {
    show({ from: 1, to: 3 });
    expect(texts(await openOptions('To stage'))).toEqual(['3 支付', '4 d']);
  });

  it('keeps its end where the new beginning lies before it', async () => {
    const onchoose = show({ from: 0, to: 3 });
    await chooseOption('From stage', '3 支付');
    expect(onchoose).toHaveBeenCalledWith('2', '3');
  });

  it('ends one stage on where it would be reversed', async () => {
    const onchoose = show({ from: 0, to: 1 });
    await chooseOption('From stage', '3 支付');
    expect(onchoose).toHaveBeenCalledWith('2', '3');
  });
});

describe('the picker of files', () => {
  it('hands on what was picked, and nothing where nothing was', async () => {
    const onfiles = vi.fn();
    const { component } = render(FilePicker, { accept: '.csv', onfiles });
    const input = document.querySelector<HTMLInputElement>('[type="file"]')!;
    const opened = vi.spyOn(input, 'click');
    component.pick();
    expect(opened).toHaveBeenCalledTimes(1);
    const file = new File(['a,b'], '数据.csv');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await fireEvent.change(input);
    Object.defineProperty(input, 'files', { value: [], configurable: true });
    await fireEvent.change(input);
    expect(onfiles.mock.calls).toEqual([[[file]]]);
  });
});
