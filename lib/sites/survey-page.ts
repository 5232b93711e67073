/** A page -> the text nodes that tell what it means: labels, addresses, times. */
import { closestOf, nodeNameOf, parentOf, plainTextOf, queryOptional, textWalker } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { labelOf, recordLabels } from './header-labels.ts';
import { type LabelPlace, maxLineLength } from './message-fields.ts';

/** Labels that are looked at, so that a page of any size costs a few milliseconds. */
const maxLabels = 500;
const maxTextNodes = 100_000;
/** Between two pauses, as when the text itself is read: that module is not part of this script. */
const nodesPerStep = 200;
/** What stands before the marked letter of a label. */
const maxPieceLength = 7;

const asides = 'nav, [role=navigation], [role=banner], [role=search], [role=toolbar], [aria-expanded=false], [aria-hidden=true]';

/** Whether an element is about the rep or the product and not about a customer, or in a message that is folded away. */
export function isAsideElement(element: Element): boolean {
  return closestOf(element, asides) !== null;
}

/** What a person chooses from, instead of reading it. */
const choices = 'option, a, button, [role=button], [role=menuitem], [role=option], [role=treeitem], [role=tab]';

/** What a look at every text node found. */
export interface Survey {
  readonly labels: readonly LabelPlace[];
  readonly addresses: readonly Text[];
  readonly times: readonly Text[];
  /** Different labels of a record, outside the heads of tables. */
  readonly recordLabels: ReadonlyMap<string, Element>;
  /** Any other labels with a value beside them that is only shown. */
  readonly shownLabels: ReadonlySet<string>;
}

/** Whether an element heads a column of a table. */
export function isColumnHead(element: Element): boolean {
  if (closestOf(element, 'thead, [role=columnheader]')) return true;
  const head = closestOf(element, 'th');
  return [head?.nextElementSibling, head?.previousElementSibling].some((beside) => beside && nodeNameOf(beside) === 'TH');
}

/** The element whose label begins with this piece of a word: a key to press is marked inside some labels. */
function findSplitLabel(place: Element, piece: string): Element | undefined {
  const element = closestOf(place, 'label, th, dt, td');
  const text = plainTextOf(element, 40);
  return element && text !== piece && text.startsWith(piece) && labelOf(text)?.length === text.length ? element : undefined;
}

/** Whether the cell beside this one says something, and asks for nothing. */
function isShownBeside(cell: Element | null): boolean {
  const value = cell?.nextElementSibling;
  return !!value && plainTextOf(value) !== '' && !queryOptional(value, 'input, select, textarea') && !isElementHidden(value);
}

/** Looks at every text node once. */
export function* surveyText(root: Element): Generator<void, Survey> {
  const survey = {
    labels: [] as LabelPlace[],
    addresses: [] as Text[],
    times: [] as Text[],
    recordLabels: new Map<string, Element>(),
    shownLabels: new Set<string>(),
  };
  const walker = textWalker(root);
  let at = 0;
  for (let count = 1; count < maxTextNodes && walker.nextNode(); count += 1) {
    if (count % nodesPerStep === 0) yield;
    const node = walker.currentNode as Text;
    const { data } = node;
    at += data.length;
    if (data.length > maxLineLength) continue;
    if (data.includes('@')) survey.addresses.push(node);
    if (/\d:\d\d/.test(data)) survey.times.push(node);
    const text = data.trim();
    if (text === '') continue;
    const element = parentOf(node) as Element | null;
    if (!element) continue;
    const own = labelOf(text);
    const whole = own || text.length > maxPieceLength ? undefined : findSplitLabel(element, text);
    const label = own ?? (whole && labelOf(plainTextOf(whole)));
    // A word alone that can be clicked is a folder or a choice.
    if (label && survey.labels.length < maxLabels && (whole || /[:：]/.test(text) || !closestOf(element, choices)))
      survey.labels.push({ kind: label.kind, node, at, ...(whole && { whole }) });
    if (!label && /^[^:：]{2,30}[:：]$/.test(text) && isShownBeside(closestOf(element, 'th, td, dt')))
      survey.shownLabels.add(text);
    if (
      recordLabels.test(text) &&
      !isColumnHead(element) &&
      !closestOf(element, choices) &&
      !isAsideElement(element) &&
      !isElementHidden(element)
    )
      survey.recordLabels.set(text.toLowerCase(), element);
  }
  return survey;
}
