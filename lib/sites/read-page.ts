/**
 * Page -> reading, by a ladder: an adapter that knows the site, then what the page means, then its plain visible text.
 * A step that fails never hides what the lower steps find, and the reading says which step it came from.
 */
import type { PageReading, Participant, TextBlock } from '../model/page.ts';
import { bodyOf, queryOptional } from './dom-access.ts';
import { isElementHidden, isElementLine } from './element-visibility.ts';
import { findFrameDocument } from './frame-documents.ts';
import { loadedSemantics, loadedSites } from './loaded-sites.ts';
import { messagePartSteps } from './message-parts.ts';
import { participantText } from './participants.ts';
import { selfHostedSites } from './registry.ts';
import { type MessageFields, messageOf, type PagePart, type PageShape, PageShapeError, type Site } from './site.ts';
import { finish, visibleTextSteps } from './visible-text.ts';

/** Bounds of `PageReading`, and of what a message to the background may weigh. */
const maxBlocks = 5000;
const maxTextLength = 1_500_000;
const maxSubjectKeyLength = 1000;

export interface ReadPageOptions {
  /** The adapters that may read the page; those loaded into the frame when absent. */
  readonly sites?: readonly Site[];
  /** Told when an adapter did not find what it expects: once a reading, with the selector and no text of the page. */
  readonly onShapeError?: (error: PageShapeError) => void;
  /** Told of every open shadow root and frame document that was entered: changes there are invisible from outside. */
  readonly onEnter?: (root: ShadowRoot | Document) => void;
  /** When the page is read and when it was loaded, in milliseconds since 1970; the browser's own when absent. */
  readonly clock?: { readonly nowMs: number; readonly loadedMs: number };
}

interface Asked extends Partial<ReadShape> {
  /** What the site calls the message or record that is open. */
  readonly openId?: string | undefined;
}

interface ReadShape {
  readonly site: string;
  readonly step: PageReading['step'];
  readonly shape: PageShape;
  readonly missed?: PageReading['missed'];
}

/** What `today` means in the page: a page that stays open overnight may still call a mail of yesterday one of today. */
function findToday({ clock }: ReadPageOptions): Date | undefined {
  const { nowMs, loadedMs } = clock ?? { nowMs: Date.now(), loadedMs: performance.timeOrigin };
  const now = new Date(nowMs);
  return now.toDateString() === new Date(loadedMs).toDateString() ? now : undefined;
}

/** What an adapter says of the page, or why there is none to ask. */
function askAdapter(document: Document, options: ReadPageOptions): Asked {
  const sites = options.sites ?? loadedSites();
  for (const site of sites) {
    try {
      if (!site.detect(document)) continue;
      const shape = site.read?.(document, findToday(options));
      return { ...(shape ? { shape } : {}), ...(shape || site.openId ? { site: site.id, openId: site.openId?.(document) } : {}) };
    } catch (error) {
      // A bug in an adapter must not hide the page either. Its message may quote the page, so only its kind is passed on.
      const kind = error instanceof Error ? error.name : 'error';
      return misfit(error instanceof PageShapeError ? error : new PageShapeError(site.id, `(${kind} in the adapter)`), options);
    }
  }
  const marks = Object.entries(selfHostedSites).filter(([site]) => !sites.some(({ id }) => id === site));
  // One look for all of them: most pages have none, and a huge page takes a while for each.
  const isAny = marks.length > 0 && queryOptional(document, marks.map(([, mark]) => mark).join(', ')) !== undefined;
  const [site] = (isAny && marks.find(([, mark]) => queryOptional(document, mark))) || [];
  return site === undefined ? {} : { missed: { site, why: 'not-loaded' } };
}

function misfit(error: PageShapeError, options: ReadPageOptions): Partial<ReadShape> {
  options.onShapeError?.(error);
  return { missed: { site: error.site, why: 'misfit', selector: error.selector.slice(0, 200) } };
}

/** Which fields of an open message the lower step has to find. */
function isIncomplete({ view, message }: PageShape): boolean {
  const hasRecipients = message !== undefined && message.to.length > 0;
  return (view === 'message' && !(message?.from && hasRecipients)) || (view === 'compose' && !hasRecipients);
}

