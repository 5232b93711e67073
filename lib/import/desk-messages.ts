/** What the import page and its worker say to each other. Both are ours, and nobody else hears it. */
import type { ImportDesk } from './import-desk.ts';
import type { FileProblem } from './table.ts';

/** What the page asks; every question has a number of its own. */
export type DeskQuestion =
  | { readonly [K in DeskMethod]: { readonly call: number; readonly method: K; readonly given: Given<K> } }[DeskMethod]
  /** The answer of that question is not wanted any more. */
  | { readonly call: number; readonly method: 'cancel' }
  | { readonly call: number; readonly method: 'drop'; readonly id: number };

export type DeskMethod = 'read' | 'understand' | 'writeRefused' | 'take';

/** What the method is given besides its call. */
export type Given<K extends DeskMethod> =
  Parameters<ImportDesk[K]> extends [...infer G, { readonly signal: AbortSignal; readonly onProgress: unknown }]
    ? G
    : Parameters<ImportDesk[K]>;

/** How something ended that came to nothing; an Error loses its kind on its way between threads. */
export type DeskError =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unreadable'; readonly problem: FileProblem }
  | { readonly kind: 'failed'; readonly message: string };

/** What the worker says to a question: how far it is, any number of times, and how it ended, once. */
export type DeskReply =
  | { readonly call: number; readonly kind: 'progress'; readonly share: number }
  | { readonly call: number; readonly kind: 'done'; readonly answer: unknown }
  | { readonly call: number; readonly kind: 'failed'; readonly error: DeskError };
