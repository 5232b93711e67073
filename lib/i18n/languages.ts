/** The languages that we speak, and what the browser's wishes lead to. */
import type { Language } from '../model/customer.ts';

/** Every language under its own name, for the settings. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh_CN: '简体中文', zh_TW: '繁體中文' };

/**
 * The first of the browser's languages that we speak; English when there is none.
 * Chinese without a script follows the place: Taiwan, Hong Kong and Macau read 繁體, everybody else 简体.
 */
export function chooseLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const parts = tag.toLowerCase().split(/[-_]/);
    if (parts[0] === 'en') return 'en';
    if (parts[0] !== 'zh' && parts[0] !== 'yue') continue;
    if (parts.includes('hans')) return 'zh_CN';
    return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh_TW' : 'zh_CN';
  }
  return 'en';
}
