/** A Latin word or a number inside a Chinese sentence gets a space on each side; Chinese text gets none. */

/** Such a letter keeps its distance from Chinese ones; undefined is no letter. */
export const isLatin = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{Script=Latin}\p{Number}]/u.test(letter);

/** `11-18` -> ` 11-18 `, `昨天` -> `昨天`, `Mei` -> ` Mei `. */
export function spaced(text: string): string {
  const letters = Array.from(text);
  return `${isLatin(letters[0]) ? ' ' : ''}${text}${isLatin(letters.at(-1)) ? ' ' : ''}`;
}
