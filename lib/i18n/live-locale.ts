/** The language that the settings wish for -> its catalog, as soon as it is loaded. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '../model/customer.ts';
import { chooseLanguage } from './languages.ts';
import type { Locale } from './locale.ts';

/**
 * Undefined until the first catalog is there; after a change the old language stays until the new one is loaded.
 * @param setting - Read as a signal; `auto`, or nothing yet, follows the browser
 * @param load - How a language is loaded: all of it, or the part of the sidebar
 */
export function createLiveLocale(
  setting: () => Language | 'auto' | undefined,
  load: (language: Language) => Promise<Locale>,
): ReadonlySignal<Locale | undefined> {
  const locale = signal<Locale | undefined>(undefined);
  let wanted: Language | undefined;
  effect(() => {
    const chosen = setting() ?? 'auto';
    const language = chosen === 'auto' ? chooseLanguage(navigator.languages) : chosen;
    wanted = language;
    load(language).then(
      (loaded) => {
        // A slower catalog must not take the place of one that was wished for later.
        if (wanted === language) locale.value = loaded;
      },
      (error: unknown) => console.error(`shuke: the catalog ${language} could not be loaded`, error),
    );
  });
  return locale;
}
