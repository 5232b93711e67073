/** What the rep can send as it is, in the customer's language. */
import { useSpeech } from '../LocaleProvider.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './WordingPanel.module.css';

export interface WordingPanelProps {
  readonly message: string;
  /** Absent: it can only be read and marked by hand. */
  readonly copy: SidebarCallbacks['copyText'];
}

export function WordingPanel({ message, copy }: WordingPanelProps) {
  const { messages } = useSpeech();
  return (
    <div class={styles.panel}>
      <h3 class={styles.title}>{messages.next.message}</h3>
      <p class={styles.message}>{message}</p>
      {copy !== undefined && (
        <div>
          <CopyButton label={messages.next.copy} copied={messages.next.copied} copy={() => copy(message)} />
        </div>
      )}
    </div>
  );
}
