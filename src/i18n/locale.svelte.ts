import { overwriteGetLocale } from './paraglide/runtime';

type Language = 'en' | 'zh';

const languageKey = 'sluice.language';

function isLanguage(text: string | null): text is Language {
  return text === 'en' || text === 'zh';
}

/** The language chosen here before, otherwise the first of the browser's that we speak. */
function initialLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(languageKey);
  } catch {
    // Storage may be forbidden (private windows, file://): the browser's languages decide.
  }
  if (isLanguage(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find(isLanguage) ?? 'en';
}

/** The page's language. Messages read it when they are rendered, so changing it redraws them without a reload. */
class Locale {
  #current = $state<Language>(initialLanguage());

  get current(): Language {
    return this.#current;
  }

  set(language: Language): void {
    this.#current = language;
    try {
      localStorage.setItem(languageKey, language);
    } catch {
      // Not remembered then; the page still speaks it.
    }
  }

  /** BCP 47 tag for `Intl` and `<html lang>`. */
  get tag(): string {
    return this.#current === 'zh' ? 'zh-CN' : 'en';
  }
}

export const locale = new Locale();

overwriteGetLocale(() => locale.current);
