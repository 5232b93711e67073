/** Everything off this disk, after a question that says what would be lost. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, OptionsView } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { OptionsPart } from './OptionsPart.tsx';

export interface WipePartProps {
  readonly wiping: OptionsView['wiping'];
  readonly unsentCount: number;
  readonly on: Pick<OptionsCallbacks, 'wipe' | 'saveUnsent'>;
}

/** Nothing where nothing can be wiped. */
export function WipePart({ wiping, unsentCount, on }: WipePartProps) {
  const { messages } = useSpeech();
  const words = messages.options.wipe;
  const [isAsking, setIsAsking] = useState(false);
  if (on.wipe === undefined) return null;
  return (
    <OptionsPart title={words.title} lead={words.lead}>
      {unsentCount > 0 && (
        <>
          <p>{words.unsent(unsentCount)}</p>
          {on.saveUnsent !== undefined && (
            <div>
              <Button onClick={on.saveUnsent}>{words.saveUnsent}</Button>
            </div>
          )}
        </>
      )}
      <div>
        <Button look="danger" disabled={wiping === 'running'} onClick={() => setIsAsking(true)}>
          {words.button}
        </Button>
      </div>
      <p role="status">{wiping === undefined ? '' : words.state[wiping]}</p>
      {isAsking && (
        <ConfirmDialog
          title={words.question}
          confirm={words.confirm}
          cancel={messages.options.cancel}
          isDangerous
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            on.wipe?.();
          }}
        >
          {unsentCount === 0 ? words.lead : words.unsent(unsentCount)}
        </ConfirmDialog>
      )}
    </OptionsPart>
  );
}
