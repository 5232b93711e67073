/** A manager decides otherwise: another tier, or none at all, and why. The reason is published and stays on the card. */
import { useState } from 'preact/hooks';
import type { Tier } from '../../lib/model/customer.ts';
import type { TierMove } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './OverrideForm.module.css';
import table from './table.module.css';

export interface OverrideFormProps {
  readonly move: TierMove;
  readonly onDecide: (tier: Tier, reason: string) => void;
  readonly onCancel: () => void;
}

const tiers: readonly Tier[] = ['MVC', 'MGC', 'STANDARD', 'BZ'];
/** As long as a published list allows. */
const maxReason = 500;

export function OverrideForm({ move, onDecide, onCancel }: OverrideFormProps) {
  const { messages } = useSpeech();
  const words = messages.console;
  const others = tiers.filter((tier) => tier !== move.to);
  const [tier, setTier] = useState<Tier>(move.from);
  const [reason, setReason] = useState('');
  const id = useUniqueId();
  const isReady = reason.trim() !== '';
  return (
    <form
      class={styles.form}
      aria-label={words.overrideFor(move.name)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onDecide(tier, reason);
      }}
    >
      <label class={styles.field}>
        <span class={table.id}>{words.to}</span>
        <select
          class={table.select}
          value={tier}
          onChange={(event) => {
            const picked = others.find((each) => each === event.currentTarget.value);
            if (picked !== undefined) setTier(picked);
          }}
        >
          {others.map((each) => (
            <option key={each} value={each}>
              {each === move.from ? words.stays(messages.tierCode[each]) : messages.tierCode[each]}
            </option>
          ))}
        </select>
      </label>
      <label class={styles.reason}>
        <span class={table.id}>{words.overrideReason}</span>
        <input
          id={`${id}-reason`}
          class={table.select}
          type="text"
          required
          maxLength={maxReason}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" disabled={!isReady}>
        {words.overrideApply}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
    </form>
  );
}
