/** A page -> the lines of its lists and tables, each line a message or record of many. */
import { attributeOf, closestOf, containsNode, parentOf, plainTextOf, queryAll, textWalker } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { labelOf, recordLabels } from './header-labels.ts';

/** Lines as a page says that they are, then any that look alike. */
const namedRows = '[role="row"], [role="option"], [role="listitem"], [role="article"], tr, li, article';
const alike = 'div[class], a[class], section[class], table[class]';
/** Elements that are looked at, so that a page of any size costs a few milliseconds. */
const maxElements = 5000;
const maxRows = 500;
/** What a line says at most: an open message in a row of others says more. */
const maxRowLength = 400;
const minRows = 4;
/** Menus and folders are lists too, but not of customers. */
const chrome = 'nav, [role="navigation"], [role="menu"], [role="toolbar"], [role="tablist"], [role="tree"], [role="banner"]';

/** A line that labels a field of a message or record with its first words, and is no line of a list of them. */
function isField(row: Element): boolean {
  const walker = textWalker(row);
  while (walker.nextNode()) {
    const text = (walker.currentNode as Text).data.trim();
    if (text !== '') return labelOf(text) !== undefined || recordLabels.test(/^[^:：]{0,30}[:：]?/.exec(text)?.[0] ?? '');
  }
  return false;
}

function groupsOf(region: Element, selector: string): Element[][] {
  const groups = new Map<Node, Map<string, Element[]>>();
  for (const element of queryAll(region, selector, maxElements)) {
    // Around a line there may be elements that hold nothing else.
    let parent = parentOf(element) as Element | null;
    for (let left = 2; parent && left > 0 && parent.localName === 'div' && parent.childElementCount === 1; left -= 1)
      parent = parentOf(parent) as Element | null;
    if (!parent) continue;
    // The first class says what an element is, others in which state.
    const kind = selector === alike ? `${element.localName} ${(attributeOf(element, 'class') ?? '').trim().split(/\s/)[0]}` : '';
    const kinds = groups.get(parent) ?? new Map<string, Element[]>();
    groups.set(parent, kinds);
    const group = kinds.get(kind) ?? [];
    kinds.set(kind, group);
    if (group.length < maxRows) group.push(element);
  }
  return [...groups.values()].flatMap((kinds) => [...kinds.values()]).filter((group) => group.length >= minRows);
}

/** The visible lines of every list of at least four, longest list first. Asking a huge page for elements takes long: it pauses after each time. */
export function* listSteps(region: Element): Generator<void, readonly (readonly Element[])[]> {
  for (const selector of [namedRows, alike]) {
    const groups = groupsOf(region, selector);
    yield;
    const lists = groups
      .filter(([first]) => first && !closestOf(first, chrome))
      .map((group) =>
        group.filter((row) => {
          const { length } = plainTextOf(row, maxRowLength * 2);
          return length > 3 && length < maxRowLength && !isElementHidden(row);
        }),
      )
      .filter((rows) => rows.length >= minRows && rows.filter(isField).length < 2)
      .sort((a, b) => b.length - a.length);
    // The cells of one long row look alike too: whole lines say more.
    const whole = lists.filter(
      (rows) => !lists.some((others) => others !== rows && others.some((row) => containsNode(row, rows[0] ?? null))),
    );
    if (whole.length > 0) return whole;
    yield;
  }
  return [];
}
