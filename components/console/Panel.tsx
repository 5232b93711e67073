/** A part of the console that can be folded. */
import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { joinClasses } from '../join-classes.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly lead?: string;
  readonly tone?: 'calm' | 'alert';
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

export function Panel({ title, lead, tone = 'calm', isOpen = true, children }: PanelProps) {
  return (
    <details class={joinClasses(styles.panel, styles[tone])} open={isOpen}>
      <summary class={styles.summary}>
        <h2 class={styles.title}>{title}</h2>
        {lead !== undefined && <span class={styles.lead}>{lead}</span>}
        <ChevronDown size={16} aria-hidden="true" class={styles.chevron} />
      </summary>
      <div class={styles.body}>{children}</div>
    </details>
  );
}
