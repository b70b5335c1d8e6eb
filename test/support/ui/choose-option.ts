import { fireEvent } from '@testing-library/svelte';
import { expect } from 'vitest';
import { settled } from '../settled';

const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];

/** The select called so; its name goes on with what is chosen. */
export function selectOf(label: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('.ui-select')];
  const found = all.find((select) => select.getAttribute('aria-label')!.startsWith(`${label}:`));
  if (!found) throw new Error(`No select ${label}`);
  return found;
}

/** Opens the select called so, by a key; gives its options, disabled ones included. Needs a `ResizeObserver`. */
export async function openOptions(label: string): Promise<HTMLElement[]> {
  await fireEvent.keyDown(selectOf(label), { key: 'Enter' });
  await expect.poll(() => options().length).toBeGreaterThan(0);
  await settled();
  return options();
}

/** Chooses the option that begins so, as a pointer does. */
export async function chooseOption(label: string, option: string): Promise<void> {
  const all = await openOptions(label);
  const wanted = all.find(({ textContent }) => textContent.trim().startsWith(option));
  if (!wanted) throw new Error(`${label} has no option ${option}: ${all.map((each) => each.textContent).join(', ')}`);
  await fireEvent.pointerUp(wanted);
  await settled();
}
