/** From the choice of a playbook file to the published playbook. */
import { CircleCheck, FileX, GitMerge, TriangleAlert } from 'lucide-preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { Message } from '../parts/Message.tsx';
import { ProgressBar } from '../parts/ProgressBar.tsx';
import type { PlaybookCallbacks, PlaybookDraft } from '../playbook-view.ts';
import draftStyles from './DraftView.module.css';
import { FileDrop } from './FileDrop.tsx';
import { PlaybookCheckedView } from './PlaybookCheckedView.tsx';
import { PlaybookProblems } from './PlaybookProblems.tsx';

export interface PlaybookDraftViewProps {
  readonly draft: PlaybookDraft;
  readonly on: PlaybookCallbacks;
}

export function PlaybookDraftView({ draft, on }: PlaybookDraftViewProps) {
  const { messages } = useSpeech();
  const words = messages.playbook;
  const startOver = <Button onClick={on.startOver}>{messages.console.startOver}</Button>;
  switch (draft.kind) {
    case 'empty':
      return (
        <FileDrop
          title={words.drop}
          hints={[words.dropHint, messages.console.dropDecides]}
          accept=".json,application/json"
          onFile={on.chooseFile}
        />
      );
    case 'wrong':
      return (
        <div role="alert">
          <Message icon={FileX} tone="alert" title={messages.console.unreadable(draft.fileName)} text={words.wrongText}>
            {startOver}
          </Message>
          <PlaybookProblems problems={draft.problems} />
        </div>
      );
    case 'checked':
      return <PlaybookCheckedView draft={draft} on={on} />;
    case 'publishing':
      return (
        <div class={draftStyles.panel} role="status">
          <p class={draftStyles.title}>{words.publishing}</p>
          <ProgressBar label={draft.fileName} />
        </div>
      );
    case 'published':
      return (
        <div role="status">
          <Message icon={CircleCheck} tone="good" title={words.published(draft.version)} text={words.publishedText}>
            <Button onClick={on.startOver}>{words.another}</Button>
          </Message>
        </div>
      );
    case 'conflict':
      return (
        <div role="alert">
          <Message icon={GitMerge} tone="alert" title={words.conflict} text={words.conflictText(draft.basedOn)}>
            <Button look="primary" onClick={on.compareAgain}>
              {words.compareAgain}
            </Button>
            {startOver}
          </Message>
        </div>
      );
    case 'failed':
      return (
        <div role="alert">
          <Message
            icon={TriangleAlert}
            tone="alert"
            title={messages.console.failed}
            text={words.failedText}
            detail={draft.detail}
          >
            <Button look="primary" onClick={on.compareAgain}>
              {messages.console.reload}
            </Button>
            {startOver}
          </Message>
        </div>
      );
  }
}
