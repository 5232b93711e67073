/** A row of a tier table as the manager decides it, against what the file or the figures said. */
import type { MappedColumn, TierListField } from '../../components/console-view.ts';
import type { Tier } from '../model/customer.ts';
import type { TierTable } from './read-tier-table.ts';

/**
 * The same table with this tier and reason in the rows of the customer; a column for reasons is added where there is none.
 * Other rows, and the one given, stay as they are.
 */
export function overrideRow(
  table: TierTable,
  columns: readonly MappedColumn[],
  customerId: string,
  tier: Tier,
  reason: string,
): TierTable {
  const indexOf = (field: TierListField): number | undefined => columns.find((column) => column.field === field)?.index;
  const idIndex = indexOf('customerId');
  const tierIndex = indexOf('tier');
  if (idIndex === undefined || tierIndex === undefined) return table;
  const known = indexOf('reason');
  const reasonIndex = known ?? table.header.length;
  return {
    header: known === undefined ? [...table.header, 'reason'] : table.header,
    rows: table.rows.map((row) => {
      if ((row.cells[idIndex] ?? '').trim() !== customerId) return row;
      const cells = Array.from({ length: Math.max(row.cells.length, reasonIndex + 1) }, (_, index) => row.cells[index] ?? '');
      cells[tierIndex] = tier;
      cells[reasonIndex] = reason;
      return { ...row, cells };
    }),
  };
}
