/** A part of the console whose content has to be fetched: it says that it loads, or what went wrong, until it is there. */
import type { ComponentChildren } from 'preact';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './LoadedSection.module.css';
import table from './table.module.css';

/** How far it is; the page's own states may say more. */
export type Loading = { readonly kind: 'loading' | 'loaded' } | { readonly kind: 'failed'; readonly detail?: string };

export interface LoadedSectionProps {
  readonly title: string;
  /** A sentence below the title. */
  readonly lead?: string;
  readonly state: Loading;
  /** Said while it loads. */
  readonly loading: string;
  /** Said when it could not be fetched. */
  readonly failed: string;
  /** Tries again; without it nobody can. */
  readonly onReload?: (() => void) | undefined;
  /** Shown once it is loaded. */
  readonly children: ComponentChildren;
}

export function LoadedSection({ title, lead, state, loading, failed, onReload, children }: LoadedSectionProps) {
  const { messages } = useSpeech();
  const titleId = useUniqueId();
  return (
    <section class={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} class={styles.title}>
        {title}
      </h2>
      {lead !== undefined && <p class={table.dim}>{lead}</p>}
      {state.kind === 'loading' && <p role="status">{loading}</p>}
      {state.kind === 'failed' && (
        <div role="alert" class={styles.failed}>
          <p>{failed}</p>
          {state.detail !== undefined && <p class={table.dim}>{state.detail}</p>}
          {onReload !== undefined && <Button onClick={onReload}>{messages.console.reload}</Button>}
        </div>
      )}
      {state.kind === 'loaded' && children}
    </section>
  );
}
