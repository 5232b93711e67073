/** How the file was read: encoding, separator or sheet, each to be corrected. */

import table from '../console/table.module.css';
import type { ImportCallbacks, ImportReading } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './ReadingChoices.module.css';

export interface ReadingChoicesProps {
  readonly reading: ImportReading;
  readonly readAs: ImportCallbacks['readAs'];
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly values: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, values, onChoose }: ChoiceProps) {
  return (
    <label class={styles.choice}>
      <span class={styles.label}>{label}</span>
      <select class={table.select} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {values.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ReadingChoices({ reading, readAs }: ReadingChoicesProps) {
  const { messages } = useSpeech();
  const words = messages.importing;
  const { encoding, encodings, delimiter, delimiters, sheet, sheets } = reading;
  const asIs = (value: string) => ({ value, name: value });
  const encodingName = (value: string) => ({ value, name: words.encodingName[value] ?? value.toUpperCase() });
  const delimiterName = (value: string) => ({ value, name: words.delimiterName[value] ?? value });
  return (
    <div class={styles.choices}>
      {encoding !== undefined && (
        <Choice
          label={words.encoding}
          value={encoding}
          values={encodings.map(encodingName)}
          onChoose={(value) => readAs({ encoding: value })}
        />
      )}
      {delimiter !== undefined && (
        <Choice
          label={words.delimiter}
          value={delimiter}
          values={delimiters.map(delimiterName)}
          onChoose={(value) => readAs({ delimiter: value })}
        />
      )}
      {sheet !== undefined && sheets.length > 1 && (
        <Choice label={words.sheet} value={sheet} values={sheets.map(asIs)} onChoose={(value) => readAs({ sheet: value })} />
      )}
    </div>
  );
}
