/** A page -> the lines of its lists and tables, each line a message or record of many. */
import {
  attributeOf,
  closestOf,
  containsNode,
  matchesSelector,
  parentOf,
  plainTextOf,
  queryAll,
  textWalker,
} from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { labelOf, recordLabels } from './header-labels.ts';

/** Lines as a page says that they are, then any that look alike. */
const namedRows = '[role=row], [role=option], [role=listitem], [role=article], tr, li, article';
const alike = 'div[class], a[class], section[class], table[class]';
const lineGroups = 'tbody, [role=rowgroup], [role=group]';
/** Elements that are looked at, so that a page of any size costs a few milliseconds. */
const maxElements = 5000;
const maxRows = 500;
/** What a line says at most: an open message in a row of others says more. */
const maxRowLength = 400;
const maxLists = 20;
/** Between two pauses: about a millisecond of work. */
const elementsPerStep = 500;
const rowsPerStep = 50;
/** Menus and folders are lists too, but not of customers. */
const chrome = 'nav, [role=navigation], [role=menu], [role=toolbar], [role=tablist], [role=tree], [role=banner]';

/** A line that labels a field of a message or record with its first words, and is no line of a list of them. */
function isField(row: Element): boolean {
  const cell = plainTextOf(row.firstElementChild, 60);
  if (labelOf(cell)?.length === cell.length) return true;
  const walker = textWalker(row);
  while (walker.nextNode()) {
    const text = (walker.currentNode as Text).data.trim();
    if (text !== '') return labelOf(text) !== undefined || recordLabels.test(/^[^:：]{0,30}[:：]?/.exec(text)?.[0] ?? '');
  }
  return false;
}

/** What holds a line and those beside it: around a line there may be elements that hold nothing else, and lines of one day. */
function listOf(line: Element): Node | null {
  let list = parentOf(line) as Element | null;
  if (list && matchesSelector(list, lineGroups)) list = parentOf(list) as Element | null;
  for (let left = 2; left > 0 && list?.localName === 'div' && list.childElementCount === 1; left -= 1)
    list = parentOf(list) as Element | null;
  return list;
}

/** The first class says what an element is, others in which state. */
function kindOf(line: Element): string {
  return `${line.localName} ${(attributeOf(line, 'class') ?? '').trim().split(/\s/)[0]}`;
}

/** Elements that are beside each other, and alike where the page does not say that they are lines. */
function* groupsOf(region: Element, selector: string): Generator<void, readonly Element[][]> {
  const places = new Map<Element, Node | null>();
  for (const line of queryAll(region, selector, maxElements)) {
    if (places.size % elementsPerStep === 0) yield;
    places.set(line, listOf(line));
  }
  const beside = [...Map.groupBy(places.keys(), (line) => places.get(line)).values()];
  const groups = selector === alike ? beside.flatMap((group) => [...Map.groupBy(group, kindOf).values()]) : beside;
  const lists = groups.filter(isEnough).sort((one, other) => other.length - one.length);
  return lists.slice(0, maxLists).map((lines) => lines.slice(0, maxRows));
}

/** Whether lines are many enough to be a list: few are, where they stand under the heads of their columns. */
function isEnough([, second, , fourth]: readonly Element[]): boolean {
  if (fourth || second?.localName !== 'tr') return fourth !== undefined;
  return !closestOf(second, 'thead') && queryAll(closestOf(second, 'table') ?? second, 'thead th', 2).length > 1;
}

interface List {
  readonly rows: readonly Element[];
  /** How much it says. */
  readonly length: number;
}

const contains = (list: List, [row]: readonly Element[]): boolean => list.rows.some((one) => containsNode(one, row ?? null));

/**
 * The visible lines of every list of at least four, or two under a head of columns; first the list that says most. Pauses often, as
 * `visibleTextSteps` does.
 */
export function* listSteps(region: Element): Generator<void, readonly (readonly Element[])[]> {
  const lists: List[] = [];
  for (const selector of [namedRows, alike]) {
    const named = [...lists];
    for (const group of yield* groupsOf(region, selector)) {
      if (group[0] && closestOf(group[0], chrome)) continue;
      const rows: Element[] = [];
      let total = 0;
      for (const [i, row] of group.entries()) {
        if (i % rowsPerStep === 0) yield;
        const { length } = plainTextOf(row, maxRowLength * 2);
        if (length <= 3 || length >= maxRowLength || isElementHidden(row)) continue;
        rows.push(row);
        total += length;
      }
      const list = { rows, length: total };
      // Boxes around lists that the page names look alike too; so do lines that have a menu each, which is shorter.
      const isAround = named.some((other) => other.rows.length >= rows.length && contains(list, other.rows));
      if (!isAround && isEnough(rows) && rows.slice(0, 50).filter(isField).length < 2) lists.push(list);
    }
  }
  // The cells of one long row look alike too: whole lines say more.
  return lists
    .filter((list) => !lists.some((other) => other.rows[0] !== list.rows[0] && contains(other, list.rows)))
    .sort((one, other) => other.length - one.length)
    .map(({ rows }) => rows);
}
