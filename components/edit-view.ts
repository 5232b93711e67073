/** Notes, edits and what was refused: what the sidebar shows of them and gives back. */
import type { ActionDecision } from '../lib/model/action-decision.ts';
import type { Channel, News, NewTouchpoint } from '../lib/model/touchpoint.ts';

/** Something that the backend refused, kept until the rep has decided. */
export interface RefusedEntry {
  readonly id: string;
  /** Short name; absent when the customer is gone. */
  readonly customerName?: string;
  readonly what:
    | { readonly kind: 'touchpoint'; readonly channel: Channel }
    | { readonly kind: 'decision'; readonly decision: ActionDecision['kind'] };
  readonly madeAt: string;
  /** Absent where nobody kept it. */
  readonly reason?: 'unknown-customer' | 'other-content' | 'not-author' | 'invalid';
  /** The backend's own sentence. */
  readonly detail: string;
}

/** Why an edit was not kept. */
export type EditFailure = 'not-yours' | 'gone' | 'disk-full' | 'failed';

/** What a note is about. */
export interface NoteSubject {
  readonly news?: News;
  /** The touchpoint that is settled. */
  readonly settles?: string;
}

/** What is absent is not offered. */
export interface EditCallbacks {
  /** A note among ourselves about this customer. Answers its id once it is safe on this disk, undefined when it is not. */
  readonly logNote?: (customerId: string, about: NoteSubject) => Promise<string | undefined>;
  /** Answers whether the note was taken back before it was sent. */
  readonly undoNote?: (touchpointId: string) => Promise<boolean>;
  /** The next state of a touchpoint of one's own; `isDeleted` takes it back. Answers why it was not kept, undefined when it was. */
  readonly saveTouchpoint?: (touchpoint: NewTouchpoint) => Promise<EditFailure | undefined>;
  /** Something that the backend refused is sent once more, or given up. */
  readonly settleRefused?: (id: string, decision: 'retry' | 'discard') => void;
}
