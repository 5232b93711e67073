/** A language -> what the sidebar says in it, without what only the full pages say: half of a catalog. */
import type { Language } from '../model/customer.ts';
import type { Messages, PanelMessages } from './en.ts';
import type { Locale } from './locale.ts';
import { onceEach } from './once-each.ts';

/** The components are shared with the full pages and know one type; no component of the sidebar reads the other half. */
const asMessages = (messages: PanelMessages): Messages => messages as Messages;

/** Every language is loaded once; one that could not be is tried again. */
export const loadPanelLocale: (language: Language) => Promise<Locale> = onceEach<Locale>({
  en: async () => ({ messages: asMessages((await import('./en.ts')).en), tag: 'en', language: 'en' }),
  zh_CN: async () => ({ messages: asMessages((await import('./zh-CN.ts')).zhCn), tag: 'zh-CN', language: 'zh_CN' }),
  zh_TW: async () => ({ messages: asMessages((await import('./zh-TW.ts')).zhTw), tag: 'zh-TW', language: 'zh_TW' }),
});
