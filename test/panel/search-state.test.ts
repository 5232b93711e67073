/** What the rep typed, and how long it counts. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { openDatabase } from '../../lib/cache/db.ts';
import { createSearchSlice } from '../../lib/panel/search-state.ts';

function aSearch(subject: string | undefined) {
  const subjectKey = signal(subject);
  const { signal: stop } = new AbortController();
  const search = createSearchSlice({
    database: openDatabase(),
    isSearchable: signal(true),
    subjectKey,
    recent: signal([]),
    stop,
  });
  return { subjectKey, search: search.search, query: () => search.view.value?.query };
}

test('a query ends with the page beside which it was typed, and does not come back with it', () => {
  const { subjectKey, search, query } = aSearch('quote');
  search('hh');
  expect(query()).toBe('hh');
  subjectKey.value = 'lunch';
  expect(query()).toBe('');
  subjectKey.value = 'quote';
  expect(query()).toBe('');
});

test('a page that is only being read again, or only now recognised, takes no letters out of the hands', () => {
  const { subjectKey, search, query } = aSearch('quote');
  search('hh');
  subjectKey.value = undefined;
  subjectKey.value = 'quote';
  expect(query()).toBe('hh');
  const early = aSearch(undefined);
  early.search('hh');
  early.subjectKey.value = 'quote';
  expect(early.query()).toBe('hh');
});
