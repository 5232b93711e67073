/** The ten aspects of the relationship: which are lively, which are asleep. */
import type { AspectState } from '../../lib/model/insight.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './AspectList.module.css';

/** How far the disc is filled. */
const fill: Readonly<Record<AspectState['state'], number>> = { lively: 1, quiet: 0.5, asleep: 0, never: 0 };

export function AspectList({ aspects }: { readonly aspects: readonly AspectState[] }) {
  const { messages, dates, wording } = useSpeech();
  return (
    <ul class={styles.list}>
      {aspects.map((aspect) => (
        <li key={aspect.aspect} class={styles.row}>
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" class={styles[aspect.state]}>
            <circle
              cx="5"
              cy="5"
              r="4"
              fill="none"
              stroke="currentColor"
              stroke-dasharray={aspect.state === 'never' ? '2 2' : undefined}
            />
            {fill[aspect.state] > 0 && (
              <path
                d={fill[aspect.state] === 1 ? 'M5 1a4 4 0 0 1 0 8a4 4 0 0 1 0-8' : 'M1 5a4 4 0 0 0 8 0z'}
                fill="currentColor"
              />
            )}
          </svg>
          <span>{wording(aspect.name)}</span>
          <span class={styles.state}>
            {messages.insight.aspectState[aspect.state]}
            {aspect.lastOn !== undefined && ` · ${dates.day(aspect.lastOn)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
