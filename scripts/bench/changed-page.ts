/** Runs in a page of Chromium, beside the reader: makes changes of the host, one after the other, and reads the page after each. */
import type { PageReading } from '../../lib/model/page.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { changeHost, changeOf } from './host-changes.ts';

export interface ChangedReading {
  readonly number: number;
  /** Absent when reading threw. */
  readonly reading?: PageReading;
  readonly error?: string;
}

const original = document.body;

/** Every copy of the page gets its frames anew, filled at once: a browser would load them later. */
function fillFrames(frames: readonly HTMLIFrameElement[]): void {
  for (const frame of frames) {
    const inside = frame.contentDocument;
    const html = frame.dataset.filled;
    if (inside && html !== undefined) inside.documentElement.innerHTML = html;
    delete frame.dataset.filled;
  }
}

function readChanged(number: number): ChangedReading {
  const copy = original.cloneNode(true) as HTMLElement;
  const frames = [...copy.querySelectorAll<HTMLIFrameElement>('iframe[srcdoc]')];
  for (const frame of frames) {
    frame.dataset.filled = frame.srcdoc;
    frame.removeAttribute('srcdoc');
  }
  document.body.replaceWith(copy);
  try {
    changeHost(document, changeOf(number));
    fillFrames(frames);
    return { number, reading: readPage(document) };
  } catch (error) {
    return { number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    copy.replaceWith(original);
  }
}

/** What the page reads as after each of these changes, made to the page as it was loaded. */
export function readAllChanged(numbers: readonly number[]): readonly ChangedReading[] {
  return numbers.map(readChanged);
}
