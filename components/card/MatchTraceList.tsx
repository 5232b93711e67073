/** Why this customer: where it stood, what stood there, what that is in our data, how sure, and what decided. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { MatchStep, MatchTrace } from '../match-view.ts';
import styles from './MatchTraceList.module.css';

export interface MatchTraceListProps {
  readonly trace: MatchTrace;
}

/** Whole percent; never 100: a name in a page is never certain. */
function percentOf(confidence: number): number {
  return Math.min(99, Math.round(confidence * 100));
}

export function MatchTraceList({ trace }: MatchTraceListProps) {
  const { messages } = useSpeech();
  const words = messages.trace;
  return (
    <div class={styles.trace}>
      <dl class={styles.steps}>
        {trace.steps.map((step) => (
          <Step key={`${step.role} ${step.evidence} ${step.surface}`} step={step} />
        ))}
      </dl>
      {trace.moreCount > 0 && <p class={styles.dim}>{words.moreSteps(trace.moreCount)}</p>}
      <p>
        {words.decidedBy[trace.decidedBy]} <span class={styles.dim}>{words.sure(percentOf(trace.confidence))}</span>
      </p>
    </div>
  );
}

function Step({ step }: { readonly step: MatchStep }) {
  const { messages } = useSpeech();
  const words = messages.trace;
  const isSame = step.matched.toLowerCase() === step.surface.toLowerCase();
  const who = step.contactName === step.surface || step.contactName === step.matched ? undefined : step.contactName;
  const percent = percentOf(step.confidence);
  const facts = [
    words.evidence[step.evidence],
    isSame ? undefined : step.matched,
    who,
    step.times > 1 ? words.times(step.times) : undefined,
  ];
  return (
    <>
      <dt>{words.place[step.role]}</dt>
      <dd>
        <span class={styles.found}>
          <span class={styles.surface}>{step.surface}</span>
          <span class={styles.sure}>
            <span class={styles.bar} aria-hidden="true">
              <span class={styles.filled} style={{ width: `${percent}%` }} />
            </span>
            {words.sure(percent)}
          </span>
        </span>
        <span class={styles.dim}>{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
        {step.others.length > 0 && <span class={styles.others}>{words.others(step.others.join(words.and))}</span>}
      </dd>
    </>
  );
}
