/** Relationship types as a thumbnail of the matrix: outlined where the customer is, filled where it should be. */
import type { RelationshipType } from '../../lib/model/customer.ts';
import type { MatrixCell } from '../../lib/model/insight.ts';
import { fieldOf, fields } from './kotler-matrix.ts';
import styles from './TypeGlyph.module.css';

export interface TypeGlyphProps {
  readonly current: RelationshipType;
  /** Absent or equal: the customer stays where it is. */
  readonly recommended?: RelationshipType | undefined;
  readonly cell?: MatrixCell | undefined;
}

/** Decorative: the types stand beside it as text. */
export function TypeGlyph({ current, recommended = current, cell }: TypeGlyphProps) {
  const to = fieldOf(recommended, cell);
  const now = fieldOf(current, cell);
  return (
    <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true" focusable="false">
      {fields.map((field) => {
        const x = field.column * 6;
        const y = field.row * 6;
        const key = `${x}-${y}`;
        if (field === to) return <rect key={key} x={x} y={y} width="5" height="5" rx="1" class={styles.to} />;
        if (field === now)
          return <rect key={key} x={x + 0.75} y={y + 0.75} width="3.5" height="3.5" rx="0.5" class={styles.now} />;
        return <rect key={key} x={x} y={y} width="5" height="5" rx="1" class={styles.other} />;
      })}
    </svg>
  );
}
