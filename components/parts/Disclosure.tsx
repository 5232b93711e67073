/** A part of the card that opens on demand; its first line is readable while it is closed. */
import { ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly title: ComponentChildren;
  /** Shown below the title, open or closed. */
  readonly lead?: ComponentChildren;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

export function Disclosure({ title, lead, isOpen = false, children }: DisclosureProps) {
  return (
    <details class={styles.details} open={isOpen}>
      <summary class={styles.summary}>
        <h3 class={styles.title}>{title}</h3>
        <ChevronDown class={styles.chevron} size={14} aria-hidden="true" />
        {lead !== undefined && <p class={styles.lead}>{lead}</p>}
      </summary>
      <div class={styles.body}>{children}</div>
    </details>
  );
}
