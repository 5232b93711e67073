/** Where the suggestion comes from: further reasons, rule and playbook version, what it brings, what comes next. */
import type { NextAction, Suggestion } from '../../lib/model/next-action.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './WhyPanel.module.css';

export interface WhyPanelProps {
  readonly action: NextAction;
  readonly suggestion: Suggestion;
  /** Reasons that stand on the card already. */
  readonly shownReasons: number;
}

export function WhyPanel({ action, suggestion, shownReasons }: WhyPanelProps) {
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
      {action.message !== undefined && (
        <>
          <h3 class={styles.title}>{messages.next.message}</h3>
          <p class={styles.message}>{action.message}</p>
        </>
      )}
      {suggestion.runnersUp.length > 0 && (
        <>
          <h3 class={styles.title}>{messages.next.runnersUp}</h3>
          <ol class={styles.reasons}>
            {suggestion.runnersUp.slice(0, 2).map((next) => (
              <li key={next.ruleId}>
                {wording(next.title)} <span class={styles.dim}>{dates.due(next.dueOn)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <p class={styles.rule}>{messages.next.rule(action.ruleId, action.playbookVersion)}</p>
    </div>
  );
}
