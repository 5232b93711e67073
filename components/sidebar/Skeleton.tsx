/** The shape of a card while it is made ready. Invisible for 150 ms: a fast answer never flashes. */
import { useSpeech } from '../LocaleProvider.tsx';
import text from '../parts/text.module.css';
import styles from './Skeleton.module.css';

export function Skeleton() {
  const { messages } = useSpeech();
  return (
    <>
      <h1 class={text.hidden}>{messages.loading}</h1>
      <div class={styles.skeleton} aria-hidden="true">
        <div class={styles.title} />
        <div class={styles.badges} />
        <div class={styles.line} />
        <div class={styles.card} />
        <div class={styles.button} />
        <div class={styles.line} />
        <div class={styles.line} />
        <div class={styles.line} />
      </div>
    </>
  );
}
