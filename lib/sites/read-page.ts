/**
 * Page -> reading, by a ladder: an adapter that knows the site, then what the page means, then its plain visible text.
 * A step that fails never hides what the lower steps find, and the reading says which step it came from.
 */
import type { PageReading, TextBlock } from '../model/page.ts';
import { bodyOf } from './dom-access.ts';
import { isElementHidden, isElementLine } from './element-visibility.ts';
import { findFrameDocument } from './frame-documents.ts';
import { semanticsSteps } from './generic.ts';
import { messagePartSteps } from './message-parts.ts';
import { sites as allSites } from './registry.ts';
import { type PagePart, type PageShape, PageShapeError, type Site } from './site.ts';
import { finish, visibleTextSteps } from './visible-text.ts';

/** Bounds of `PageReading`, and of what a message to the background may weigh. */
const maxBlocks = 5000;
const maxTextLength = 1_500_000;
const maxSubjectKeyLength = 1000;

export interface ReadPageOptions {
  /** Test seam: the sites that are known. */
  readonly sites?: readonly Site[];
  /** Told when an adapter did not find what it expects: once a reading, with the selector and no text of the page. */
  readonly onShapeError?: (error: PageShapeError) => void;
  /** Told of every open shadow root and frame document that was entered: changes there are invisible from outside. */
  readonly onEnter?: (root: ShadowRoot | Document) => void;
}

interface ReadShape {
  readonly site: string;
  readonly step: PageReading['step'];
  readonly shape: PageShape;
}

function* shapeSteps(document: Document, options: ReadPageOptions): Generator<void, ReadShape> {
  for (const site of options.sites ?? allSites) {
    try {
      if (!site.detect(document)) continue;
      const shape = site.read(document);
      if (shape) return { site: site.id, step: 'adapter', shape };
      break;
    } catch (error) {
      // A bug in an adapter must not hide the page either. Its message may quote the page, so only its kind is passed on.
      const kind = error instanceof Error ? error.name : 'error';
      options.onShapeError?.(error instanceof PageShapeError ? error : new PageShapeError(site.id, `(${kind} in the adapter)`));
      break;
    }
  }
  const shape = yield* semanticsSteps(document);
  return { site: 'generic', step: shape.view === 'other' ? 'text' : 'semantics', shape };
}

function* partSteps(
  document: Document,
  part: PagePart,
  maxLength: number,
  options: ReadPageOptions,
): Generator<void, readonly TextBlock[]> {
  if (!('root' in part)) return part.text.trim() === '' ? [] : [{ role: part.role, text: part.text.slice(0, maxLength) }];
  const { ownerDocument } = part.root;
  if (ownerDocument && ownerDocument !== document) options.onEnter?.(ownerDocument);
  const except = new Set<Node>(part.except ?? []);
  const textOptions = {
    maxLength,
    isHidden: (element: Element) => except.has(element) || isElementHidden(element),
    isLine: isElementLine,
    enterFrame(frame: Element) {
      const document = findFrameDocument(frame);
      if (!document) return undefined;
      options.onEnter?.(document);
      return bodyOf(document);
    },
    ...(options.onEnter ? { onShadowRoot: options.onEnter } : {}),
  };
  if (part.role === 'body') return yield* messagePartSteps(part.root, textOptions);
  const { text } = yield* visibleTextSteps(part.root, textOptions);
  return text.trim() === '' ? [] : [{ role: part.role, text }];
}

/** What `readPage` does, pausing often, so that a caller can spread a huge page over several tasks. */
export function* pageReadingSteps(document: Document, options: ReadPageOptions = {}): Generator<void, PageReading> {
  const { site, step, shape } = yield* shapeSteps(document, options);
  yield;
  const blocks: TextBlock[] = [];
  let left = maxTextLength;
  for (const part of shape.parts) {
    if (left <= 0 || blocks.length >= maxBlocks) break;
    const found = yield* partSteps(document, part, left, options);
    for (const block of found) {
      if (left <= 0 || blocks.length >= maxBlocks) break;
      const text = block.text.slice(0, left);
      left -= text.length;
      blocks.push({ role: block.role, text });
    }
    yield;
  }
  return {
    site,
    step,
    view: shape.view,
    subjectKey: `${site} ${shape.view} ${shape.subject}`.slice(0, maxSubjectKeyLength),
    ...(shape.message ? { message: shape.message } : {}),
    blocks,
  };
}

/**
 * What a page says now. Never throws for anything a page does; never writes to it.
 * A frame that is itself hidden reads as a page without blocks.
 */
export function readPage(document: Document, options: ReadPageOptions = {}): PageReading {
  return finish(pageReadingSteps(document, options));
}

/** Whether two readings say the same. */
export function isSameReading(a: PageReading, b: PageReading): boolean {
  const rest = (reading: PageReading) => JSON.stringify({ ...reading, blocks: reading.blocks.length });
  // Long texts are compared one by one, and not copied for it.
  return rest(a) === rest(b) && a.blocks.every(({ role, text }, i) => role === b.blocks[i]?.role && text === b.blocks[i]?.text);
}
