/** The import page: a customer list from a file, understood, corrected, taken whole. */
import './base.css';
import { CircleCheck, FileWarning, TriangleAlert } from 'lucide-preact';
import type { Locale } from '../lib/i18n/locale.ts';
import { FileDrop } from './console/FileDrop.tsx';
import styles from './Import.module.css';
import { CheckedImportView } from './import/CheckedImportView.tsx';
import type { ImportCallbacks, ImportView } from './import-view.ts';
import { LocaleProvider, useSpeech } from './LocaleProvider.tsx';
import { Button } from './parts/Button.tsx';
import { Logo } from './parts/Logo.tsx';
import { Message } from './parts/Message.tsx';
import { ProgressBar } from './parts/ProgressBar.tsx';

export interface ImportProps {
  readonly view: ImportView;
  readonly on: ImportCallbacks;
  readonly locale: Locale;
}

const percent = 100;

export function Import({ view, on, locale }: ImportProps) {
  return (
    <LocaleProvider locale={locale} timeZone={view.timeZone} now={view.now}>
      <Page view={view} on={on} />
    </LocaleProvider>
  );
}

function Page({ view, on }: Omit<ImportProps, 'locale'>) {
  const { messages, tag } = useSpeech();
  const words = messages.importing;
  return (
    <div class={styles.import} lang={tag}>
      <header class={styles.top}>
        <Logo size={24} />
        <span class={styles.brand}>{messages.product}</span>
      </header>
      <main class={styles.main}>
        <div class={styles.head}>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <div aria-live="polite">
          <Draft view={view} on={on} />
        </div>
      </main>
    </div>
  );
}

function Draft({ view, on }: Omit<ImportProps, 'locale'>) {
  const { messages, number } = useSpeech();
  const words = messages.importing;
  const { draft, present } = view;
  const drop = (title: string) => (
    <FileDrop title={title} hints={words.hints} accept=".csv,.txt,.tsv,.xlsx,.ndjson,.jsonl,.json" onFile={on.chooseFile} />
  );
  switch (draft.kind) {
    case 'empty':
      return drop(words.drop);
    case 'reading':
      return (
        <div class={styles.wait}>
          <ProgressBar label={words.reading(draft.fileName)} done={Math.round(draft.share * percent)} total={percent} />
          <Button onClick={on.cancel}>{words.cancel}</Button>
        </div>
      );
    case 'unreadable':
      return (
        <div class={styles.stack}>
          <Message
            icon={FileWarning}
            tone="alert"
            title={words.unreadable(draft.fileName)}
            text={words.fileProblem[draft.problem]}
            detail={draft.row === undefined ? undefined : words.atRow(draft.row)}
          />
          {drop(words.dropOther)}
        </div>
      );
    case 'checked':
      return <CheckedImportView draft={draft} present={present} on={on} />;
    case 'importing':
      return (
        <div class={styles.wait}>
          <ProgressBar label={words.importing(draft.customerCount)} done={Math.round(draft.share * percent)} total={percent} />
          <Button onClick={on.cancel}>{words.cancel}</Button>
        </div>
      );
    case 'imported':
      return (
        <Message
          icon={CircleCheck}
          tone="good"
          title={words.imported(draft.customerCount)}
          text={draft.refusedCount > 0 ? `${words.leftOut(draft.refusedCount)} ${words.next}` : words.next}
        >
          <Button onClick={on.startAgain}>{words.other}</Button>
        </Message>
      );
    case 'failed':
      return (
        <div class={styles.stack}>
          <Message icon={TriangleAlert} tone="alert" title={words.failed} text={words.nothingChanged} detail={draft.detail} />
          {drop(words.dropOther)}
          {present !== undefined && <p class={styles.dim}>{words.present(number(present.count))}</p>}
        </div>
      );
  }
}
