export type ThemeChoice = 'system' | 'light' | 'dark';

const themeKey = 'sluice.theme';

function remembered(): ThemeChoice {
  try {
    const text = localStorage.getItem(themeKey);
    return text === 'light' || text === 'dark' ? text : 'system';
  } catch {
    return 'system';
  }
}

/** Light or dark. `system` leaves `data-theme` off, so that `light-dark()` in app.css follows the system by itself. */
class Theme {
  #choice = $state<ThemeChoice>(remembered());

  constructor() {
    this.#show();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  set(choice: ThemeChoice): void {
    this.#choice = choice;
    this.#show();
    try {
      localStorage.setItem(themeKey, choice);
    } catch {
      // Storage is not available: the setting lasts until the page is closed.
    }
  }

  #show(): void {
    const { dataset } = document.documentElement;
    if (this.#choice === 'system') delete dataset.theme;
    else dataset.theme = this.#choice;
  }
}

export const theme = new Theme();
