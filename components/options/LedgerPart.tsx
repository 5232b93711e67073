/** What left this browser: every request, what for, and how much. */
import { Download } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import type { LedgerView, OptionsCallbacks } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { Disclosure } from '../parts/Disclosure.tsx';
import styles from './LedgerPart.module.css';
import { OptionsPart } from './OptionsPart.tsx';

export interface LedgerPartProps {
  readonly ledger: LedgerView | undefined;
  readonly save: OptionsCallbacks['saveLedger'];
}

export function LedgerPart({ ledger, save }: LedgerPartProps) {
  const { messages, dates, number, list, tag } = useSpeech();
  const words = messages.options.ledger;
  const bytes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
  if (ledger === undefined) {
    return (
      <OptionsPart title={words.title}>
        <p role="status">{messages.options.counting}</p>
      </OptionsPart>
    );
  }
  if (ledger.since === undefined) {
    return (
      <OptionsPart title={words.title} lead={words.lead}>
        <p class={styles.dim}>{words.none}</p>
      </OptionsPart>
    );
  }
  return (
    <OptionsPart title={words.title} lead={words.lead}>
      <p>{words.where(list(ledger.origins), dates.fullDay(ledger.since))}</p>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.purpose}</th>
            <th scope="col" class={styles.figure}>
              {words.requests}
            </th>
            <th scope="col" class={styles.figure}>
              {words.sent}
            </th>
            <th scope="col">{words.last}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.sums.map((sum) => (
            <tr key={sum.purpose}>
              <th scope="row">{words.purposes[sum.purpose]}</th>
              <td class={styles.figure}>{number(sum.count)}</td>
              <td class={styles.figure}>{bytes.format(sum.sentBytes)}</td>
              <td>{dates.ago(sum.lastAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Disclosure title={words.each(ledger.lines.length)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section class={styles.lines} tabIndex={0} aria-label={words.each(ledger.lines.length)}>
          <ol class={styles.list}>
            {ledger.lines.map((line, index) => (
              <li key={`${line.at} ${index}`}>
                <code>
                  {line.method} {line.path}
                </code>
                <span class={styles.dim}>
                  {dates.time(line.at)} · {bytes.format(line.sentBytes)} · {line.status ?? words.noAnswer}
                </span>
              </li>
            ))}
          </ol>
        </section>
      </Disclosure>
      {save !== undefined && (
        <div>
          <Button onClick={save}>
            <Download size={14} aria-hidden="true" />
            {words.save}
          </Button>
        </div>
      )}
    </OptionsPart>
  );
}
