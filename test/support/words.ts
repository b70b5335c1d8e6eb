import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../src/i18n/messages/', import.meta.url));

/** The words the page shows in a language, by the key of the message; `about` fills its gaps. */
export function wordsIn(language: 'en' | 'zh'): (key: string, about?: Record<string, string>) => string {
  const messages = new Map<string, string>();
  for (const name of readdirSync(folder + language))
    for (const [key, text] of Object.entries(
      JSON.parse(readFileSync(`${folder}${language}/${name}`, 'utf8')) as object,
    ))
      if (typeof text === 'string') messages.set(key, text);
  return (key, about = {}) => {
    const text = messages.get(key);
    if (text === undefined) throw new Error(`There is no message ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, gap: string) => about[gap] ?? '');
  };
}
