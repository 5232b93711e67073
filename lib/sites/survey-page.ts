/** A page -> the text nodes that tell what it means: labels, addresses, times. */
import { closestOf, nodeNameOf, parentOf, textWalker } from './dom-access.ts';
import { labelOf, recordLabels } from './header-labels.ts';
import { type LabelPlace, maxLineLength } from './message-fields.ts';
import { nodesPerStep } from './visible-text.ts';

/** Labels that are looked at, so that a page of any size costs a few milliseconds. */
const maxLabels = 500;
const maxTextNodes = 100_000;

/** Parts of a page that are about the rep or the product, not about a customer; and messages that are folded away. */
export const aside =
  'nav, [role="navigation"], [role="banner"], [role="search"], [role="toolbar"], [aria-expanded="false"], [aria-hidden="true"]';

/** What a look at every text node found. */
export interface Survey {
  readonly labels: readonly LabelPlace[];
  readonly addresses: readonly Text[];
  readonly times: readonly Text[];
  /** Different labels of a record, outside the heads of tables. */
  readonly recordLabels: ReadonlyMap<string, Element>;
}

function isColumnHead(element: Element): boolean {
  if (closestOf(element, 'thead, [role="columnheader"]')) return true;
  const head = closestOf(element, 'th');
  return [head?.nextElementSibling, head?.previousElementSibling].some((beside) => beside && nodeNameOf(beside) === 'TH');
}

/** Looks at every text node once. */
export function* surveyText(root: Element): Generator<void, Survey> {
  const survey = {
    labels: [] as LabelPlace[],
    addresses: [] as Text[],
    times: [] as Text[],
    recordLabels: new Map<string, Element>(),
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
    if (text === '' || text.length > 60) continue;
    if (survey.labels.length < maxLabels && labelOf(text)) survey.labels.push({ node, at });
    const element = parentOf(node) as Element | null;
    if (recordLabels.test(text) && element && !isColumnHead(element) && !closestOf(element, aside))
      survey.recordLabels.set(text.toLowerCase(), element);
  }
  return survey;
}
