/** A page -> a reading each time it says something else, without ever holding it up. */
import type { PageReading } from '../model/page.ts';
import { nodeNameOf } from './dom-access.ts';
import { isSameReading, pageReadingSteps, type ReadPageOptions } from './read-page.ts';

/** Changes are read once they pause for this long: a message is drawn in one burst. */
const settleMs = 15;
/** A page that never pauses is read after this long all the same. */
const longestSettleMs = 120;
/** In the long run, one reading in this time. */
const readingIntervalMs = 500;
/** Readings that may follow each other quickly after a pause: the pane is cleared, the header drawn, the body fetched. */
const quickReadings = 6;
/** A reading gives the page its turn after this long, and sooner when a key waits to be heard. */
const sliceMs = 4;

/** While somebody types, the page is left alone until the keys pause for this long, */
const typingPauseMs = 250;
/** but no longer than this. */
const longestTypingMs = 1500;

/** Attributes that show or hide text, or hold an address. */
const observed: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'href', 'title', 'contenteditable'],
};

export interface WatchPageOptions extends Omit<ReadPageOptions, 'onEnter'> {
  /** The first reading comes at once, also when it is empty; later ones only when they say something else. */
  readonly onReading: (reading: PageReading) => void;
  /** Told of a mistake of ours, or an error thrown by `onReading`; watching goes on. */
  readonly onError: (error: unknown) => void;
  /** Ends everything: observers, timers, a reading in progress. */
  readonly signal: AbortSignal;
}

/** Gives the page its turn, then goes on; not slowed down as nested timers are. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Whether a key or a click waits for its turn; false where the browser does not say so (Firefox). */
function isInputPending(): boolean {
  return (navigator as { scheduling?: { isInputPending?(): boolean } }).scheduling?.isInputPending?.() ?? false;
}

/** Whether a key goes into a field or an editor, and not to a page that listens for shortcuts. */
function isTyped(event: Event): boolean {
  const target = event.composedPath()[0] as HTMLElement | undefined;
  return target?.isContentEditable === true || /^(INPUT|TEXTAREA)$/.test(target ? nodeNameOf(target) : '');
}

/**
 * How many readings may be made now: a few after a pause, in the long run one an interval.
 * @returns takes the readings that begin now, and says how many milliseconds the next has to wait
 */
function createCredit(): (spent: number) => number {
  let credit = quickReadings;
  let refilledAt = performance.now();
  return (spent) => {
    const now = performance.now();
    credit = Math.max(0, Math.min(quickReadings, credit + (now - refilledAt) / readingIntervalMs) - spent);
    refilledAt = now;
    return Math.max(0, 1 - credit) * readingIntervalMs;
  };
}

/**
 * Reads a page now and after each change, until the signal says stop. A change is read about 15 ms after the page has
 * settled; in the long run at most once in 500 ms, with a few readings at once after a pause. While a reading has to wait
 * nothing is observed, so a page that changes a thousand times a second costs no more than one that changes twice. While somebody
 * types, a reading waits for the next pause, so that no key waits for it. A hidden tab is read when it is shown again.
 */
export function watchPage(document: Document, options: WatchPageOptions): void {
  const { onReading, onError, signal } = options;
  const view = document.defaultView;
  if (!view || signal.aborted) return;
  const credit = createCredit();
  let last: PageReading | undefined;
  let isReading = false;
  /** Something changed that no reading has seen. */
  let isStale = false;
  let staleSince = 0;
  let typedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Open shadow roots and frame documents of the last reading: nothing outside hears of changes in them. */
  let inner = new Set<ShadowRoot | Document>();

  const observer = new MutationObserver(changed);
  const typed = (event: Event): void => {
    if (isTyped(event)) typedAt = performance.now();
  };
  const observe = (root: Node): void => {
    try {
      observer.observe(root, observed);
      // Once for each root, however often it is asked for.
      root.addEventListener('keydown', typed, { capture: true, passive: true, signal });
    } catch {
      // Firefox: a frame that the page threw away is a dead object to us.
    }
  };

  function changed(): void {
    if (signal.aborted) return;
    const now = performance.now();
    if (!isStale) {
      isStale = true;
      staleSince = now;
    }
    // After the reading in progress, which may have seen a part of the change, another follows.
    if (isReading || document.visibilityState === 'hidden') return;
    const waitMs = credit(0);
    if (waitMs > settleMs) observer.disconnect();
    clearTimeout(timer);
    readAfter(Math.max(waitMs, Math.min(settleMs, staleSince + longestSettleMs - now), 0));
  }

  function readAfter(ms: number): void {
    timer = setTimeout(() => {
      const now = performance.now();
      const leftMs = Math.min(typedAt + typingPauseMs, staleSince + longestTypingMs) - now;
      if (leftMs > 0) readAfter(leftMs);
      else void read();
    }, ms);
  }

  async function read(): Promise<void> {
    if (isReading || signal.aborted) return;
    isReading = true;
    isStale = false;
    credit(1);
    observer.disconnect();
    for (const root of [document, ...inner]) observe(root);
    try {
      const entered = new Set<ShadowRoot | Document>();
      const onEnter = (root: ShadowRoot | Document): void => {
        if (!inner.has(root) && !entered.has(root)) observe(root);
        entered.add(root);
      };
      const steps = pageReadingSteps(document, { ...options, onEnter });
      let step = steps.next();
      for (let sliceEnd = performance.now() + sliceMs; !step.done; step = steps.next()) {
        if (performance.now() < sliceEnd && !isInputPending()) continue;
        await nextTurn();
        if (signal.aborted) return;
        sliceEnd = performance.now() + sliceMs;
      }
      inner = entered;
      if (last && isSameReading(last, step.value)) return;
      last = step.value;
      onReading(last);
    } catch (error) {
      // Firefox: the page threw a frame away while it was read. It is read again.
      if (/dead object/.test(String(error))) isStale = true;
      else onError(error);
    } finally {
      isReading = false;
      if (isStale) changed();
    }
  }

  // A stylesheet that arrives late, a frame that gets another document or is shown: what is visible changes without a mutation.
  const loaded = (event: Event): void => {
    if (event.target && /^(IFRAME|LINK)$/.test(nodeNameOf(event.target as Node))) changed();
  };
  document.addEventListener('load', loaded, { capture: true, signal });
  view.addEventListener('resize', changed, { signal });
  document.addEventListener('visibilitychange', () => isStale && changed(), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  void read();
}
