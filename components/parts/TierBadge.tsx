/** Tier with bars, code and gloss. */
import type { Tier } from '../../lib/model/customer.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './Badge.module.css';
import { Badge } from './Badge.tsx';
import { TierBars } from './TierBars.tsx';

export interface TierBadgeProps {
  readonly tier: Tier;
  /** Leaves the gloss away where space is short. */
  readonly isShort?: boolean;
}

export function TierBadge({ tier, isShort = false }: TierBadgeProps) {
  const { messages } = useSpeech();
  const gloss = isShort ? '' : messages.tierGloss[tier];
  return (
    <Badge class={joinClasses(tier === 'MVC' && styles.gold, tier === 'BZ' && styles.dim)} title={messages.tierName[tier]}>
      <TierBars tier={tier} />
      <span>
        {messages.tierCode[tier]}
        {gloss !== '' && <span class={styles.gloss}> {gloss}</span>}
      </span>
    </Badge>
  );
}
