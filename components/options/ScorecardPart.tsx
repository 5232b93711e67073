/** The rep's own figures, out of this browser alone. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, Scorecard } from '../options-view.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { type Fact, FactList } from './FactList.tsx';
import styles from './LedgerPart.module.css';
import { OptionsPart } from './OptionsPart.tsx';

export interface ScorecardPartProps {
  readonly scorecard: Scorecard | undefined;
  readonly copy: OptionsCallbacks['copyScorecard'];
}

export function ScorecardPart({ scorecard, copy }: ScorecardPartProps) {
  const { messages, number } = useSpeech();
  const words = messages.options.scorecard;
  if (scorecard === undefined) {
    return (
      <OptionsPart title={words.title}>
        <p role="status">{messages.options.counting}</p>
      </OptionsPart>
    );
  }
  const { accepted, rejected, logs, undone, medianClicks } = scorecard;
  const isEmpty = accepted + rejected + logs + undone === 0;
  const facts: Fact[] = [
    { name: words.matches, value: words.matchesText(number(accepted), number(rejected)) },
    { name: words.logs, value: words.logsText(number(logs), undone === 0 ? undefined : number(undone)) },
    { name: words.clicks, value: medianClicks === undefined ? words.notCounted : number(medianClicks) },
  ];
  const text = [words.heading(scorecard.days), ...facts.map(({ name, value }) => `${name}: ${value}`)].join('\n');
  return (
    <OptionsPart title={words.title} lead={words.lead(scorecard.days)}>
      {isEmpty ? <p class={styles.dim}>{words.none}</p> : <FactList facts={facts} />}
      {!isEmpty && copy !== undefined && (
        <div>
          <CopyButton label={words.copy} copied={messages.options.copied} copy={() => copy(text)} />
        </div>
      )}
    </OptionsPart>
  );
}
