/** The playbook in force, what came of its rules, and a new one from a file. */
import { Download } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import type { PlaybookCallbacks, PlaybookView } from '../playbook-view.ts';
import { EffectTable } from './EffectTable.tsx';
import styles from './PlaybookDesk.module.css';
import { PlaybookDraftView } from './PlaybookDraftView.tsx';
import { WeightProposals } from './WeightProposals.tsx';

export interface PlaybookDeskProps {
  readonly view: PlaybookView;
  readonly on: PlaybookCallbacks;
}

export function PlaybookDesk({ view, on }: PlaybookDeskProps) {
  const { messages } = useSpeech();
  const words = messages.playbook;
  const { version } = view;
  return (
    <>
      {version !== undefined && (
        <div class={styles.inForce}>
          <b>{words.current(version)}</b>
          <Button onClick={on.download}>
            <Download size={15} aria-hidden="true" />
            {words.download}
          </Button>
        </div>
      )}
      <EffectTable effects={view.effects} onReload={on.reloadEffects} />
      <WeightProposals proposals={view.proposals} onTake={on.takeWeights} />
      <PlaybookDraftView draft={view.draft} on={on} />
    </>
  );
}
