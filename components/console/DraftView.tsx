/** From the choice of a file to the published list. */
import { CircleCheck, FileX, GitMerge, TriangleAlert } from 'lucide-preact';
import type { ConsoleCallbacks, ConsoleView } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { Message } from '../parts/Message.tsx';
import { ProgressBar } from '../parts/ProgressBar.tsx';
import { CheckedView } from './CheckedView.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import styles from './DraftView.module.css';
import { FileDrop } from './FileDrop.tsx';

export interface DraftViewProps {
  readonly view: ConsoleView;
  readonly on: ConsoleCallbacks;
}

export function DraftView({ view, on }: DraftViewProps) {
  const { messages, number } = useSpeech();
  const words = messages.console;
  const { draft, staffNames } = view;
  const startOver = <Button onClick={on.startOver}>{words.startOver}</Button>;
  switch (draft.kind) {
    case 'empty':
      return (
        <FileDrop
          title={words.drop}
          hints={[words.dropHint, words.dropDecides]}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onFile={on.chooseFile}
          instead={
            on.propose !== undefined && (
              <Button look="link" onClick={on.propose}>
                {words.propose}
              </Button>
            )
          }
        />
      );
    case 'reading':
      return (
        <div class={styles.panel} role="status">
          <p class={styles.title}>{words.reading(draft.fileName)}</p>
          <ProgressBar
            label={draft.done === undefined || draft.total === undefined ? '' : words.progress(draft.done, draft.total)}
            done={draft.done}
            total={draft.total}
          />
          <div>{startOver}</div>
        </div>
      );
    case 'unreadable':
      return (
        <>
          <Message
            icon={FileX}
            tone="alert"
            title={words.unreadable(draft.fileName)}
            text={words.file[draft.problem.kind]}
            detail={draft.problem.row === undefined ? draft.problem.detail : messages.importing.atRow(draft.problem.row)}
          >
            {startOver}
          </Message>
          {draft.columns !== undefined && draft.columns.length > 0 && (
            <ColumnTable columns={draft.columns} mapColumn={on.mapColumn} isOpen />
          )}
        </>
      );
    case 'checked':
      return <CheckedView draft={draft} staffNames={staffNames} on={on} />;
    case 'publishing':
      return (
        <div class={styles.panel} role="status">
          <p class={styles.title}>{words.publishing(draft.entryCount)}</p>
          <ProgressBar label={draft.fileName} />
        </div>
      );
    case 'published':
      return (
        <div role="status">
          <Message
            icon={CircleCheck}
            tone="good"
            title={words.published(draft.head.version)}
            text={words.publishedText(draft.movedCount, draft.repCount)}
          >
            <Button onClick={on.startOver}>{words.another}</Button>
          </Message>
        </div>
      );
    case 'conflict': {
      const by = draft.newer.publishedBy;
      const who = by === undefined ? number(draft.newer.version) : (staffNames[by] ?? by);
      return (
        <div role="alert">
          <Message
            icon={GitMerge}
            tone="alert"
            title={words.conflict(who, draft.newer.version)}
            text={words.conflictText(draft.basedOn, draft.newer.version)}
          >
            <Button look="primary" onClick={on.compareAgain}>
              {words.compareAgain}
            </Button>
            {startOver}
          </Message>
        </div>
      );
    }
    case 'failed':
      return (
        <div role="alert">
          <Message icon={TriangleAlert} tone="alert" title={words.failed} text={words.failedText} detail={draft.detail}>
            <Button look="primary" onClick={on.compareAgain}>
              {words.reload}
            </Button>
            {startOver}
          </Message>
        </div>
      );
  }
}
