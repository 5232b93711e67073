/** The playbook: every number and switch of the relationship engine, as versioned data that a manager publishes. */
import { z } from 'zod';
import { relationshipTypeSchema, tierSchema } from './customer.ts';

/** The same sentence in every language; `{name}` marks a figure that the rule fills in. */
export const wordingSchema = z.strictObject({ en: z.string(), zh_CN: z.string(), zh_TW: z.string() });
export type Wording = z.infer<typeof wordingSchema>;

export const ruleSettingSchema = z.strictObject({
  isOn: z.boolean(),
  /** Multiplies the rule's urgency when candidates are ranked; 1 is neutral. */
  weight: z.number().min(0).max(10),
  /** Replaces the sentence that the rep reads as the action. */
  title: wordingSchema.optional(),
});
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

/** Days between contacts by us; null: no contact of our own. */
const cadenceRowSchema = z.record(relationshipTypeSchema, z.number().int().min(1).max(730).nullable());

export const playbookSchema = z.strictObject({
  /** Grows with every publication; 1 is the built-in default. */
  version: z.number().int().min(1),
  /** By rule id; a rule that is not named is on with weight 1. */
  rules: z.record(z.string(), ruleSettingSchema),
  cadenceDays: z.record(tierSchema, cadenceRowSchema),
  /** Named limits of rules and tiering, each documented where it is read. */
  thresholds: z.record(z.string(), z.number()),
  /** Contacts by us in any 30 days unless the customer asked for another cap. */
  frequencyCapPer30Days: z.number().int().min(1).max(60),
});
export type Playbook = z.infer<typeof playbookSchema>;

/** What a manager sends: the server gives it its version. The base version travels in `If-Match`. */
export const newPlaybookSchema = playbookSchema.omit({ version: true });
export type NewPlaybook = z.infer<typeof newPlaybookSchema>;
