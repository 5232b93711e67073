/** What a rep can do to a line of the timeline: correct what he logged himself, or say that what went wrong is settled. */
import { Check, Pencil } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import type { CardTouchpoint, CustomerCard, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './TouchpointActions.module.css';
import { useTouchpointEditor } from './TouchpointEditor.tsx';

export interface TouchpointActionsProps {
  readonly card: CustomerCard;
  readonly entry: CardTouchpoint;
  /** What the line says, to tell its buttons from those of the others. */
  readonly what: string;
  readonly viewerId: string | undefined;
  readonly logNote: SidebarCallbacks['logNote'];
}

/** Open for the rep: nobody has said that it is settled, neither on the touchpoint nor by a later one. */
export function isUnsettled({ touchpoint }: CardTouchpoint, card: CustomerCard): boolean {
  const isOpen = touchpoint.issue !== undefined && touchpoint.issue.resolvedOn === undefined;
  const weighs = card.insight?.worst?.touchpointId === touchpoint.id;
  return (isOpen || weighs) && !card.touchpoints.some((other) => other.touchpoint.settles === touchpoint.id);
}

export function TouchpointActions({ card, entry, what, viewerId, logNote }: TouchpointActionsProps) {
  const { messages } = useSpeech();
  const edit = useTouchpointEditor();
  const [isSettling, setIsSettling] = useState(false);
  const { touchpoint } = entry;
  const isOwn = viewerId !== undefined && touchpoint.staffId === viewerId;
  const settle = async () => {
    setIsSettling(true);
    await logNote?.(card.customer.id, { settles: touchpoint.id });
    setIsSettling(false);
  };
  return (
    <span class={styles.actions}>
      {logNote !== undefined && isUnsettled(entry, card) && (
        <Button class={styles.settle} disabled={isSettling} onClick={() => void settle()}>
          <Check size={13} aria-hidden="true" />
          {messages.news.settle}
          <span class={text.hidden}> · {what}</span>
        </Button>
      )}
      {edit !== undefined && isOwn && (
        <Button
          look="quiet"
          isIcon
          class={styles.edit}
          aria-label={messages.edit.openFor(what)}
          title={messages.edit.open}
          onClick={() => edit(card.customer, touchpoint)}
        >
          <Pencil size={13} aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}
