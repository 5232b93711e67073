/** A checked playbook: what it would change, and the button that publishes it. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import type { PlaybookCallbacks, PlaybookDraft } from '../playbook-view.ts';
import checked from './CheckedView.module.css';
import { PlaybookChanges } from './PlaybookChanges.tsx';

export interface PlaybookCheckedViewProps {
  readonly draft: Extract<PlaybookDraft, { kind: 'checked' }>;
  readonly on: Pick<PlaybookCallbacks, 'publish' | 'startOver'>;
}

export function PlaybookCheckedView({ draft, on }: PlaybookCheckedViewProps) {
  const { messages } = useSpeech();
  const words = messages.playbook;
  const [isAsking, setIsAsking] = useState(false);
  const { changes, basedOn } = draft;
  const next = basedOn + 1;
  return (
    <div class={checked.checked}>
      <div class={checked.file}>
        <b class={checked.name}>{draft.fileName}</b>
        <Button look="quiet" onClick={on.startOver}>
          {messages.console.startOver}
        </Button>
      </div>
      <PlaybookChanges changes={changes} />
      <div>
        <Button look="primary" class={checked.button} disabled={changes.length === 0} onClick={() => setIsAsking(true)}>
          {words.publish(next)}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={words.confirmTitle(next)}
          confirm={messages.console.confirm}
          cancel={messages.console.cancel}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            on.publish(basedOn);
          }}
        >
          {words.confirmText(changes.length)}
        </ConfirmDialog>
      )}
    </div>
  );
}
