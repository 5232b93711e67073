/** Whether the touchpoint brought a complaint or a promise, by when it was to be answered, and whether it is settled. */
import { useSpeech } from '../LocaleProvider.tsx';
import { SegmentedChoice } from './SegmentedChoice.tsx';
import styles from './TouchpointForm.module.css';
import type { TouchpointDraft } from './touchpoint-draft.ts';

export interface IssueFieldsProps {
  readonly draft: TouchpointDraft;
  readonly onChange: (more: Partial<TouchpointDraft>) => void;
}

const states = ['none', 'open', 'settled'] as const;
/** As long as the export allows. */
const maxReference = 40;

export function IssueFields({ draft, onChange }: IssueFieldsProps) {
  const words = useSpeech().messages.edit;
  return (
    <>
      <SegmentedChoice
        legend={words.issue}
        options={states.map((key) => ({ key, label: words.issues[key] }))}
        picked={draft.issue}
        onPick={(issue) => onChange({ issue })}
      />
      {draft.issue !== 'none' && (
        <div class={styles.pair}>
          <label class={styles.field}>
            <span class={styles.label}>{words.dueOn}</span>
            <input
              class={styles.input}
              type="date"
              value={draft.dueOn}
              onInput={(event) => onChange({ dueOn: event.currentTarget.value })}
            />
          </label>
          <label class={styles.field}>
            <span class={styles.label}>{words.reference}</span>
            <input
              class={styles.input}
              type="text"
              maxLength={maxReference}
              value={draft.reference}
              onInput={(event) => onChange({ reference: event.currentTarget.value })}
            />
          </label>
        </div>
      )}
    </>
  );
}
