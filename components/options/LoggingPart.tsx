/** Whether logged e-mails keep their subject line. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks } from '../options-view.ts';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './LoggingPart.module.css';
import { OptionsPart } from './OptionsPart.tsx';

export interface LoggingPartProps {
  readonly keepsSubjects: boolean;
  readonly setKeepsSubjects: OptionsCallbacks['setKeepsSubjects'];
}

export function LoggingPart({ keepsSubjects, setKeepsSubjects }: LoggingPartProps) {
  const { messages } = useSpeech();
  const hintId = useUniqueId();
  return (
    <OptionsPart title={messages.options.logging}>
      <label class={styles.switch}>
        <input
          type="checkbox"
          checked={keepsSubjects}
          aria-describedby={hintId}
          onChange={(event) => setKeepsSubjects(event.currentTarget.checked)}
        />
        <span>{messages.options.keepSubjects}</span>
      </label>
      <p id={hintId} class={styles.hint}>
        {messages.options.keepSubjectsHint}
      </p>
    </OptionsPart>
  );
}
