/** Perceived value: what the customer gets from us and what it costs them, as reps noted it. */
import type { LedgerLine, ValueLedger } from '../../lib/model/insight.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import text from '../parts/text.module.css';
import styles from './Ledger.module.css';

export function Ledger({ ledger }: { readonly ledger: ValueLedger }) {
  const { messages, wording } = useSpeech();
  const most = Math.max(1, ...[...ledger.benefits, ...ledger.sacrifices].map((line) => line.weight));
  const side = (title: string, lines: readonly LedgerLine[], bar: string | undefined) =>
    lines.length > 0 && (
      <div>
        <h5 class={styles.side}>{title}</h5>
        <ul>
          {lines.map((line) => (
            <li key={line.name.en} class={styles.line}>
              <span>{wording(line.name)}</span>
              <svg class={styles.bar} width="48" height="6" aria-hidden="true">
                <rect width={Math.max(4, (line.weight / most) * 48)} height="6" rx="2" class={bar} />
              </svg>
              <span class={styles.count}>{messages.insight.times(line.count)}</span>
              {line.note !== undefined && <span class={styles.note}>{line.note}</span>}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div>
      <h4 class={styles.title}>{messages.insight.value}</h4>
      <p class={text.small}>{wording(ledger.sentence)}</p>
      <div class={styles.sides}>
        {side(messages.insight.gives, ledger.benefits, styles.gives)}
        {side(messages.insight.costs, ledger.sacrifices, styles.costs)}
      </div>
      {ledger.forms.length > 0 && (
        <ul class={styles.forms} aria-label={messages.insight.forms}>
          {ledger.forms.map((form) => (
            <li key={form.kind} class={form.isLowered ? styles.lowered : undefined}>
              {wording(form.sentence)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
