/** Customers that no backend keeps: from which file or folder they are, and what was logged about them, to be saved. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { LocalCustomers, OptionsCallbacks } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { FactList } from './FactList.tsx';
import styles from './LocalPart.module.css';
import { OptionsPart } from './OptionsPart.tsx';

export interface LocalPartProps {
  readonly local: LocalCustomers;
  readonly on: Pick<OptionsCallbacks, 'importFile' | 'saveTouchpoints'>;
}

export function LocalPart({ local, on }: LocalPartProps) {
  const { messages, dates, number } = useSpeech();
  const words = messages.local;
  const { file, keptCount, isOnlyHere } = local;
  const facts = [
    ...(file === undefined ? [] : [{ name: words.file, value: `${file.name} · ${dates.ago(file.importedAt)}` }]),
    ...(isOnlyHere ? [{ name: words.kept, value: number(keptCount) }] : []),
  ];
  return (
    <OptionsPart title={words.title} lead={isOnlyHere ? words.onlyHere : words.lead}>
      {facts.length > 0 && <FactList facts={facts} />}
      <div class={styles.row}>
        {on.importFile !== undefined && <Button onClick={on.importFile}>{words.importFile}</Button>}
        {isOnlyHere && on.saveTouchpoints !== undefined && keptCount > 0 && (
          <>
            <Button onClick={() => on.saveTouchpoints?.('csv')}>{words.saveCsv}</Button>
            <Button onClick={() => on.saveTouchpoints?.('ndjson')}>{words.saveNdjson}</Button>
          </>
        )}
      </div>
    </OptionsPart>
  );
}
