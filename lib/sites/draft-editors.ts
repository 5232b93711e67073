/** A page -> what is being written in it: editors, and the text fields around them. */
import { attributeOf, bodyOf, containsNode, matchesSelector, queryAll, queryOptional } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { findFrameDocument } from './frame-documents.ts';
import { labelOf } from './header-labels.ts';

export interface Draft {
  /** What is being written. */
  readonly root: Element;
  /** The editor, or the frame that it is in, as an element of the page. */
  readonly host: Element;
}

/** Editors of a page, also those in frames without an address of their own. */
export function findDrafts(body: Element): readonly Draft[] {
  const selector = '[contenteditable]:not([contenteditable=false]), [role=textbox][aria-multiline=true]';
  const framed = queryAll(body, 'iframe', 20).flatMap((host): Draft[] => {
    const inside = isElementHidden(host) ? undefined : findFrameDocument(host);
    const root = inside && bodyOf(inside);
    const isEditor = root && (inside.designMode === 'on' || matchesSelector(root, selector) || queryOptional(root, selector));
    return isEditor ? [{ root, host }] : [];
  });
  const own = queryAll(body, selector).filter((element) => element !== body && !isElementHidden(element));
  // An editor is taken whole; a field for names is one too, of a single line.
  const whole = own.filter((element) => !own.some((other) => other !== element && containsNode(other, element)));
  const texts = whole.filter((element) => labelOf(attributeOf(element, 'aria-label') ?? '') === undefined);
  return [...framed, ...texts.map((root) => ({ root, host: root }))].slice(0, 5);
}

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Text fields that a reader sees. */
export function findTextFields(root: Element): readonly TextField[] {
  const fields = (queryAll(root, 'input, textarea') as TextField[]).filter(({ type }) =>
    /^(text|email|tel|url|textarea)$/.test(type),
  );
  return fields.slice(0, 100).filter((field) => field.value.trim() !== '' && !isElementHidden(field));
}

/** Whether a field is for the subject of a message, by its label or its name. */
export function isSubjectField(field: TextField): boolean {
  return ['aria-label', 'placeholder', 'title', 'name', 'id', 'class', 'data-test-id', 'data-testid'].some((name) => {
    const text = attributeOf(field, name) ?? '';
    return labelOf(text)?.kind === 'subject' || /subj/i.test(text);
  });
}
