/** Ways to load a language -> a way to load each of them once. */
import type { Language } from '../model/customer.ts';

/** A language that could not be loaded is tried again the next time. */
export function onceEach<T>(loaders: Readonly<Record<Language, () => Promise<T>>>): (language: Language) => Promise<T> {
  const loading = new Map<Language, Promise<T>>();
  return (language) => {
    const known = loading.get(language);
    if (known) return known;
    const loaded = loaders[language]();
    loading.set(language, loaded);
    loaded.catch(() => loading.delete(language));
    return loaded;
  };
}
