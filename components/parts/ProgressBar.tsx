/** How far long work has come. */
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** Absent together with `total` while unknown. */
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return (
    <div class={styles.progress}>
      <progress
        class={styles.bar}
        aria-label={label}
        {...(done === undefined || total === undefined ? {} : { value: done, max: Math.max(1, total) })}
      />
      <span class={styles.label} aria-hidden="true">
        {label}
      </span>
    </div>
  );
}
