/** Where the relationship types lie in the selection matrix: segment size by marginal profit (domain part 4). */
import type { RelationshipType } from '../../lib/model/customer.ts';
import type { MatrixCell } from '../../lib/model/insight.ts';

export const sizes = ['many', 'medium', 'few'] as const;
export const margins = ['high', 'medium', 'low'] as const;

/** Rows by margin, columns by size. */
const types: readonly (readonly RelationshipType[])[] = [
  ['accountable', 'proactive', 'partnership'],
  ['reactive', 'accountable', 'proactive'],
  ['basic', 'reactive', 'accountable'],
];

/** A field of the drawn matrix; row 0 is high margin, column 0 many customers. */
export interface Field {
  readonly row: number;
  readonly column: number;
  readonly type: RelationshipType;
}

export const fields: readonly Field[] = types.flatMap((row, rowIndex) =>
  row.map((type, column) => ({ row: rowIndex, column, type })),
);

/** The field of `type` that lies nearest to `cell`; without a cell, nearest to the middle. */
export function fieldOf(type: RelationshipType, cell?: MatrixCell): Field {
  const row = cell === undefined ? 1 : margins.indexOf(cell.margin);
  const column = cell === undefined ? 1 : sizes.indexOf(cell.size);
  const distance = (field: Field): number => Math.abs(field.row - row) + Math.abs(field.column - column);
  const candidates = fields.filter((field) => field.type === type);
  return candidates.reduce((best, field) => (distance(field) < distance(best) ? field : best));
}
