/** Selectors of a customer system -> its open record or its list. What the adapters of customer systems share. */
import { plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import type { PagePart, PageShape } from './site.ts';

/** Text of an element, or what is written in its field. */
function textOf(element: Element): string {
  const field = (
    element.localName === 'input' || element.localName === 'textarea' ? element : queryOptional(element, 'input, textarea')
  ) as HTMLInputElement | undefined;
  return plainTextOf(element) || (field?.value ?? '').trim();
}

function visibleTexts(root: Element, selector: string): readonly string[] {
  const texts = queryAll(root, selector, 50)
    .filter((element) => !isElementHidden(element))
    .map(textOf);
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Where the parts of a record stand. */
export interface RecordPlaces {
  /** Its name. */
  readonly title: string;
  /** Its name as the browser's tab shows it; counts before `title`. */
  readonly tabName?: string;
  /** The customer it belongs to, where the record is a person, a deal or a case. */
  readonly customer?: string;
  /** Addresses and other values that stand in fields for typing. */
  readonly values?: string;
}

/**
 * The open record; undefined when the page shows none.
 * @param root - the part of the page that shows it, without the menus around
 */
export function readRecord(root: Element, recordId: string, places: RecordPlaces): PageShape | undefined {
  const names = places.tabName ? [places.tabName] : visibleTexts(root, places.title).slice(0, 1);
  if (names.length === 0) return undefined;
  const customers = places.customer === undefined ? [] : visibleTexts(root, places.customer);
  const values = places.values === undefined ? [] : visibleTexts(root, places.values);
  const titles = [...names, ...customers].map((text): PagePart => ({ role: 'title', text }));
  return {
    view: 'record',
    subject: recordId,
    parts: [...titles, { role: 'page', root }, { role: 'page', text: values.join('\n') }],
  };
}

/** The visible lines of a list of records; undefined when there is none. */
export function readRecordList(root: Element, listId: string, row: string): PageShape | undefined {
  const rows = queryAll(root, row, 500).filter((element) => !isElementHidden(element));
  if (rows.length === 0) return undefined;
  return { view: 'list', subject: listId, parts: rows.map((element) => ({ role: 'row', root: element })) };
}

/** Path, query and hash of the page: what customer systems name a record by. */
export function addressOf(document: Document): string {
  const { pathname = '', search = '', hash = '' } = document.location ?? {};
  return pathname + search + hash;
}
