/** Says that the page was understood only in part, and what follows from that. */
import { Info } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './PageStepLine.module.css';

export function PageStepLine({ step }: { readonly step: 'semantics' | 'text' }) {
  const { messages } = useSpeech();
  const [isOpen, setIsOpen] = useState(step === 'text');
  const hintId = useId();
  return (
    <div class={styles.line}>
      <button type="button" class={styles.badge} aria-expanded={isOpen} aria-controls={hintId} onClick={() => setIsOpen(!isOpen)}>
        <Info size={13} aria-hidden="true" />
        {messages.pageStep[step]}
      </button>
      <p id={hintId} class={styles.hint} hidden={!isOpen}>
        {step === 'text' ? messages.pageStep.textHint : messages.pageStep.semanticsHint}
      </p>
    </div>
  );
}
