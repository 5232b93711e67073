/** Every language at once, for commands, tests and the gallery; screens load theirs (`load-locale.ts`). */
import type { Language } from '../model/customer.ts';
import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { enPages } from './pages-en.ts';
import { zhCnPages } from './pages-zh-cn.ts';
import { zhTwPages } from './pages-zh-tw.ts';
import { zhCn } from './zh-CN.ts';
import { zhTw } from './zh-TW.ts';

const locales: Readonly<Record<Language, Locale>> = {
  en: { messages: { ...en, ...enPages }, tag: 'en', language: 'en' },
  zh_CN: { messages: { ...zhCn, ...zhCnPages }, tag: 'zh-CN', language: 'zh_CN' },
  zh_TW: { messages: { ...zhTw, ...zhTwPages }, tag: 'zh-TW', language: 'zh_TW' },
};

export function localeFor(language: Language): Locale {
  return locales[language];
}
