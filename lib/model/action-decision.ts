/** What a rep decided about a suggested action, and what came of it (domain part 12). */
import { z } from 'zod';
import { dateSchema, idSchema, instantSchema } from './customer.ts';

/** Why an action does not fit; asked in one click. */
export const refusalReasonSchema = z.enum(['wrong-time', 'wrong-customer', 'already-done', 'not-useful', 'other']);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** The answer to the one follow-up question: did the hoped-for answer come? */
export const outcomeSchema = z.enum(['worked', 'partly', 'failed', 'unknown']);
export type Outcome = z.infer<typeof outcomeSchema>;

const common = {
  /** Made by the client when the button is pressed; unique for ever. */
  id: z.uuid(),
  customerId: idSchema,
  ruleId: idSchema,
  playbookVersion: z.number().int().min(1),
  /** By the client's clock. */
  decidedAt: instantSchema,
  /** The touchpoint that the action was about, when it was about one. */
  about: z.uuid().optional(),
};

export const actionDecisionSchema = z.discriminatedUnion('kind', [
  /** The action stood on the card; once a day, customer and rule. */
  z.strictObject({ ...common, kind: z.literal('shown') }),
  /** The rep began it; `followUpOn` is the day after which the outcome is asked for. */
  z.strictObject({ ...common, kind: z.literal('taken'), followUpOn: dateSchema, touchpointId: z.uuid().optional() }),
  /** Silent until the morning of `until`; a day before that of `decidedAt` takes an earlier putting off back. */
  z.strictObject({ ...common, kind: z.literal('postponed'), until: dateSchema }),
  z.strictObject({
    ...common,
    kind: z.literal('refused'),
    reason: refusalReasonSchema,
    note: z.string().trim().max(500).optional(),
  }),
  /** Closes the `taken` decision with the id `of`. */
  z.strictObject({ ...common, kind: z.literal('outcome'), of: z.uuid(), outcome: outcomeSchema }),
]);
export type ActionDecision = z.infer<typeof actionDecisionSchema>;
