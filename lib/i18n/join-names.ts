/** Names -> one phrase that lists them: `a, b and c`, `甲、乙和丙`. */
import { isLatin } from './space-between-scripts.ts';

/**
 * In the language of the tag (BCP 47). The conjunction of a Chinese list stands apart from a Latin name: `华珩、华珩科技和 Huaheng`.
 */
export function joinNames(names: readonly string[], tag: string): string {
  const parts = new Intl.ListFormat(tag, { type: 'conjunction' }).formatToParts(names);
  const spaced = parts.map(({ type, value }, place) => {
    if (type !== 'literal' || !/^\p{Script=Han}$/u.test(value)) return value;
    const before = isLatin(parts[place - 1]?.value.at(-1)) ? ' ' : '';
    const after = isLatin(parts[place + 1]?.value[0]) ? ' ' : '';
    return `${before}${value}${after}`;
  });
  return spaced.join('');
}
