/** What a page says: blocks of visible text with their role, as a content script reads them. */
import { z } from 'zod';

/**
 * Where a block of text stands. `quote` is earlier mail repeated in this one, `row` one line of a list of
 * messages or records, `title` the name of a record, `page` anything else that is visible.
 */
export const blockRoleSchema = z.enum([
  'sender',
  'recipient',
  'subject',
  'body',
  'quote',
  'signature',
  'title',
  'row',
  'draft',
  'page',
]);
export type BlockRole = z.infer<typeof blockRoleSchema>;

/** A person as a message header names it. */
export const participantSchema = z.strictObject({
  name: z.string().max(500).optional(),
  address: z.string().max(320).optional(),
});
export type Participant = z.infer<typeof participantSchema>;

/** The message that is open, as far as the page tells. */
export const openMessageSchema = z.strictObject({
  /** Message-ID or the site's own id; the same wherever and by whomever this message is opened. Absent when the page has none. */
  identity: z.string().max(1000).optional(),
  subject: z.string().max(2000).optional(),
  from: participantSchema.optional(),
  to: z.array(participantSchema).max(500),
  /** As an instant, when the page tells it exactly enough. */
  sentAt: z.iso.datetime().optional(),
});
export type OpenMessage = z.infer<typeof openMessageSchema>;

/** A text block: visible text, offsets in UTF-16 code units. */
export const textBlockSchema = z.strictObject({
  role: blockRoleSchema,
  text: z.string().max(2_000_000),
  /** The message that a `row` stands for, where the list tells which one it is. */
  message: openMessageSchema.optional(),
});
export type TextBlock = z.infer<typeof textBlockSchema>;

/** One reading of one frame. */
export const pageReadingSchema = z.strictObject({
  /** Id of the site whose adapter read it; `generic` when none did. */
  site: z.string().max(64),
  /** Step of the ladder that was reached. */
  step: z.enum(['adapter', 'semantics', 'text']),
  view: z.enum(['message', 'list', 'compose', 'record', 'other']),
  /** Changes whenever the page shows something else; a log bound to an older one is refused. */
  subjectKey: z.string().max(1000),
  message: openMessageSchema.optional(),
  /** A site whose adapter should have read the page and did not: it is not loaded yet, or the page is not as it expects. */
  missed: z
    .strictObject({
      site: z.string().max(64),
      why: z.enum(['not-loaded', 'misfit']),
      /** What the adapter looked for in vain; says nothing of the page. */
      selector: z.string().max(200).optional(),
    })
    .optional(),
  blocks: z.array(textBlockSchema).max(5000),
});
export type PageReading = z.infer<typeof pageReadingSchema>;
