/** What the rep taught about names and addresses; each can be taken back. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, TaughtFact } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import logging from './LoggingPart.module.css';
import { OptionsPart } from './OptionsPart.tsx';
import styles from './SitesPart.module.css';

export interface TaughtPartProps {
  readonly taught: readonly TaughtFact[];
  readonly forgetLesson: OptionsCallbacks['forgetLesson'];
  /** Absent: there is nobody to share with. */
  readonly sharesLessons?: boolean | undefined;
  readonly setSharesLessons?: OptionsCallbacks['setSharesLessons'] | undefined;
}

export function TaughtPart({ taught, forgetLesson, sharesLessons, setSharesLessons }: TaughtPartProps) {
  const { messages } = useSpeech();
  const words = messages.options;
  const id = useUniqueId();
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
                {fact.proposal !== undefined && (
                  <span class={styles.none}> · {fact.proposal === 'sent' ? words.proposed : words.proposedSoon}</span>
                )}
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
      {sharesLessons !== undefined && setSharesLessons !== undefined && (
        <>
          <label class={logging.switch}>
            <input
              type="checkbox"
              checked={sharesLessons}
              aria-describedby={`${id}-share`}
              onChange={(event) => setSharesLessons(event.currentTarget.checked)}
            />
            <span>{words.shareLessons}</span>
          </label>
          <p id={`${id}-share`} class={logging.hint}>
            {words.shareLessonsHint}
          </p>
        </>
      )}
    </OptionsPart>
  );
}
