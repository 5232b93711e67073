/** What a site adapter is: it recognises a page by its shape and says where in it the text stands that matters. */
import type { BlockRole, OpenMessage, PageReading, Participant } from '../model/page.ts';
import { queryOptional, type SearchRoot } from './dom-access.ts';
import { participantText } from './participants.ts';

export type PageView = PageReading['view'];

/** A piece of a page with its role: an element or document to read the visible text of, or text the adapter put together. */
export type PagePart =
  | {
      readonly role: BlockRole;
      readonly text: string;
      /** Of a row: the message it stands for, with the same identity as when it is open. */
      readonly message?: OpenMessage;
    }
  | {
      readonly role: BlockRole;
      readonly root: Node;
      /** Elements below the root that other parts read. */
      readonly except?: readonly Node[];
      /** Lines above its text: addresses that stand in links and tool tips only. */
      readonly lead?: string;
    };

/**
 * What an adapter says about a page. A part with role `body` is split into body, quotes and signature when it is read.
 * The text itself is read afterwards, in slices, so an adapter stays quick on any page.
 */
export interface PageShape {
  readonly view: PageView;
  /** The open message or record within the site; changes whenever another one is shown. */
  readonly subject: string;
  readonly message?: OpenMessage;
  /** In reading order. */
  readonly parts: readonly PagePart[];
}

/** One web application that we know. */
export interface Site {
  /** Id of the site, equal to its file name. */
  readonly id: string;
  /** Whether this is a page of the site. Cheap: ids, classes and the address, no text. */
  detect(document: Document): boolean;
  /**
   * Where the text of the page stands; absent when this page of the site shows nothing about customers. A site without it is read
   * by what its pages mean.
   * @param now - what `today` means in the page; absent when that is not certain
   * @throws {PageShapeError} when the page is not built as expected
   */
  read?(document: Document, now?: Date): PageShape | undefined;
  /** What the address of a page calls the message or record that is open, for a site without `read`. */
  openId?(document: Document): string | undefined;
}

/** A site, checked by its type. Defining one does nothing. */
export function defineSite(site: Site): Site {
  return site;
}

/** The page is not built as its adapter expects. Carries no text of the page. */
export class PageShapeError extends Error {
  override readonly name = 'PageShapeError';
  readonly site: string;
  readonly selector: string;

  constructor(site: string, selector: string) {
    super(`${site}: nothing matches ${selector}`);
    this.site = site;
    this.selector = selector;
  }
}

/**
 * First element below `root` that matches.
 * @throws {PageShapeError} when there is none
 */
export function query(site: string, root: SearchRoot, selector: string): Element {
  const found = queryOptional(root, selector);
  if (!found) throw new PageShapeError(site, selector);
  return found;
}

/** What an adapter found of a message that is open or being written. */
export interface MessageFields {
  /** Message-ID, or the like, the same for everybody who has the message. */
  readonly identity?: string | undefined;
  /** What the site calls the message in this mailbox: its identity where sender and time do not tell. */
  readonly ownId?: string | undefined;
  readonly from?: Participant | undefined;
  readonly to: readonly Participant[];
  readonly subject?: string | undefined;
  readonly sentAt?: string | undefined;
}

/**
 * What tells a message from all others where no page shows its Message-ID: sender, minute and subject, which are the same for
 * every rep who has it, in whatever webmail.
 */
function identityOf({ identity, ownId, from, subject, sentAt }: MessageFields): string | undefined {
  if (identity) return identity;
  if (!from?.address || !sentAt) return ownId;
  return ['mail', from.address.toLowerCase(), sentAt, (subject ?? '').replace(/\s+/g, ' ').trim()].join(' ');
}

/** An open message as the model has it, within its bounds, with the parts of its header in reading order. */
export function messageOf(fields: MessageFields): { readonly message: OpenMessage; readonly header: readonly PagePart[] } {
  const { from, subject, sentAt } = fields;
  const identity = identityOf(fields);
  const to = fields.to.slice(0, 500);
  return {
    message: {
      ...(identity && { identity: identity.slice(0, 1000) }),
      ...(subject !== undefined && { subject: subject.slice(0, 2000) }),
      ...(from && { from }),
      to,
      ...(sentAt && { sentAt }),
    },
    header: [
      ...(from ? [{ role: 'sender', text: participantText(from) } as const] : []),
      ...to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) })),
      { role: 'subject', text: subject ?? '' },
    ],
  };
}
