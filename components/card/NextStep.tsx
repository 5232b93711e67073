/** The one thing to do next, with its reasons, and what a rep may say to it. */
import { Check, CircleCheck, Clock, Hourglass } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
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
import { WordingPanel } from './WordingPanel.tsx';

/** Reasons that are read at a glance; the rest is under "Why". */
const glance = 3;
/** A second click that follows so soon says the same once more, or was meant for the action that has just gone. */
const doubleClickMs = 400;
/** What else could be done, under "Why". */
const runnersUpShown = 2;
const postponements: readonly Postponement[] = ['tomorrow', 'in-three-days', 'next-week'];
const refusals: readonly RefusalReason[] = ['already-done', 'wrong-time', 'wrong-customer', 'not-useful', 'other'];

export interface NextStepProps {
  readonly customerId: string;
  /** Absent while it is being worked out. */
  readonly suggestion: Suggestion | undefined;
  readonly on: Pick<
    SidebarCallbacks,
    'startAction' | 'postponeAction' | 'refuseAction' | 'wakeAction' | 'seeAction' | 'copyText'
  >;
}

interface Decided {
  readonly kind: 'taken' | 'postponed' | 'refused';
  readonly action: NextAction;
}

export function NextStep({ customerId, suggestion, on }: NextStepProps) {
  const { messages, wording } = useSpeech();
  // The card shows the next thing at once: what was said to the one before can be taken back until it is left.
  const [decided, setDecided] = useState<Decided>();
  const { wakeAction } = on;
  return (
    <>
      <Step customerId={customerId} suggestion={suggestion} on={on} onDecided={setDecided} />
      <div role="status" class={joinClasses(wakeAction !== undefined && decided !== undefined && styles.decided)}>
        {wakeAction !== undefined && decided !== undefined && (
          <>
            <Check size={14} aria-hidden="true" />
            <span class={styles.what}>{messages.next.decided[decided.kind](wording(decided.action.title))}</span>
            <Button
              look="link"
              onClick={() => {
                wakeAction(customerId, decided.action);
                setDecided(undefined);
              }}
            >
              {messages.log.undo}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

interface StepProps extends NextStepProps {
  readonly onDecided: (decided: Decided) => void;
}

function Step({ customerId, suggestion, on, onDecided }: StepProps) {
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
  return (
    <Action
      customerId={customerId}
      first={action}
      runnersUp={suggestion?.runnersUp ?? []}
      on={on}
      onDecided={onDecided}
      titleId={titleId}
    />
  );
}

interface ActionProps extends Pick<StepProps, 'customerId' | 'on' | 'onDecided'> {
  readonly first: NextAction;
  readonly runnersUp: readonly NextAction[];
  readonly titleId: string;
}

function Action({ customerId, first, runnersUp, on, onDecided, titleId }: ActionProps) {
  const { messages, dates, wording } = useSpeech();
  const [opened, setOpened] = useState<'why' | 'wording'>();
  // A runner-up that the rep would rather do; forgotten as soon as it is no longer among them.
  const [preferred, setPreferred] = useState<string>();
  const choices = [first, ...runnersUp.slice(0, runnersUpShown)];
  const action = choices.find(({ ruleId }) => ruleId === preferred) ?? first;
  /** When something was decided, or when another action took the place of the one before. */
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const before = useRef(first.ruleId);
  useLayoutEffect(() => {
    if (before.current !== first.ruleId) changedAt.current = performance.now();
    before.current = first.ruleId;
  }, [first.ruleId]);
  const decide = (kind: Decided['kind'], tell: () => void): void => {
    if (performance.now() - changedAt.current < doubleClickMs) return;
    changedAt.current = performance.now();
    tell();
    onDecided({ kind, action });
  };
  const panelId = useUniqueId();
  const isPressing = dates.daysUntil(action.dueOn) <= 0;
  const opener = (part: 'why' | 'wording', label: string) => (
    <Button
      look="quiet"
      class={styles.ask}
      aria-expanded={opened === part}
      aria-controls={panelId}
      onClick={() => setOpened(opened === part ? undefined : part)}
    >
      {label}
    </Button>
  );

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
          <Button look="primary" onClick={() => decide('taken', () => on.startAction?.(customerId, action))}>
            {messages.next.start}
          </Button>
        )}
        {on.postponeAction !== undefined && (
          <Menu
            label={messages.next.later}
            items={postponements.map((key) => ({ key, label: messages.next.postpone[key] }))}
            onPick={(key) => {
              const until = postponements.find((each) => each === key);
              if (until !== undefined) decide('postponed', () => on.postponeAction?.(customerId, action, until));
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
              if (why !== undefined) decide('refused', () => on.refuseAction?.(customerId, action, why));
            }}
          />
        )}
        <span class={styles.asks}>
          {action.message !== undefined && opener('wording', messages.next.wording)}
          {opener('why', messages.next.why)}
        </span>
      </div>
      <div id={panelId} hidden={opened === undefined}>
        {opened === 'wording' && action.message !== undefined && (
          <WordingPanel key={action.ruleId} message={action.message} copy={on.copyText} />
        )}
        {opened === 'why' && (
          <WhyPanel
            action={action}
            others={choices.filter((each) => each !== action)}
            shownReasons={glance}
            prefer={(other) => {
              setPreferred(other.ruleId);
              on.seeAction?.(customerId, other);
            }}
          />
        )}
      </div>
    </section>
  );
}
