/** What the rep taught about names and addresses; each can be taken back. */
import { useId } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, TaughtFact } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { OptionsPart } from './OptionsPart.tsx';
import styles from './SitesPart.module.css';

export interface TaughtPartProps {
  readonly taught: readonly TaughtFact[];
  readonly forgetLesson: OptionsCallbacks['forgetLesson'];
}

export function TaughtPart({ taught, forgetLesson }: TaughtPartProps) {
  const { messages } = useSpeech();
  const words = messages.options;
  const id = useId();
  const sentence = ({ kind, customers }: TaughtFact): string =>
    kind === 'block' ? words.lesson.block : words.lesson[kind](customers.join(', '));
  return (
    <OptionsPart title={words.taught} lead={words.taughtText}>
      {taught.length === 0 && <p class={styles.none}>{words.taughtNone}</p>}
      {taught.length > 0 && (
        <ul class={styles.list}>
          {taught.map((fact, index) => (
            <li key={fact.key} class={styles.site}>
              <span id={`${id}-fact-${index}`} class={styles.host}>
                {fact.surface} <span class={styles.none}>{sentence(fact)}</span>
              </span>
              {forgetLesson !== undefined && (
                <Button
                  look="quiet"
                  id={`${id}-forget-${index}`}
                  aria-labelledby={`${id}-forget-${index} ${id}-fact-${index}`}
                  onClick={() => forgetLesson(fact.key)}
                >
                  {words.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </OptionsPart>
  );
}
