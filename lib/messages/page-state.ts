/** What the background knows of an open page, kept in session storage, where the panel reads it. */
import type { Mention, OpenChoice, RecognisedCustomer, Resolution } from '../model/mention.ts';
import type { OpenMessage, PageReading } from '../model/page.ts';
import type { Aspect } from '../model/touchpoint.ts';

/** When each step of recognising a reading was done: milliseconds since 1970 with fractions. */
export interface ReadingTimes {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly matchedAtMs: number;
}

/** The last reading of one frame, without its text. */
export interface FrameState {
  /** Changes when the frame navigates. */
  readonly documentId: string;
  readonly site: string;
  readonly step: PageReading['step'];
  readonly view: PageReading['view'];
  readonly subjectKey: string;
  readonly message?: OpenMessage;
  /** The adapter that no longer fits its site, and what it looked for; no text of the page. */
  readonly misfit?: { readonly site: string; readonly selector: string };
  /** Roles of the blocks that the mentions point into. */
  readonly roles: readonly PageReading['blocks'][number]['role'][];
  /** What the words of the open message say it is for, and the word that says so. Absent when none does. */
  readonly aspect?: { readonly aspect: Aspect; readonly word: string };
  /** Messages that rows of a list stand for, with the index of the block. Absent when the page tells of none. */
  readonly rows?: readonly { readonly block: number; readonly message: OpenMessage }[];
  readonly resolution: Resolution;
  readonly times: ReadingTimes;
}

/** All frames of a tab, by frame id. */
export interface PageState {
  readonly frames: Readonly<Record<string, FrameState>>;
}

/** Longest `Page.lockKey`. */
export const maxLockKeyLength = 4000;

/** Under which key of session storage a tab's page stands. */
export function pageKey(tabId: number): string {
  return `page:${tabId}`;
}

/** The page as one: the frame that tells most leads, customers of the others follow. */
export interface Page {
  /** The frame that leads: the open message rather than the frame around it. */
  readonly lead: FrameState;
  /** Of the leading frame and everything it shows: what a rep picked by hand counts until it changes. */
  readonly subjectKey: string;
  /**
   * The document, what it shows and which message that is. A log bound to another key is refused: two webmails may call
   * different messages by the same number.
   */
  readonly lockKey: string;
  readonly customers: readonly (RecognisedCustomer & { readonly frame: FrameState })[];
  readonly primaryCustomerId?: string;
  /** Undecided mentions, each once. */
  readonly choices: readonly OpenChoice[];
}

const viewOrder: readonly PageReading['view'][] = ['message', 'record', 'compose', 'list', 'other'];

function compareFrames(a: FrameState, b: FrameState): number {
  return viewOrder.indexOf(a.view) - viewOrder.indexOf(b.view) || b.resolution.customers.length - a.resolution.customers.length;
}

/** Beside an open message there is often a list of others: who stands only there is not what the page is about. */
function isAbout(frame: FrameState, mentions: readonly (Mention | undefined)[]): boolean {
  if (frame.view === 'list' || frame.view === 'other' || mentions.length === 0) return true;
  return mentions.some((mention) => frame.roles[mention?.block ?? -1] !== 'row');
}

function choicesAbout(frame: FrameState): OpenChoice[] {
  const { choices, mentions } = frame.resolution;
  return choices.filter((choice) =>
    isAbout(
      frame,
      mentions.filter((mention) => mention.surface === choice.surface),
    ),
  );
}

/** Undefined when no frame has been read. Customers are listed once, those of the leading frame first. */
export function mergeFrames(state: PageState | undefined): Page | undefined {
  const frames = Object.values(state?.frames ?? {}).sort(compareFrames);
  const lead = frames[0];
  if (!lead) return undefined;
  // An open message is about itself: the list around it names whoever wrote last. Its text may stand in a frame of its own.
  const isOpen = lead.view === 'message' || lead.view === 'record';
  const isBare = lead.view === 'message' && !lead.roles.some((role) => role === 'body' || role === 'quote');
  const about = isOpen ? frames.filter((frame) => frame === lead || (isBare && frame.view === 'other')) : frames;
  const customers = new Map<string, RecognisedCustomer & { frame: FrameState }>();
  for (const frame of about) {
    for (const customer of frame.resolution.customers) {
      if (
        !customers.has(customer.customerId) &&
        isAbout(
          frame,
          customer.mentions.map((index) => frame.resolution.mentions[index]),
        )
      )
        customers.set(customer.customerId, { ...customer, frame });
    }
  }
  const choices = new Map(about.flatMap(choicesAbout).map((choice) => [choice.key, choice]));
  // Who stands only in the list beside a message is not whom the message is about, also when the message names nobody.
  const primary = about.map((frame) => frame.resolution.primaryCustomerId).find((id) => id !== undefined && customers.has(id));
  return {
    lead,
    subjectKey: lead.subjectKey,
    lockKey: [lead.documentId, lead.subjectKey, lead.message?.identity ?? ''].join('\n').slice(0, maxLockKeyLength),
    customers: [...customers.values()],
    choices: [...choices.values()],
    ...(primary === undefined ? {} : { primaryCustomerId: primary }),
  };
}

/** A list of messages or records with customers of ours on it. */
export function isListPage(page: Page | undefined): boolean {
  return page?.lead.view === 'list' && page.customers.length > 0;
}
