/** The English catalog, 40 % longer and accented: shows in tests and pictures what breaks or was never translated. */
import { en, type Messages } from './en.ts';
import type { Locale } from './locale.ts';
import { enPages } from './pages-en.ts';

const accents = new Map(Array.from('aeiouyAEIOUcnszt', (letter, index) => [letter, 'áéíóúýÁÉÍÓÚçñšžť'.charAt(index)]));

/** Accents a text and lengthens it by 40 %, keeping its first and last characters readable. Empty stays empty. */
export function lengthen(text: string): string {
  if (text === '') return '';
  const accented = Array.from(text, (letter) => accents.get(letter) ?? letter).join('');
  const extra = Math.ceil(text.length * 0.4);
  // Words, not one long tail: a browser must be able to break the line as it does in a real language.
  return `${accented} ${'onda '.repeat(Math.ceil(extra / 5)).slice(0, Math.max(1, extra - 1))}`.trimEnd();
}

function lengthenAll(value: unknown): unknown {
  if (typeof value === 'string') return lengthen(value);
  if (typeof value === 'function') return (...values: unknown[]) => lengthen(String(value(...values)));
  if (Array.isArray(value)) return value.map(lengthenAll);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lengthenAll(inner)]));
  }
  return value;
}

/** Not offered to users. */
export const pseudoLocale: Locale = { messages: lengthenAll({ ...en, ...enPages }) as Messages, tag: 'en', language: 'en' };
