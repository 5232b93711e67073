/** What reps decided, on its way to the backend; and what the backend makes of it for a manager. */
import { z } from 'zod';
import { actionDecisionSchema, outcomeSchema, refusalReasonSchema } from './action-decision.ts';
import { dateSchema, idSchema } from './customer.ts';

export const decisionBatchSchema = z.strictObject({ decisions: z.array(actionDecisionSchema).min(1).max(200) });
export type DecisionBatch = z.infer<typeof decisionBatchSchema>;

/** One answer a decision, in the order sent. */
export const decisionResultSchema = z.discriminatedUnion('outcome', [
  /** Durable; `already` when this id had been stored before with the same content. */
  z.strictObject({ outcome: z.literal('stored'), id: z.uuid(), already: z.boolean() }),
  /** Will never be accepted: set it aside, go on with the next. */
  z.strictObject({
    outcome: z.literal('refused'),
    id: z.uuid(),
    reason: z.enum(['unknown-customer', 'other-content', 'invalid']),
    detail: z.string().max(500),
  }),
]);
export type DecisionResult = z.infer<typeof decisionResultSchema>;
export const decisionAnswerSchema = z.strictObject({ results: z.array(decisionResultSchema).max(200) });
export type DecisionAnswer = z.infer<typeof decisionAnswerSchema>;

const countSchema = z.number().int().min(0);

/** One rule and what came of it. */
export const ruleEffectSchema = z.strictObject({
  ruleId: idSchema,
  shown: countSchema,
  taken: countSchema,
  postponed: countSchema,
  refused: countSchema,
  refusals: z.record(refusalReasonSchema, countSchema),
  outcomes: z.record(outcomeSchema, countSchema),
  /** Taken actions whose outcome nobody has told yet. */
  open: countSchema,
  /** Outcomes that worked, partly ones counted half, over those that were told; absent below five of them. */
  success: z.number().min(0).max(1).optional(),
});

/** Answer to `GET /v1/effects`: over the customers of the viewer's teams. */
export const effectsSchema = z.strictObject({
  /** Decisions made from the beginning of this day on, UTC, are counted. */
  since: dateSchema,
  /** By rule id; only rules that somebody saw. */
  rules: z.array(ruleEffectSchema).max(10_000),
});
export type Effects = z.infer<typeof effectsSchema>;
