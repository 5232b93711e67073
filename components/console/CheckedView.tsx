/** A checked file: what is wrong with it, what it would change, and the button that publishes it. */
import { useState } from 'preact/hooks';
import type { CheckedDraft, ConsoleCallbacks } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import styles from './CheckedView.module.css';
import { ColumnTable } from './ColumnTable.tsx';
import { DiffView } from './DiffView.tsx';
import { DoubtList } from './DoubtList.tsx';
import { FigureStrip } from './FigureStrip.tsx';
import { OverrideList } from './OverrideList.tsx';
import { ProblemTable } from './ProblemTable.tsx';

export interface CheckedViewProps {
  readonly draft: CheckedDraft;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: ConsoleCallbacks;
}

/** Characters that a note may have; the export format allows no more. */
const maxNote = 500;

export function CheckedView({ draft, staffNames, on }: CheckedViewProps) {
  const { messages } = useSpeech();
  const words = messages.console;
  const [note, setNote] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { diff, basedOn } = draft;
  const moved = diff.upCount + diff.downCount;
  const next = basedOn + 1;
  return (
    <div class={styles.checked}>
      <div class={styles.file}>
        <b class={styles.name}>{draft.fileName}</b>
        <span class={styles.ways}>
          {on.saveDraft !== undefined && (
            <Button look="quiet" onClick={on.saveDraft}>
              {words.saveDraft}
            </Button>
          )}
          <Button look="quiet" onClick={on.startOver}>
            {words.startOver}
          </Button>
        </span>
      </div>
      <FigureStrip draft={draft} />
      {draft.problemCount > 0 && <ProblemTable problems={draft.problems} count={draft.problemCount} />}
      <OverrideList overrides={draft.overrides} onDrop={on.dropOverride} />
      <DiffView diff={diff} staffNames={staffNames} override={on.overrideTier} />
      {diff.doubtful.length > 0 && <DoubtList doubtful={diff.doubtful} />}
      <ColumnTable columns={draft.columns} mapColumn={on.mapColumn} />
      <form
        class={styles.publish}
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsking(true);
        }}
      >
        <label class={styles.note}>
          <span class={styles.label}>{words.note}</span>
          <textarea
            class={styles.input}
            rows={2}
            maxLength={maxNote}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <span class={styles.hint}>{words.noteHint}</span>
        </label>
        <Button look="primary" type="submit" class={styles.button} disabled={draft.entryCount === 0}>
          {words.publish(next)}
        </Button>
      </form>
      {isAsking && (
        <ConfirmDialog
          title={words.confirmTitle(next)}
          confirm={words.confirm}
          cancel={words.cancel}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            on.publish(note.trim(), basedOn);
          }}
        >
          {words.confirmText(moved, diff.reps.length)}
        </ConfirmDialog>
      )}
    </div>
  );
}
