/** One question about an action whose time is over, answered in one click. */
import type { Outcome } from '../../lib/model/action-decision.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { CardFollowUp, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './FollowUp.module.css';

const answers: readonly Outcome[] = ['worked', 'partly', 'failed', 'unknown'];

export interface FollowUpProps {
  readonly followUp: CardFollowUp;
  readonly onAnswer: NonNullable<SidebarCallbacks['answerFollowUp']>;
}

export function FollowUp({ followUp, onAnswer }: FollowUpProps) {
  const { messages, dates, wording } = useSpeech();
  const titleId = useUniqueId();
  const { taken, question } = followUp;
  return (
    <section class={styles.followUp} aria-labelledby={titleId}>
      <p class={styles.label}>
        <span>{messages.followUp.label}</span>
        <span>{messages.followUp.asked(dates.day(taken.decidedAt))}</span>
      </p>
      <h2 id={titleId} class={styles.question}>
        {wording(question)}
      </h2>
      <div class={styles.row}>
        {answers.map((outcome) => (
          <Button key={outcome} look={outcome === 'unknown' ? 'quiet' : 'plain'} onClick={() => onAnswer(taken, outcome)}>
            {messages.followUp.answer[outcome]}
          </Button>
        ))}
      </div>
    </section>
  );
}
