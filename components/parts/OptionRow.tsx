/** A way to go on: icon, what it does, what follows. */
import type { Globe } from 'lucide-preact';
import styles from './OptionRow.module.css';

export interface OptionRowProps {
  readonly icon: typeof Globe;
  readonly title: string;
  readonly hint: string;
  readonly onClick: () => void;
}

export function OptionRow({ icon: Icon, title, hint, onClick }: OptionRowProps) {
  return (
    <button type="button" class={styles.row} onClick={onClick}>
      <Icon size={17} aria-hidden="true" />
      <span class={styles.title}>{title}</span>
      <span class={styles.hint}>{hint}</span>
    </button>
  );
}
