/** Names and values. */
import type { ComponentChildren } from 'preact';
import styles from './FactList.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name} class={styles.fact}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
