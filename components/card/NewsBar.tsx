/** What a rep heard of a customer, as a dated note of a kind: two clicks, with a way back (domain.md, part 7). */
import { Check, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { News } from '../../lib/model/touchpoint.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Menu } from '../parts/Menu.tsx';
import type { CustomerCard, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './NewsBar.module.css';
import { useTouchpointEditor } from './TouchpointEditor.tsx';

export interface NewsBarProps {
  readonly card: CustomerCard;
  readonly on: Pick<SidebarCallbacks, 'logNote' | 'undoNote'>;
}

const kinds: readonly News[] = [
  'strategy-change',
  'second-supplier',
  'rival-seen',
  'better-offer',
  'people-change',
  'hidden-need',
];

type Outcome = { readonly kind: News; readonly touchpointId: string } | 'failed';

export function NewsBar({ card, on }: NewsBarProps) {
  const { messages } = useSpeech();
  const words = messages.news;
  const edit = useTouchpointEditor();
  const [outcome, setOutcome] = useState<Outcome>();
  if (on.logNote === undefined) return null;

  const pick = async (key: string) => {
    const kind = kinds.find((each) => each === key);
    if (kind === undefined) return;
    const touchpointId = await on.logNote?.(card.customer.id, { news: kind });
    setOutcome(touchpointId === undefined ? 'failed' : { kind, touchpointId });
  };
  const undo = async (touchpointId: string) => {
    if (await on.undoNote?.(touchpointId)) setOutcome(undefined);
  };
  const noted = outcome === undefined || outcome === 'failed' ? undefined : outcome;
  // Gone from the card: taken back there, or refused.
  const entry = card.touchpoints.find(({ touchpoint }) => touchpoint.id === noted?.touchpointId);

  return (
    <div class={styles.bar}>
      <Menu
        look="quiet"
        label={words.add}
        items={kinds.map((key) => ({ key, label: words.kind[key] }))}
        onPick={(key) => void pick(key)}
      />
      <div aria-live="polite" class={styles.status}>
        {noted !== undefined && entry !== undefined && (
          <p class={styles.noted}>
            <Check size={14} aria-hidden="true" />
            <span class={styles.sentence}>{words.noted(words.kind[noted.kind])}</span>
            {entry.sending === 'pending' && on.undoNote !== undefined && (
              <button type="button" class={styles.link} onClick={() => void undo(noted.touchpointId)}>
                {messages.log.undo}
              </button>
            )}
            {edit !== undefined && (
              <button type="button" class={styles.link} onClick={() => edit(card.customer, entry.touchpoint)}>
                {messages.edit.open}
              </button>
            )}
          </p>
        )}
        {outcome === 'failed' && (
          <p class={styles.failed}>
            <TriangleAlert size={14} aria-hidden="true" />
            <span>{words.notNoted}</span>
          </p>
        )}
      </div>
    </div>
  );
}
