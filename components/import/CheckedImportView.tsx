/** A file that was read: how, what its columns mean, who comes in, what is left out; and the button that takes it. */

import type { CheckedImport, ImportCallbacks, ImportView } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import styles from './CheckedImportView.module.css';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { OwnerFields } from './OwnerFields.tsx';
import { ReadingChoices } from './ReadingChoices.tsx';

export interface CheckedImportViewProps {
  readonly draft: CheckedImport;
  readonly present: ImportView['present'];
  readonly on: ImportCallbacks;
}

export function CheckedImportView({ draft, present, on }: CheckedImportViewProps) {
  const { messages, number } = useSpeech();
  const words = messages.importing;
  const { customerCount, contactCount, refusedCount, rowCount, isBusy, lacksName } = draft;
  const canTake = customerCount > 0 && !lacksName && !isBusy;
  const figures = [
    { name: words.figure.rows, value: rowCount },
    { name: words.figure.customers, value: customerCount },
    { name: words.figure.contacts, value: contactCount },
    { name: words.figure.refused, value: refusedCount },
  ];
  const hasIds = draft.columns.some(({ field }) => field === 'customerId');
  return (
    <div class={styles.checked} aria-busy={isBusy}>
      <div class={styles.line}>
        <h2 class={styles.file}>{draft.fileName}</h2>
        {draft.crm !== undefined && <span class={styles.crm}>{words.from(draft.crm)}</span>}
        <Button look="quiet" onClick={on.startAgain}>
          {words.other}
        </Button>
      </div>
      <ReadingChoices reading={draft.reading} readAs={on.readAs} />
      {lacksName && (
        <p role="alert" class={styles.alert}>
          {words.lacksName}
        </p>
      )}
      <dl class={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name} class={styles.figure}>
            <dt>{name}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <ImportColumns columns={draft.columns} mapColumn={on.mapColumn} isOpen={lacksName} />
      {draft.preview.length > 0 && <ImportPreview rows={draft.preview} count={customerCount} hasIds={hasIds} />}
      {draft.problemCount > 0 && (
        <ImportProblems
          problems={draft.problems}
          count={draft.problemCount}
          refusedCount={refusedCount}
          saveRefused={on.saveRefused}
        />
      )}
      <OwnerFields draft={draft} setMe={on.setMe} setOwnDomains={on.setOwnDomains} />
      <div class={styles.take}>
        <Button look="primary" disabled={!canTake} onClick={on.importCustomers}>
          {words.take(customerCount)}
        </Button>
        <p class={styles.dim}>
          {present === undefined ? words.stays : words.replaces(number(present.count))}
          {present?.from === 'backend' && ` ${words.endsConnection}`}
        </p>
      </div>
    </div>
  );
}
