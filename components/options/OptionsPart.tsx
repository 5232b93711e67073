/** One part of the options page: a heading and what belongs to it. */
import type { ComponentChildren } from 'preact';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './OptionsPart.module.css';

export interface OptionsPartProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

export function OptionsPart({ title, lead, children }: OptionsPartProps) {
  const id = useUniqueId();
  return (
    <section class={styles.part} aria-labelledby={id}>
      <h2 id={id} class={styles.title}>
        {title}
      </h2>
      {lead !== undefined && <p class={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
