/** `MGC → MVC` with an arrow that says up or down. */
import { TrendingDown, TrendingUp } from 'lucide-preact';
import type { Tier } from '../../lib/model/customer.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './TierMove.module.css';
import text from './text.module.css';
import { tierDirection } from './tier-order.ts';

export function TierMove({ from, to }: { readonly from: Tier; readonly to: Tier }) {
  const { messages } = useSpeech();
  const direction = tierDirection(from, to);
  return (
    <span class={styles.move}>
      {direction === 'up' && <TrendingUp size={14} aria-hidden="true" class={styles.up} />}
      {direction === 'down' && <TrendingDown size={14} aria-hidden="true" class={styles.down} />}
      <b class={styles.tiers}>
        {messages.tierCode[from]} → {messages.tierCode[to]}
      </b>
      {direction !== 'same' && (
        <span class={text.hidden}> {direction === 'up' ? messages.card.movedUp : messages.card.movedDown}</span>
      )}
    </span>
  );
}
