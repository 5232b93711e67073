/** Says that the page was understood only in part, what follows from that, and offers a copy of it to report. */
import { Info } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './PageStepLine.module.css';

interface PageStepLineProps {
  readonly step: 'semantics' | 'text';
  readonly changedSite?: string | undefined;
  readonly on: SidebarCallbacks;
}

export function PageStepLine({ step, changedSite, on }: PageStepLineProps) {
  const { messages } = useSpeech();
  const words = messages.pageStep;
  const [isOpen, setIsOpen] = useState(step === 'text');
  const [report, setReport] = useState<'none' | 'copied' | 'failed'>('none');
  const hintId = useUniqueId();
  const hint =
    changedSite !== undefined ? words.changedHint(changedSite) : step === 'text' ? words.textHint : words.semanticsHint;
  const { reportPage } = on;
  const copy = async (): Promise<void> => setReport((await reportPage?.()) ? 'copied' : 'failed');
  return (
    <div class={styles.line}>
      <button type="button" class={styles.badge} aria-expanded={isOpen} aria-controls={hintId} onClick={() => setIsOpen(!isOpen)}>
        <Info size={13} aria-hidden="true" />
        {words[step]}
      </button>
      <div id={hintId} class={styles.hint} hidden={!isOpen}>
        <p>{hint}</p>
        {reportPage && (
          <p class={styles.report}>
            <Button look="plain" onClick={() => void copy()}>
              {words.report}
            </Button>
            <span role="status">{report === 'copied' ? words.reportCopied : report === 'failed' ? words.reportFailed : ''}</span>
          </p>
        )}
      </div>
    </div>
  );
}
