/** A snapshot and what changed since -> what both add up to, in full. */
import type { Generation } from '../cache/db.ts';
import type { Overlay } from '../cache/overlay.ts';
import { addRow, formatRowsHash, hashRow, parseRowsHash, removeRow } from '../model/rows-hash.ts';

/** Number and hash of all rows that readers see. @param base - Of the chunks alone */
export function sumOverlay(base: NonNullable<Generation['base']>, overlay: Overlay): NonNullable<Generation['base']> {
  let sum = parseRowsHash(base.rowsHash);
  let { rowCount } = base;
  for (const [id, { revision, hides }] of overlay) {
    if (hides > 0) {
      sum = removeRow(sum, hashRow(id, hides));
      rowCount--;
    }
    if (revision > 0) {
      sum = addRow(sum, hashRow(id, revision));
      rowCount++;
    }
  }
  return { rowCount, rowsHash: formatRowsHash(sum) };
}
