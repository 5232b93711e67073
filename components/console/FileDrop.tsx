/** Takes a file, chosen or dropped. */
import { FileSpreadsheet } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import styles from './FileDrop.module.css';

export interface FileDropProps {
  readonly title: string;
  readonly hints: readonly string[];
  /** Endings and types, as the browser's dialog takes them. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** Another way than a file. */
  readonly instead?: ComponentChildren;
}

export function FileDrop({ title, hints, accept, onFile, instead }: FileDropProps) {
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
      <p class={styles.title}>{title}</p>
      <Button look="primary" onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        class={text.hidden}
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, corrected and chosen again, must be a change.
          event.currentTarget.value = '';
        }}
      />
      {instead}
      {hints.map((hint) => (
        <p key={hint} class={styles.hint}>
          {hint}
        </p>
      ))}
    </section>
  );
}
