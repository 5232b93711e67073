/** Counts per month, oldest first, as small bars. */
import styles from './SparkLine.module.css';

export interface SparkLineProps {
  readonly counts: readonly number[];
  /** What it says in words. */
  readonly label: string;
}

export function SparkLine({ counts, label }: SparkLineProps) {
  const most = Math.max(1, ...counts);
  return (
    <svg width={counts.length * 5 - 2} height="14" role="img" aria-label={label} focusable="false">
      {counts.map((count, index) => {
        // An empty month keeps a hairline, so that silence is seen as time that passed.
        const height = count === 0 ? 1 : 3 + Math.round((count / most) * 11);
        return (
          <rect
            key={index}
            x={index * 5}
            y={14 - height}
            width="3"
            height={height}
            rx="1"
            class={count === 0 ? styles.none : styles.some}
          />
        );
      })}
    </svg>
  );
}
