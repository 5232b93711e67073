/** A few options of which one holds, side by side: one click, or arrow keys. */

import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './SegmentedChoice.module.css';

export interface SegmentedChoiceProps<Key extends string> {
  readonly legend: string;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly picked: Key;
  readonly onPick: (key: Key) => void;
}

export function SegmentedChoice<Key extends string>({ legend, options, picked, onPick }: SegmentedChoiceProps<Key>) {
  const name = useUniqueId();
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{legend}</legend>
      <div class={styles.options}>
        {options.map(({ key, label }) => (
          <label key={key} class={styles.option}>
            <input type="radio" name={name} value={key} checked={key === picked} onChange={() => onPick(key)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
