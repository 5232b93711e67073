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
  /** Replaces the message that is ready to send. */
  message: wordingSchema.optional(),
});
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

/** Days between contacts by us; null: no contact of our own. */
const cadenceRowSchema = z.record(relationshipTypeSchema, z.number().int().min(1).max(730).nullable());

/** By tier and type. A higher tier never waits longer than a lower one of the same type. */
const cadenceSchema = z.record(tierSchema, cadenceRowSchema).superRefine((cadence, context) => {
  const tiers = tierSchema.options;
  for (const type of relationshipTypeSchema.options) {
    for (const [place, tier] of tiers.entries()) {
      const lower = tiers[place + 1];
      if (lower === undefined) continue;
      const days = cadence[tier][type] ?? Number.POSITIVE_INFINITY;
      const lowerDays = cadence[lower][type] ?? Number.POSITIVE_INFINITY;
      if (days > lowerDays) {
        context.addIssue({
          code: 'custom',
          path: [tier, type],
          params: { fault: { code: 'cadence-order', days: cadence[tier][type], lowerTier: lower, lowerDays } },
          message: `a higher tier never waits longer: ${tier} ${type} has ${cadence[tier][type] ?? 'no contact'}, ${lower} ${lowerDays} days`,
        });
      }
    }
  }
});

export const playbookSchema = z.strictObject({
  /** Grows with every publication; 1 is the built-in default. */
  version: z.number().int().min(1),
  /** By rule id; a rule that is not named is on with its default weight. */
  rules: z.record(z.string(), ruleSettingSchema),
  cadenceDays: cadenceSchema,
  /** Named limits of rules and tiering, each documented where it is read. */
  thresholds: z.record(z.string(), z.number()),
  /** Contacts by us in any 30 days unless the customer asked for another cap. */
  frequencyCapPer30Days: z.number().int().min(1).max(60),
});
export type Playbook = z.infer<typeof playbookSchema>;

/** What a manager sends: the server gives it its version. The base version travels in `If-Match`. */
export const newPlaybookSchema = playbookSchema.omit({ version: true });
export type NewPlaybook = z.infer<typeof newPlaybookSchema>;