/** Parts of an address that change with every visit. */
const visitParameters = /[?&](_\w{0,2}|\w*token\w*|sess\w*|sid|ts|u)=[^&#]*/gi;

/**
 * What a page that does not tell the minute calls the open message: its address, where that has a number, and day and time as they
 * are shown. Absent where it has neither, so that two mails are never taken for one.
 */
function ownIdOf(place: Location | null, { from, subject }: MessageFields, dated: string | undefined): string | undefined {
  const lasting = place ? (place.host + place.pathname + place.search + place.hash).replace(visitParameters, '') : '';
  const header = `${from ? participantText(from) : ''} ${subject}`;
  return /\d[^/]*$|[?#].*\d/.test(lasting) || dated ? ['page', lasting, header, dated].join(' ') : undefined;
}

/** What a page means; without the semantic step all its text, whatever it means. */
function* lowerSteps(document: Document, options: ReadPageOptions): Generator<void, PageShape> {
  const semantics = loadedSemantics();
  if (semantics) {
    const { fields, dated, ...shape } = yield* semantics(document, findToday(options));
    if (!fields) return shape;
    const ownId = shape.view === 'message' ? ownIdOf(document.location, fields, dated) : undefined;
    const { message, header } = messageOf({ ...fields, ownId });
    return { ...shape, message, parts: [...header, ...shape.parts] };
  }
  const body = bodyOf(document);
  const place = document.location ? document.location.pathname + document.location.search : '';
  return { view: 'other', subject: place, parts: body ? [{ role: 'page', root: body }] : [] };
}

function* shapeSteps(document: Document, options: ReadPageOptions): Generator<void, ReadShape> {
  const { site, shape, missed, openId } = askAdapter(document, options);
  yield;
  const isEmpty = !shape || shape.parts.length === 0;
  if (site !== undefined && !isEmpty && shape.view !== 'list' && !isIncomplete(shape)) return { site, step: 'adapter', shape };
  const lower = yield* lowerSteps(document, options);
  if (site !== undefined && shape && hidesMessage(shape, lower))
    return { ...misfit(new PageShapeError(site, '(open message)'), options), site: 'generic', step: 'semantics', shape: lower };
  if (site === undefined || isEmpty) {
    const step = lower.view === 'other' ? 'text' : 'semantics';
    return { site: site ?? 'generic', step, shape: withOpenId(lower, site, openId), ...(missed ? { missed } : {}) };
  }
  const { message } = lower;
  // A list with a single line may look like a message to the lower step; the adapter knows better.
  if (shape.view !== 'message' || shape.message?.from || lower.view !== 'message' || !message?.from)
    return { site, step: 'adapter', shape: withRecipients(shape, message?.to ?? []) };
  // The adapter knows which message it is, and the lower step who wrote it.
  const identity = shape.message?.identity;
  const merged = { ...lower, subject: shape.subject, message: { ...message, ...(identity !== undefined && { identity }) } };
  return { ...misfit(new PageShapeError(site, '(sender)'), options), site: 'generic', step: 'semantics', shape: merged };
}

/** What the lower step found, under the name that the site has for it. */
function withOpenId(shape: PageShape, site: string | undefined, openId: string | undefined): PageShape {
  if (openId === undefined) return shape;
  const { message } = shape;
  // What the lower step makes of an address that it does not know is worth less than what the site calls the message.
  const isKnown = message?.identity !== undefined && !message.identity.startsWith('page ');
  const named = message && shape.view === 'message' && !isKnown ? { message: { ...message, identity: `${site} ${openId}` } } : {};
  return { ...shape, subject: openId, ...named };
}

/** Whether the lower step sees an open message where the adapter finds a list alone, or what is being written to nobody yet. */
function hidesMessage(shape: PageShape, { view, message }: PageShape): boolean {
  const isUnsure = shape.view === 'list' || (shape.view === 'compose' && isIncomplete(shape));
  // A list with a single line has a sender, a subject and a time; an open message has recipients too.
  const isLine = shape.view === 'list' && shape.parts.length === 1 && message?.to.length === 0;
  return isUnsure && !isLine && view === 'message' && !!message?.from?.address && !!message.sentAt;
}

/** A message whose adapter found no recipients, with those that the lower step found. */
function withRecipients(shape: PageShape, found: readonly Participant[]): PageShape {
  // What stands beside an empty field for recipients are the names of its buttons.
  const to = shape.view === 'compose' ? found.filter(({ address }) => address !== undefined) : found;
  if (!shape.message || shape.message.to.length > 0 || to.length === 0) return shape;
  const people = to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) }));
  return { ...shape, message: { ...shape.message, to: [...to] }, parts: [...people, ...shape.parts] };
}

function* partSteps(
  document: Document,
  part: PagePart,
  maxLength: number,
  options: ReadPageOptions,
): Generator<void, readonly TextBlock[]> {
  if (!('root' in part)) return part.text.trim() === '' ? [] : [{ ...part, text: part.text.slice(0, maxLength) }];
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
  const whole = part.lead ? `${part.lead}\n${text}` : text;
  return whole.trim() === '' ? [] : [{ role: part.role, text: whole }];
}

/** What `readPage` does, pausing often, so that a caller can spread a huge page over several tasks. */
export function* pageReadingSteps(document: Document, options: ReadPageOptions = {}): Generator<void, PageReading> {
  const { site, step, shape, missed } = yield* shapeSteps(document, options);
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
      blocks.push({ ...block, text });
    }
    yield;
  }
  return {
    site,
    step,
    view: shape.view,
    subjectKey: `${site} ${shape.view} ${shape.subject}`.slice(0, maxSubjectKeyLength),
    ...(shape.message ? { message: shape.message } : {}),
    ...(missed ? { missed } : {}),
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
  return (
    rest(a) === rest(b) &&
    a.blocks.every(({ role, text, message }, i) => {
      const other = b.blocks[i];
      return role === other?.role && text === other.text && message?.identity === other.message?.identity;
    })
  );
}
