/** What a rep taught this browser about a name or an address: kept here, used at once, revocable. */
import { z } from 'zod';
import { idSchema } from './customer.ts';

const surfaceSchema = z.string().trim().min(1).max(320);

/** One lesson for one surface; a newer one about the same surface takes its place. */
export const lessonSchema = z.discriminatedUnion('kind', [
  /** Several customers fit, this one is meant. */
  z.strictObject({ kind: z.literal('choice'), surface: surfaceSchema, customerId: idSchema }),
  /** The address of an unknown sender belongs to this customer, or it goes by this name. */
  z.strictObject({ kind: z.literal('link'), surface: surfaceSchema, customerId: idSchema }),
  /** The address is never a customer's. */
  z.strictObject({ kind: z.literal('block'), surface: surfaceSchema }),
  /** The surface means none of these customers. */
  z.strictObject({ kind: z.literal('rejection'), surface: surfaceSchema, customerIds: z.array(idSchema).min(1).max(200) }),
]);
export type Lesson = z.infer<typeof lessonSchema>;
