/** The log button and what became of the last click, always in the same place. */
import { Check, RotateCcw, TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Contact } from '../../lib/model/customer.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import type { LogBinding, LogState, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './LogBar.module.css';
import { LogElsewhere } from './LogElsewhere.tsx';
import { logSentence } from './log-sentence.ts';

export interface LogBarProps {
  readonly state: LogState;
  readonly viewerId: string | undefined;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly shortcut: string | undefined;
  /** People of the customer, most likely first. */
  readonly contacts: readonly Contact[];
  /** Opens what was just logged for correction. Absent: nothing can be edited. */
  readonly edit?: (() => void) | undefined;
  readonly on: Pick<SidebarCallbacks, 'log' | 'logWithoutPage' | 'undoLog' | 'readAgain'>;
}

export function LogBar({ state, viewerId, staffNames, shortcut, contacts, edit, on }: LogBarProps) {
  const speech = useSpeech();
  const { messages } = speech;
  const outcome = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);

  // The clicked button is gone once it is logged: focus goes on to what took its place, or a keyboard user is thrown to the top.
  useEffect(() => {
    if (!hadFocus.current || state.kind === 'ready' || state.kind === 'saving') return;
    hadFocus.current = false;
    outcome.current?.focus();
  }, [state.kind]);

  const log = (binding: LogBinding) => () => {
    hadFocus.current = true;
    on.log(binding);
  };

  const others = (binding: LogBinding, isLone: boolean) =>
    on.logWithoutPage !== undefined && (
      <LogElsewhere
        class={isLone ? styles.lone : styles.more}
        isLone={isLone}
        contacts={contacts}
        onPick={(channel, contactId) => on.logWithoutPage?.(binding, channel, contactId)}
      />
    );

  const line = (tone: 'done' | 'calm' | 'alert', action?: ComponentChildren, more?: ComponentChildren) => (
    <div class={styles.bar}>
      <div ref={outcome} tabIndex={-1} class={joinClasses(styles.outcome, styles[tone])}>
        {tone === 'alert' ? <TriangleAlert size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
        <span class={styles.sentence}>{logSentence(state, viewerId, staffNames, speech)}</span>
        {action !== undefined && <span class={styles.actions}>{action}</span>}
      </div>
      {more}
    </div>
  );

  switch (state.kind) {
    case 'no-message':
      return on.logWithoutPage === undefined ? null : <div class={styles.bar}>{others(state.binding, true)}</div>;
    case 'ready':
      return (
        <div class={styles.bar}>
          <Button look="primary" class={styles.main} aria-keyshortcuts="l" onClick={log(state.binding)}>
            <span class={styles.grow}>{messages.log.button[state.channel]}</span>
            {shortcut !== undefined && <kbd class={styles.key}>{shortcut}</kbd>}
          </Button>
          {others(state.binding, false)}
        </div>
      );
    case 'saving':
      return (
        <div class={styles.bar}>
          <Button look="primary" class={styles.main} aria-disabled="true">
            <span class={styles.grow}>{messages.log.saving}</span>
          </Button>
        </div>
      );
    case 'logged': {
      const isOver = state.undoSecondsLeft <= 0;
      return line(
        isOver ? 'calm' : 'done',
        <>
          {!isOver && (
            <button type="button" class={styles.undo} onClick={() => on.undoLog(state.touchpointId)}>
              <span class={styles.underlined}>{messages.log.undo}</span>
              <span aria-hidden="true" class={styles.seconds}>
                {messages.log.seconds(state.undoSecondsLeft)}
              </span>
            </button>
          )}
          {edit !== undefined && (
            <button type="button" class={styles.undo} onClick={edit}>
              <span class={styles.underlined}>{messages.edit.open}</span>
            </button>
          )}
        </>,
        others(state.binding, false),
      );
    }
    case 'undone':
      return line(
        'calm',
        <Button look="link" onClick={log(state.binding)}>
          {messages.log.again}
        </Button>,
      );
    case 'already-logged':
      return line('calm', undefined, others(state.binding, false));
    case 'page-moved-on':
      return line(
        'alert',
        <Button onClick={on.readAgain}>
          <RotateCcw size={13} aria-hidden="true" />
          {messages.log.readAgain}
        </Button>,
      );
    case 'not-saved':
      return line('alert', <Button onClick={log(state.binding)}>{messages.log.tryAgain}</Button>);
  }
}
