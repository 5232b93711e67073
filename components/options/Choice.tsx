/** One out of few, side by side. */
import text from '../parts/text.module.css';
import styles from './Choice.module.css';

export interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string | undefined }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({ name, label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset class={styles.choice}>
      <legend class={text.hidden}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={styles.option} lang={option.lang}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
