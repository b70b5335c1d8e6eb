const name = (button: HTMLElement) => (button.getAttribute('aria-label') ?? button.textContent).trim();

/** All buttons with this accessible name. `getByRole` finds them too, in a fifth of a second each. */
export function buttonsNamed(wanted: string): HTMLButtonElement[] {
  return [...document.querySelectorAll('button')].filter((button) => name(button) === wanted);
}

/** The first of them; throws where there is none. */
export function buttonNamed(wanted: string): HTMLButtonElement {
  const found = buttonsNamed(wanted).at(0);
  if (!found) throw new Error(`No button ${wanted}: ${[...document.querySelectorAll('button')].map(name).join(', ')}`);
  return found;
}
