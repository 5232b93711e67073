/** A language -> its catalog, fetched alone: a screen speaks one language and need not carry the others. */
import type { Language } from '../model/customer.ts';
import type { Locale } from './locale.ts';

const loaders: Readonly<Record<Language, () => Promise<Locale>>> = {
  en: async () => ({ messages: (await import('./en.ts')).en, tag: 'en', language: 'en' }),
  zh_CN: async () => ({ messages: (await import('./zh-CN.ts')).zhCn, tag: 'zh-CN', language: 'zh_CN' }),
  zh_TW: async () => ({ messages: (await import('./zh-TW.ts')).zhTw, tag: 'zh-TW', language: 'zh_TW' }),
};

const loading = new Map<Language, Promise<Locale>>();

/** Every language is loaded once; a language that could not be loaded is tried again. */
export function loadLocale(language: Language): Promise<Locale> {
  const known = loading.get(language);
  if (known) return known;
  const locale = loaders[language]();
  loading.set(language, locale);
  locale.catch(() => loading.delete(language));
  return locale;
}
