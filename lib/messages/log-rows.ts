/** Several messages of a list, logged with one click: what is asked and answered. Free of Zod, for the panel. */

/** Messages that one request may log: the panel sends more in several, and shows how far it has come. */
export const rowsAtOnce = 20;

/** What the button over a list was painted for. */
export interface LogRowsRequest {
  readonly page: { readonly tabId: number; readonly lockKey: string };
  readonly entries: readonly { readonly touchpointId: string; readonly customerId: string; readonly identity: string }[];
}

/** How one message of a list was logged. `gone`: it left the list, or is somebody else's by now. */
export interface RowOutcome {
  readonly touchpointId: string;
  readonly kind: 'saved' | 'already-logged' | 'gone' | 'disk-full' | 'failed';
}

export type LogRowsAnswer =
  | { readonly kind: 'page-moved-on' }
  /** `undoUntilMs`: until then what was saved can be undone. */
  | { readonly kind: 'done'; readonly outcomes: readonly RowOutcome[]; readonly undoUntilMs: number };
