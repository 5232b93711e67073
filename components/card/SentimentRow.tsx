/** How a touchpoint that was just logged went for the customer: one click or one key, and nothing for who does not say. */
import { Frown, Meh, Smile, TriangleAlert } from 'lucide-preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Sentiment, Touchpoint } from '../../lib/model/touchpoint.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import { isPlainKey } from '../plain-key.ts';
import type { SidebarCallbacks } from '../sidebar-view.ts';
import styles from './SentimentRow.module.css';
import { asSent } from './touchpoint-draft.ts';

export interface SentimentRowProps {
  readonly touchpoint: Touchpoint;
  readonly save: NonNullable<SidebarCallbacks['saveTouchpoint']>;
}

const choices: readonly { readonly sentiment: Sentiment; readonly key: string; readonly icon: typeof Smile }[] = [
  { sentiment: 'good', key: '1', icon: Smile },
  { sentiment: 'neutral', key: '2', icon: Meh },
  { sentiment: 'bad', key: '3', icon: Frown },
];

/** The touchpoint is logged already, whatever is clicked here; the same click once more takes the answer back (domain.md, part 6). */
export function SentimentRow({ touchpoint, save }: SentimentRowProps) {
  const { messages } = useSpeech();
  /** Shown at once, until the touchpoint itself says so. */
  const [chosen, setChosen] = useState<{ readonly sentiment: Sentiment | undefined; readonly from: Touchpoint }>();
  const [isFailed, setIsFailed] = useState(false);
  const labelId = useUniqueId();
  const picked = chosen?.from === touchpoint ? chosen.sentiment : touchpoint.sentiment;

  const pick = async (sentiment: Sentiment) => {
    const { sentiment: _before, ...rest } = asSent(touchpoint);
    const next = picked === sentiment ? undefined : sentiment;
    setChosen({ sentiment: next, from: touchpoint });
    const failure = await save(next === undefined ? rest : { ...rest, sentiment: next });
    if (failure !== undefined) setChosen(undefined);
    setIsFailed(failure !== undefined);
  };

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const choice = choices.find(({ key }) => key === event.key);
      if (choice === undefined || !isPlainKey(event)) return;
      event.preventDefault();
      void pick(choice.sentiment);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return (
    <fieldset aria-labelledby={labelId} class={styles.row}>
      <span id={labelId} class={styles.label}>
        {messages.edit.sentiment}
      </span>
      <span class={styles.choices}>
        {choices.map(({ sentiment, key, icon: Icon }) => (
          <button
            key={sentiment}
            type="button"
            class={styles.choice}
            aria-pressed={picked === sentiment}
            aria-keyshortcuts={key}
            title={key}
            onClick={() => void pick(sentiment)}
          >
            <Icon size={15} aria-hidden="true" />
            {messages.edit.sentiments[sentiment]}
          </button>
        ))}
      </span>
      {isFailed && (
        <span role="status" class={styles.failed}>
          <TriangleAlert size={13} aria-hidden="true" />
          {messages.edit.notSaved.failed}
        </span>
      )}
    </fieldset>
  );
}
