/** A recorded page -> what is true of it, written by hand beside the page and not by the code that reads it. */
import { readFileSync } from 'node:fs';
import type { PageReading } from '../../lib/model/page.ts';
import { participantText } from '../../lib/sites/participants.ts';
import { expectedReading, fileOf, type RecordedPage } from './recorded-pages.ts';

export interface PageTruth {
  readonly view: PageReading['view'];
  /** `Name <address>`, or the name alone where the page shows no address. */
  readonly from?: string;
  readonly to?: readonly string[];
  readonly subject?: string;
  /** Heading of a record. */
  readonly title?: string;
  /** Whether the page tells which message it shows. */
  readonly identity?: boolean;
  readonly direction?: 'inbound' | 'outbound';
  /** Legal name of the customer whom the page is about; null when it is about none. */
  readonly primary?: string | null;
  /** Legal names of customers that a list names. */
  readonly customers?: readonly string[];
}

/** What the third line of a page says; for pages recorded before there was such a line, the reading that was checked by eye. */
export function truthOf(page: RecordedPage): PageTruth {
  const line = /<!-- expects (\{.*\}) -->/.exec(readFileSync(fileOf(page, 'html'), 'utf8'))?.[1];
  if (line !== undefined) return JSON.parse(line) as PageTruth;
  const { view, message } = expectedReading(page);
  return {
    view,
    ...(message?.from ? { from: participantText(message.from) } : {}),
    ...(message ? { to: message.to.map(participantText) } : {}),
    ...(message?.identity === undefined ? {} : { identity: true }),
  };
}
