/** Signs that the customer may leave: what was seen, how grave, what helps. */
import type { ChurnSignal } from '../../lib/model/insight.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import text from '../parts/text.module.css';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './SignalList.module.css';

/** Evidence besides the headline that is read at a glance. */
const glance = 3;

/** Nothing at all when there are no signs. */
export function SignalList({ signals }: { readonly signals: readonly ChurnSignal[] }) {
  const { messages, wording } = useSpeech();
  const titleId = useUniqueId();
  if (signals.length === 0) return null;
  return (
    <section class={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} class={styles.title}>
        {messages.insight.signals}
      </h2>
      <ul class={styles.list}>
        {signals.map((signal) => (
          <li key={signal.cause}>
            <p class={styles.line}>
              <Severity of={signal.severity} label={messages.insight.severity[signal.severity]} />
              <b class={joinClasses(styles.headline, signal.severity > 1 && styles.grave)}>{wording(signal.headline)}</b>
            </p>
            <p class={text.small}>{wording(signal.name)}</p>
            {signal.evidence
              .filter((sentence) => sentence.en !== signal.headline.en)
              .slice(0, glance)
              .map((sentence) => (
                <p key={sentence.en} class={text.small}>
                  {wording(sentence)}
                </p>
              ))}
            <p class={styles.help}>{messages.insight.helps(wording(signal.prevention))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One to three dots, so that gravity is seen without colour. */
function Severity({ of, label }: { readonly of: 1 | 2 | 3; readonly label: string }) {
  return (
    <svg class={joinClasses(styles.severity, of > 1 && styles.grave)} width="20" height="6" role="img" aria-label={label}>
      {[0, 1, 2].map((place) => (
        <circle key={place} cx={3 + place * 7} cy="3" r="2.25" class={place < of ? styles.on : styles.off} />
      ))}
    </svg>
  );
}
