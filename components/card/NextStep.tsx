/** The one thing to do next, with its reasons, and what a rep may say to it. */
import { CircleCheck, Clock, Hourglass } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { RefusalReason } from '../../lib/model/action-decision.ts';
import type { NextAction, Suggestion } from '../../lib/model/next-action.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { Menu } from '../parts/Menu.tsx';
import text from '../parts/text.module.css';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { Postponement, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './NextStep.module.css';
import { WhyPanel } from './WhyPanel.tsx';

/** Reasons that are read at a glance; the rest is under "Why". */
const glance = 3;
const postponements: readonly Postponement[] = ['tomorrow', 'in-three-days', 'next-week'];
const refusals: readonly RefusalReason[] = ['already-done', 'wrong-time', 'wrong-customer', 'not-useful', 'other'];

export interface NextStepProps {
  readonly customerId: string;
  /** Absent while it is being worked out. */
  readonly suggestion: Suggestion | undefined;
  readonly on: Pick<SidebarCallbacks, 'startAction' | 'postponeAction' | 'refuseAction'>;
}

export function NextStep({ customerId, suggestion, on }: NextStepProps) {
  const { messages, wording } = useSpeech();
  const titleId = useUniqueId();
  const action = suggestion?.action;

  if (action === undefined) {
    const held = suggestion?.heldBack;
    const Icon = suggestion === undefined || held !== undefined ? Hourglass : CircleCheck;
    return (
      <section class={joinClasses(styles.next, styles.empty)} aria-labelledby={titleId}>
        <Icon size={16} aria-hidden="true" />
        <div>
          <h2 id={titleId} class={styles.calm}>
            {suggestion === undefined ? messages.next.thinking : held === undefined ? messages.next.none : messages.next.heldBack}
          </h2>
          {suggestion !== undefined && (
            <p class={text.small}>{held === undefined ? messages.next.noneHint : wording(held.sentence)}</p>
          )}
        </div>
      </section>
    );
  }
  return <Action customerId={customerId} action={action} suggestion={suggestion} on={on} titleId={titleId} />;
}

interface ActionProps extends NextStepProps {
  readonly action: NextAction;
  readonly titleId: string;
}

function Action({ customerId, action, suggestion, on, titleId }: ActionProps) {
  const { messages, dates, wording } = useSpeech();
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const whyId = useUniqueId();
  const isPressing = dates.daysUntil(action.dueOn) <= 0;

  return (
    <section class={joinClasses(styles.next, action.tone === 'alert' && styles.alert)} aria-labelledby={titleId}>
      <div class={styles.label}>
        <span>{messages.next.label}</span>
        <span class={joinClasses(styles.due, isPressing && text.due)}>
          {isPressing && <Clock size={13} aria-hidden="true" />}
          {dates.due(action.dueOn)}
        </span>
      </div>
      <h2 id={titleId} class={styles.title} elementtiming="next-action">
        {wording(action.title)}
      </h2>
      <ul class={styles.reasons}>
        {action.reasons.slice(0, glance).map((reason) => (
          <li key={reason.sentence.en}>{wording(reason.sentence)}</li>
        ))}
      </ul>
      <div class={styles.row}>
        {on.startAction !== undefined && (
          <Button look="primary" onClick={() => on.startAction?.(customerId, action)}>
            {messages.next.start}
          </Button>
        )}
        {on.postponeAction !== undefined && (
          <Menu
            label={messages.next.later}
            items={postponements.map((key) => ({ key, label: messages.next.postpone[key] }))}
            onPick={(key) => {
              const until = postponements.find((each) => each === key);
              if (until !== undefined) on.postponeAction?.(customerId, action, until);
            }}
          />
        )}
        {on.refuseAction !== undefined && (
          <Menu
            look="quiet"
            label={messages.next.notThis}
            items={refusals.map((key) => ({ key, label: messages.next.refuse[key] }))}
            onPick={(key) => {
              const why = refusals.find((each) => each === key);
              if (why !== undefined) on.refuseAction?.(customerId, action, why);
            }}
          />
        )}
        <Button
          look="quiet"
          class={styles.why}
          aria-expanded={isWhyOpen}
          aria-controls={whyId}
          onClick={() => setIsWhyOpen(!isWhyOpen)}
        >
          {messages.next.why}
        </Button>
      </div>
      <div id={whyId} hidden={!isWhyOpen}>
        {isWhyOpen && suggestion !== undefined && <WhyPanel action={action} suggestion={suggestion} shownReasons={glance} />}
      </div>
    </section>
  );
}
