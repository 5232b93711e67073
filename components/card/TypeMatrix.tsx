/** The selection matrix drawn out, with the customer's cell and the recommended one. */
import type { RelationshipType } from '../../lib/model/customer.ts';
import type { RecommendedType } from '../../lib/model/insight.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { fieldOf, fields, margins, sizes } from '../parts/kotler-matrix.ts';
import text from '../parts/text.module.css';
import styles from './TypeMatrix.module.css';

export interface TypeMatrixProps {
  readonly current: RelationshipType;
  readonly recommended: RecommendedType | undefined;
}

export function TypeMatrix({ current, recommended }: TypeMatrixProps) {
  const { messages } = useSpeech();
  const now = fieldOf(current, recommended?.cell);
  const to = recommended === undefined ? now : fieldOf(recommended.type, recommended.cell);
  return (
    <table class={styles.matrix}>
      <caption class={styles.caption}>
        {messages.insight.marginTitle} × {messages.insight.sizeTitle}
      </caption>
      <thead>
        <tr>
          <td />
          {sizes.map((size) => (
            <th key={size} scope="col">
              {messages.insight.size[size]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {margins.map((margin, row) => (
          <tr key={margin}>
            <th scope="row">{messages.insight.margin[margin]}</th>
            {fields
              .filter((field) => field.row === row)
              .map((field) => (
                <td key={field.column} class={joinClasses(styles.cell, field === now && styles.now, field === to && styles.to)}>
                  {messages.relationshipType[field.type]}
                  {(field === now || field === to) && (
                    <span class={field === to ? styles.mark : joinClasses(styles.mark, styles.markNow)}>
                      <span class={text.hidden}>: </span>
                      {field === to && recommended !== undefined ? messages.insight.typeRecommended : messages.insight.typeNow}
                    </span>
                  )}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
