/** Whether a reader can see an element, by its computed style where there is one. */
import { attributeOf, closestOf } from './dom-access.ts';

/** Hidden although laid out: preheaders of newsletters, set to no size or no ink; seen in MJML and Mailchimp mails 2026-11. */
const inkless = /(^|;)\s*((font-size|max-height|opacity)\s*:\s*0(\.0+)?(px|pt|em|%)?\s*(;|$|!)|mso-hide\s*:\s*all)/i;

/** What hides an element and all in it, where a simulated DOM has no layout to ask. */
const hiddenByMarkup = '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"]';

function isInkless(element: Element): boolean {
  const style = attributeOf(element, 'style');
  if (style === null || !inkless.test(style)) return false;
  // Without clipping, the text runs out of its box and is seen.
  return !/max-height/i.test(style) || /overflow\s*:\s*hidden/i.test(style);
}

/**
 * True for an element that is not rendered, has `visibility: hidden`, or is set to no size or no ink by its own style
 * attribute. In a simulated DOM without layout only markup counts. Costs a style recalculation when the page
 * has just changed, so ask for elements in reading order and write nothing in between.
 */
export function isElementHidden(element: Element): boolean {
  if (isInkless(element)) return true;
  if (typeof element.checkVisibility !== 'function') return closestOf(element, hiddenByMarkup) !== null;
  // The slot itself has `display: contents`, and so no box; what is assigned to it is asked for itself.
  if (element.localName === 'slot') return false;
  return !element.checkVisibility({ visibilityProperty: true });
}

/**
 * True for an element that begins and ends a line by its style, whatever its name: names in the cells of a flexible box or
 * grid are not one word. In a simulated DOM without layout false, so that only the name counts.
 */
export function isElementLine(element: Element): boolean {
  if (typeof element.checkVisibility !== 'function') return false;
  return /^(block|flex|grid|table|list|flow)/.test(element.ownerDocument.defaultView?.getComputedStyle(element).display ?? '');
}
