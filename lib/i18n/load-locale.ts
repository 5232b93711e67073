/** A language -> its catalog, fetched alone: a screen speaks one language and need not carry the others. */
import type { Language } from '../model/customer.ts';
import type { Locale } from './locale.ts';
import { onceEach } from './once-each.ts';

/** Of a full page, with everything that is said anywhere. Every language is loaded once; one that could not be is tried again. */
export const loadLocale: (language: Language) => Promise<Locale> = onceEach<Locale>({
  en: async () => {
    const [{ en }, { enPages }] = await Promise.all([import('./en.ts'), import('./pages-en.ts')]);
    return { messages: { ...en, ...enPages }, tag: 'en', language: 'en' };
  },
  zh_CN: async () => {
    const [{ zhCn }, { zhCnPages }] = await Promise.all([import('./zh-CN.ts'), import('./pages-zh-cn.ts')]);
    return { messages: { ...zhCn, ...zhCnPages }, tag: 'zh-CN', language: 'zh_CN' };
  },
  zh_TW: async () => {
    const [{ zhTw }, { zhTwPages }] = await Promise.all([import('./zh-TW.ts'), import('./pages-zh-tw.ts')]);
    return { messages: { ...zhTw, ...zhTwPages }, tag: 'zh-TW', language: 'zh_TW' };
  },
});
