/** What the content script does: reads its frame and says what it reads. Nothing comes back to it. */
import type { PageReading } from '../model/page.ts';
import { isReadByParent } from './frame-documents.ts';
import type { PageShapeError } from './site.ts';
import { watchPage } from './watch-page.ts';

export interface StartReadingOptions {
  readonly document: Document;
  /** Takes a reading to the background. What it throws ends the reading of this frame: the extension is gone. */
  readonly send: (reading: PageReading) => void;
  readonly signal: AbortSignal;
  /** Told once a page when an adapter no longer fits its site; carries no text of the page. */
  readonly onShapeError?: (error: PageShapeError) => void;
  /** Told once of a mistake of ours, before reading ends. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Begins to read a frame, and goes on until the signal or the first failed `send`. Does nothing in a frame that the page
 * around it reads (editors and message bodies without an address of their own).
 */
export function startReading({ document, send, signal, onShapeError, onError }: StartReadingOptions): void {
  if (isReadByParent(document)) return;
  const ended = new AbortController();
  let isReported = false;
  watchPage(document, {
    signal: AbortSignal.any([signal, ended.signal]),
    onReading: send,
    onError(error) {
      ended.abort();
      onError?.(error);
    },
    onShapeError(error) {
      if (!isReported) onShapeError?.(error);
      isReported = true;
    },
  });
}
