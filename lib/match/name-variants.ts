/** A customer's names -> the folded keys under which the index knows them. */
import { firstIdeograph } from './fold-table.ts';
import { endOfRegion, legalFormNumber, regionNumber, startOfLegalForm } from './legal-forms.ts';
import type { EntryDetail, EntryKind } from './name-entry.ts';
import { endOfToken, nameWeight } from './name-hash.ts';

/** A key of the index: units `from` to `end` of the folded name, and what is known of it. */
export interface NameKey {
  readonly from: number;
  readonly end: number;
  readonly detail: EntryDetail;
}

function isIdeograph(unit: number): boolean {
  return unit >= firstIdeograph;
}

/**
 * The part of a folded name that must be in a page for the name to be there: without its legal form, and a legal name without
 * the place that leads it. Both are read back off the page around a match, so that one key stands for all forms.
 * Undefined when the name is too short to be looked for at all.
 */
export function keyOfName(units: Uint16Array, length: number, kind: EntryKind, isPerson: boolean): NameKey | undefined {
  let from = 0;
  let end = length;
  let legalForm = 0;
  let region = 0;
  const formStart = startOfLegalForm(units, 0, length);
  if (formStart < length && nameWeight(units, 0, formStart) >= 2 && !isPerson) {
    end = formStart;
    legalForm = legalFormNumber(units, formStart, length);
  }
  if (kind === 'legal-name' && !isPerson) {
    const regionEnd = endOfRegion(units, 0, end);
    if (regionEnd > 0 && regionEnd < end && isIdeograph(units[regionEnd] ?? 0) && nameWeight(units, regionEnd, end) >= 4) {
      from = regionEnd;
      region = regionNumber(units, 0, regionEnd);
    }
  }
  const weight = nameWeight(units, from, end);
  const isOneWord = endOfToken(units, from, end) === end;
  if (end - from < 2 || weight < 2) return undefined;
  const needsHint = isOneWord && end - from <= 2;
  return { from, end, detail: { kind, region, legalForm, needsHint, isPerson } };
}
