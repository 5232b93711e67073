/** Takes a CSV file, chosen or dropped. */
import { FileSpreadsheet } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import styles from './FileDrop.module.css';

export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { messages } = useSpeech();
  const words = messages.console;
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <section
      class={joinClasses(styles.drop, isOver && styles.over)}
      aria-label={words.choose}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <FileSpreadsheet size={28} aria-hidden="true" />
      <p class={styles.title}>{words.drop}</p>
      <Button look="primary" onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        class={text.hidden}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, corrected and chosen again, must be a change.
          event.currentTarget.value = '';
        }}
      />
      <p class={styles.hint}>{words.dropHint}</p>
      <p class={styles.hint}>{words.dropDecides}</p>
    </section>
  );
}
