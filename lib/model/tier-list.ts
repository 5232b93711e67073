/** A manager's published judgement of customers: who is worth what. */
import { z } from 'zod';
import { idSchema, instantSchema, keyAccountScopeSchema, relationshipTypeSchema, tierSchema } from './customer.ts';

export const tierListEntrySchema = z.strictObject({
  customerId: idSchema,
  tier: tierSchema,
  /** Absent: unchanged; null: no key account. */
  keyAccountScope: keyAccountScopeSchema.nullable().optional(),
  /** Absent: unchanged. */
  relationshipType: relationshipTypeSchema.optional(),
  /** Why the manager decided otherwise than proposed; stays visible on the card. */
  reason: z.string().trim().max(500).optional(),
});
export type TierListEntry = z.infer<typeof tierListEntrySchema>;

/** What a manager sends; customers not named keep their tier. The base version travels in `If-Match`. */
export const newTierListSchema = z.strictObject({
  note: z.string().trim().max(500),
  entries: z.array(tierListEntrySchema).min(1).max(1_000_000),
});
export type NewTierList = z.infer<typeof newTierListSchema>;

/** What everybody sees of a published list. Versions only grow; a rollback is a new version. */
export const tierListHeadSchema = z.strictObject({
  /** 0 before the first list. */
  version: z.number().int().min(0),
  publishedAt: instantSchema.optional(),
  publishedBy: idSchema.optional(),
  note: z.string().optional(),
  /** The version that this one restored. */
  rollbackOf: z.number().int().min(1).optional(),
});
export type TierListHead = z.infer<typeof tierListHeadSchema>;

/** What is in force: the head, and the tier, scope and type of every customer that the caller may see. */
export const tierListSchema = z.strictObject({ head: tierListHeadSchema, entries: z.array(tierListEntrySchema).max(1_000_000) });
export type TierList = z.infer<typeof tierListSchema>;

/** All published lists, newest first. */
export const tierListHistorySchema = z.strictObject({ lists: z.array(tierListHeadSchema).max(100_000) });
export type TierListHistory = z.infer<typeof tierListHistorySchema>;

/** Brings back the state right after `toVersion`, as a new version. The base version travels in `If-Match`. */
export const tierListRollbackSchema = z.strictObject({
  toVersion: z.number().int().min(1),
  note: z.string().trim().max(500).optional(),
});
export type TierListRollback = z.infer<typeof tierListRollbackSchema>;
