/** Ideographs that stand side by side in the page around a place. */
import { firstIdeograph } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';

/** False behind the end of a text. */
export function isIdeograph(unit: number | undefined): boolean {
  return unit !== undefined && unit >= firstIdeograph;
}

/** Start of the ideographs that stand right before `end`, without white space between; `most` units back at most. */
export function startOfRun(page: FoldedText, end: number, most: number): number {
  const { units } = page;
  if (end === 0 || !isIdeograph(units[end - 1])) return end;
  const earliest = Math.max(end - most, page.startOfStretch(Math.min(end, page.length - 1)));
  let start = end;
  while (start > earliest && isIdeograph(units[start - 1])) start--;
  return start;
}

/** End of the ideographs that stand right after `from`, without white space between; `most` units on at most. */
export function endOfRun(page: FoldedText, from: number, most: number): number {
  const { units } = page;
  if (!isIdeograph(units[from])) return from;
  const latest = from === 0 ? most : Math.min(from + most, page.endOfStretch(from - 1));
  let end = from;
  while (end < latest && isIdeograph(units[end])) end++;
  return end;
}
