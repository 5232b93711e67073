/** Where the suggestion comes from: further reasons, rule and playbook version, what it brings, what comes next. */
import type { NextAction } from '../../lib/model/next-action.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import styles from './WhyPanel.module.css';

export interface WhyPanelProps {
  readonly action: NextAction;
  /** What could be done instead, best first. */
  readonly others: readonly NextAction[];
  /** Reasons that stand on the card already. */
  readonly shownReasons: number;
  /** The rep would rather do this one of the others. */
  readonly prefer: (action: NextAction) => void;
}

export function WhyPanel({ action, others, shownReasons, prefer }: WhyPanelProps) {
  const { messages, dates, wording } = useSpeech();
  const furtherReasons = action.reasons.slice(shownReasons);
  return (
    <div class={styles.panel}>
      <h3 class={styles.title}>{messages.next.whyTitle}</h3>
      {furtherReasons.length > 0 && (
        <ul class={styles.reasons}>
          {furtherReasons.map((reason) => (
            <li key={reason.sentence.en}>{wording(reason.sentence)}</li>
          ))}
        </ul>
      )}
      <dl class={styles.facts}>
        <dt>{messages.next.goal}</dt>
        <dd>{wording(action.goal)}</dd>
        <dt>{messages.next.resource}</dt>
        <dd>{messages.resource[action.resource]}</dd>
        <dt>{messages.next.pair}</dt>
        <dd>{messages.pair[action.pair]}</dd>
      </dl>
      {others.length > 0 && (
        <>
          <h3 class={styles.title}>{messages.next.runnersUp}</h3>
          <ol class={styles.reasons}>
            {others.map((other) => (
              <li key={other.ruleId}>
                <p>
                  <Button look="link" class={styles.other} onClick={() => prefer(other)}>
                    {wording(other.title)}
                  </Button>{' '}
                  <span class={styles.due}>{dates.due(other.dueOn)}</span>
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p class={styles.rule}>{messages.next.rule(action.ruleId, action.playbookVersion)}</p>
    </div>
  );
}
