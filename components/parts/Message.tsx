/** A state of a whole page or part: icon, title, a sentence, what can be done. */
import type { Globe } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { joinClasses } from '../join-classes.ts';
import styles from './Message.module.css';

export interface MessageProps {
  readonly icon: typeof Globe;
  readonly tone?: 'calm' | 'good' | 'alert';
  readonly title: string;
  readonly text?: string | undefined;
  /** Technical sentence, smaller. */
  readonly detail?: string | undefined;
  /** Level of the heading; 2 unless it stands alone. */
  readonly level?: 1 | 2;
  readonly children?: ComponentChildren;
}

export function Message({ icon: Icon, tone = 'calm', title, text, detail, level = 2, children }: MessageProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div class={joinClasses(styles.message, styles[tone])}>
      <Icon size={22} aria-hidden="true" />
      <div class={styles.body}>
        <Heading class={styles.title}>{title}</Heading>
        {text !== undefined && <p class={styles.text}>{text}</p>}
        {detail !== undefined && <p class={styles.detail}>{detail}</p>}
        {children !== undefined && <div class={styles.row}>{children}</div>}
      </div>
    </div>
  );
}
