/** What the rep typed -> the customers meant, by the index in the cache; loaded at the first keystroke. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SearchView } from '../../components/sidebar-view.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { readBlob } from '../cache/time-limits.ts';
import { createLiveSignal } from '../platform/live-signal.ts';
import type { SearchIndex } from '../search/search-index.ts';

export interface SearchSlice {
  /** Undefined as long as nothing can be searched. */
  readonly view: ReadonlySignal<SearchView | undefined>;
  search(query: string): void;
}

export interface SearchSliceOptions {
  readonly database: ShukeDatabase;
  /** The cache has an index. */
  readonly isSearchable: ReadonlySignal<boolean>;
  /** What the page shows; a query is over when it shows something else. */
  readonly subjectKey: ReadonlySignal<string | undefined>;
  /** Ids of the customers seen lately. */
  readonly recent: ReadonlySignal<readonly string[]>;
  readonly stop: AbortSignal;
}

const maxResults = 10;

/** The stored index with the rows that changed since; undefined when there is none. */
async function loadSearchIndex(database: ShukeDatabase): Promise<SearchIndex | undefined> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return undefined;
  const stored = await database.indexes
    .where('[generation+kind]')
    .between([generation.id, 'search'], [generation.id, 'search-\uffff'])
    .toArray();
  if (!stored.some(({ kind }) => kind === 'search')) return undefined;
  const changed = stored.find(({ kind }) => kind === 'search-changed');
  const parts = stored.filter((entry) => entry !== changed);
  // The last: a live query loses sight of what is read after it. Nobody who does not search loads the code.
  const index = await import('../search/search-index.ts');
  const bytes = await Promise.all(parts.map((part) => readBlob(part.bytes)));
  return index.SearchIndex.fromParts(bytes, changed && (await readBlob(changed.bytes)));
}

/** Loads nothing until somebody types. */
export function createSearchSlice({ database, isSearchable, subjectKey, recent, stop }: SearchSliceOptions): SearchSlice {
  const typed = signal<{ readonly query: string; readonly subjectKey: string | undefined }>({ query: '', subjectKey: undefined });
  const isWanted = signal(false);
  const index = createLiveSignal(
    () => isWanted.value,
    (wanted) => (wanted ? loadSearchIndex(database) : Promise.resolve(undefined)),
    stop,
    { keepsOldValue: true },
  );
  // Another page ends a search; a page that is only now recognised does not take the letters out of somebody's hands.
  const query = computed(() => {
    const { query, subjectKey: typedBeside } = typed.value;
    return typedBeside === undefined || typedBeside === subjectKey.value ? query : '';
  });
  // It is over for good: whoever comes back to the first page wants its card.
  const forget = effect(() => {
    const key = subjectKey.value;
    const { query, subjectKey: typedBeside } = typed.peek();
    if (query !== '' && key !== undefined && typedBeside !== undefined && key !== typedBeside)
      typed.value = { query: '', subjectKey: undefined };
  });
  stop.addEventListener('abort', forget);
  const view = computed((): SearchView | undefined => {
    if (!isSearchable.value) return undefined;
    if (query.value === '') return { query: '', results: [] };
    const loaded = index.value.state === 'loaded' ? index.value.value : undefined;
    if (!loaded) return { query: query.value, results: [], isLoading: true };
    return { query: query.value, results: loaded.find(query.value, { limit: maxResults, recent: recent.value }) };
  });
  return {
    view,
    search(text) {
      if (text !== '') isWanted.value = true;
      typed.value = { query: text, subjectKey: subjectKey.peek() };
    },
  };
}
