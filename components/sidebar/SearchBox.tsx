/** Find any customer of mine: a box, and while it is filled its results. */
import { Search, X } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useSpeech } from '../LocaleProvider.tsx';
import text from '../parts/text.module.css';
import type { SearchView, SidebarCallbacks } from '../sidebar-view.ts';
import { CustomerRows } from './CustomerRows.tsx';
import styles from './SearchBox.module.css';

export interface SearchBoxProps {
  readonly search: SearchView;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly on: Pick<SidebarCallbacks, 'search' | 'openCustomer'>;
  /** What is done with the customer that was found; opens it unless told otherwise. */
  readonly onPick?: (customerId: string) => void;
}

export function SearchBox({ search, inputRef, on, onPick = on.openCustomer }: SearchBoxProps) {
  const { messages } = useSpeech();
  const { query, results } = search;
  const isNothing = query !== '' && results.length === 0 && search.isLoading !== true;
  const first = results[0];

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter while an input method composes chooses characters; it does not yet mean "open".
    if (event.isComposing) return;
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      on.search?.('');
    } else if (event.key === 'Enter' && first !== undefined) {
      event.preventDefault();
      onPick(first.customerId);
    } else if (event.key === 'ArrowDown' && results.length > 0) {
      event.preventDefault();
      inputRef.current?.closest('search')?.querySelector<HTMLElement>('[data-roving]')?.focus();
    }
  };

  return (
    <search>
      <div class={styles.box}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={inputRef}
          class={styles.input}
          type="text"
          inputMode="search"
          autocomplete="off"
          spellcheck={false}
          aria-label={messages.search.label}
          placeholder={messages.search.placeholder}
          value={query}
          onInput={(event) => on.search?.(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {query === '' ? (
          <span class={styles.key} aria-hidden="true">
            /
          </span>
        ) : (
          <button type="button" class={styles.clear} aria-label={messages.search.clear} onClick={() => on.search?.('')}>
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      <p role="status" class={text.hidden}>
        {isNothing ? messages.search.nothing(query) : results.length === 0 ? '' : messages.search.count(results.length)}
      </p>
      {isNothing && <p class={styles.nothing}>{messages.search.nothing(query)}</p>}
      {query !== '' && results.length > 0 && (
        <CustomerRows
          label={messages.search.results}
          rows={results.map((result) => ({
            key: result.customerId,
            name: result.name,
            tier: result.tier,
            detail: result.matched,
            onOpen: () => onPick(result.customerId),
          }))}
        />
      )}
    </search>
  );
}
