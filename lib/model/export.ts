/** The export: the contract between any backend and the extension. `docs/export-format.md` describes it for people. */
import { z } from 'zod';
import { actionDecisionSchema } from './action-decision.ts';
import { customerSchema, dateSchema, idSchema, instantSchema } from './customer.ts';
import { playbookSchema } from './playbook.ts';
import { newTierListSchema, tierListHeadSchema } from './tier-list.ts';
import { newTouchpointSchema, touchpointSchema } from './touchpoint.ts';

/**
 * Version of this format. A reader refuses any other.
 * 1: first version.
 */
export const exportFormatVersion = 1;

/** A hash over rows that does not depend on their order: 16 hex digits, see `rows-hash.ts`. */
export const rowsHashSchema = z.string().regex(/^[0-9a-f]{16}$/);

export const roleSchema = z.enum(['rep', 'manager']);
export type Role = z.infer<typeof roleSchema>;

export const staffSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(120),
  role: roleSchema,
  /** The other staff member this one reports to. */
  managerId: idSchema.optional(),
  email: z.string().max(254).optional(),
});
export type Staff = z.infer<typeof staffSchema>;

/** One line of a shard: a customer and its most recent touchpoints, newest first, at most 40. */
export const shardRowSchema = z.strictObject({
  /** Grows whenever anything in the row changes. */
  revision: z.number().int().min(1),
  customer: customerSchema,
  touchpoints: z.array(touchpointSchema).max(40),
  /** What reps decided about its suggested actions, newest first, `shown` left out. Absent: nothing yet. */
  decisions: z.array(actionDecisionSchema).max(20).optional(),
});
export type ShardRow = z.infer<typeof shardRowSchema>;

/** An immutable piece of the snapshot: gzip of NDJSON, at most 1,000 rows, named by the SHA-256 of the gzip bytes. */
export const shardSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Size of the gzip bytes. */
  bytes: z.number().int().min(1),
  rows: z.number().int().min(1).max(1000),
  /** SHA-256 of the NDJSON inside. In static folders, whose server may inflate the file on its way; absent elsewhere. */
  plainHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Shard = z.infer<typeof shardSchema>;

/** What changes together with the rows and is small enough to travel with every answer. */
export const exportHeadSchema = z.strictObject({
  formatVersion: z.literal(exportFormatVersion),
  /** Changes when history can no longer be continued (restored from a backup, rebuilt): build a new generation. */
  epoch: idSchema,
  /** Version of the rows: the cursor of the change feed. */
  version: z.number().int().min(0),
  rowCount: z.number().int().min(0),
  rowsHash: rowsHashSchema,
  company: z.strictObject({
    id: idSchema,
    name: z.string().min(1).max(200),
    /** Own mail domains: whoever writes from there is a colleague, never a customer. */
    domains: z.array(z.string().min(1).max(253)).max(100),
    /** Other names of the company itself, never customers. */
    names: z.array(z.string().min(1).max(300)).max(100),
    /** Salt for message fingerprints, the same for all reps of the company. */
    fingerprintSalt: z.string().min(16).max(128),
    /** IANA name, for due dates and "days ago". */
    timeZone: z.string().min(1).max(64),
  }),
  /** Whose export this is. */
  viewer: staffSchema,
  staff: z.array(staffSchema).max(10_000),
  /** The viewer's teams, by name. Absent where the backend has no names for them: then their ids are shown. */
  teams: z
    .array(z.strictObject({ id: idSchema, name: z.string().min(1).max(120) }))
    .max(1000)
    .optional(),
  tierList: tierListHeadSchema,
  playbook: playbookSchema,
  /** Cached data may be shown for this many days after the last contact with the backend. */
  leaseDays: z.number().int().min(1).max(365),
});
export type ExportHead = z.infer<typeof exportHeadSchema>;

export const manifestSchema = exportHeadSchema.extend({
  createdAt: instantSchema,
  shards: z.array(shardSchema).max(100_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** One step of the feed. A row arrives whole, so that applying it twice does no harm. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upserted'), version: z.number().int().min(1), row: shardRowSchema }),
  z.strictObject({ kind: z.literal('removed'), version: z.number().int().min(1), customerId: idSchema }),
]);
export type Change = z.infer<typeof changeSchema>;

/** Answer of the feed: changes with `since < version <= upTo`, in order. `head` describes the rows after the last page. */
export const changePageSchema = z.strictObject({
  since: z.number().int().min(0),
  upTo: z.number().int().min(0),
  /** Ask again with `since = upTo`. */
  hasMore: z.boolean(),
  changes: z.array(changeSchema).max(2000),
  head: exportHeadSchema,
});
export type ChangePage = z.infer<typeof changePageSchema>;

export const touchpointBatchSchema = z.strictObject({ touchpoints: z.array(newTouchpointSchema).min(1).max(200) });
export type TouchpointBatch = z.infer<typeof touchpointBatchSchema>;

/** One answer a touchpoint, in the order sent. */
export const touchpointResultSchema = z.discriminatedUnion('outcome', [
  /** Durable; `already` when this id had been stored before with the same content, or, `superseded`, in a newer state. */
  z.strictObject({
    outcome: z.literal('stored'),
    id: z.uuid(),
    already: z.boolean(),
    superseded: z.literal(true).optional(),
  }),
  /** Somebody logged this message before; the sender was added to that touchpoint. */
  z.strictObject({
    outcome: z.literal('same-message'),
    id: z.uuid(),
    storedId: z.uuid(),
    staffId: idSchema,
    loggedAt: instantSchema,
  }),
  /** Will never be accepted: show it to the rep, go on with the next. `not-author`: only who logged it may edit it. */
  z.strictObject({
    outcome: z.literal('refused'),
    id: z.uuid(),
    reason: z.enum(['unknown-customer', 'other-content', 'not-author', 'invalid']),
    detail: z.string().max(500),
  }),
]);
export type TouchpointResult = z.infer<typeof touchpointResultSchema>;
export const touchpointAnswerSchema = z.strictObject({ results: z.array(touchpointResultSchema).max(200) });
export type TouchpointAnswer = z.infer<typeof touchpointAnswerSchema>;

/** Every error that the backend answers; `field` and `row` point at the place. */
export const apiErrorSchema = z.strictObject({
  error: z.strictObject({
    kind: z.enum([
      'unauthenticated',
      'revoked',
      'forbidden',
      'invalid',
      'not-found',
      'conflict',
      'gone',
      'too-large',
      'unavailable',
    ]),
    sentence: z.string(),
    field: z.string().optional(),
    row: z.number().int().min(0).optional(),
    /** On a conflict over a tier list: the one that is in force now. */
    current: tierListHeadSchema.optional(),
  }),
});
export type ApiError = z.infer<typeof apiErrorSchema>;

export { dateSchema, newTierListSchema };
