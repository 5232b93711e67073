/** What a load consists of, between the command that reads the files and the process that holds the database. */
import { z } from 'zod';
import { compileCheck } from '../../lib/model/compile-check.ts';
import { customerSchema, idSchema } from '../../lib/model/customer.ts';
import { exportHeadSchema, staffSchema } from '../../lib/model/export.ts';
import { touchpointSchema } from '../../lib/model/touchpoint.ts';

const companySchema = exportHeadSchema.shape.company;

/** What an operator may say of the company; what is absent stays, or takes its default in a database without one. */
export const companyChangesSchema = companySchema.pick({ name: true, domains: true, names: true, timeZone: true }).partial();
export type CompanyChanges = z.infer<typeof companyChangesSchema>;

const teamSchema = z.strictObject({ id: idSchema, name: z.string().min(1).max(120) });
export type Team = z.infer<typeof teamSchema>;

/** Somebody of the staff; `teamIds` are all teams whose customers the person sees from now on, absent: those of before. */
const memberSchema = z.strictObject({ person: staffSchema, teamIds: z.array(idSchema).max(1000).optional() });
export type Member = z.infer<typeof memberSchema>;

export const loadHeadSchema = z.strictObject({
  company: companyChangesSchema.optional(),
  teams: z.array(teamSchema).max(1000),
  staff: z.array(memberSchema).max(10_000),
  /** Whether customers follow, all that there are: who is not among them is missing. */
  hasCustomers: z.boolean(),
  /** Whether the files have a column of tiers: only then another tier is one that they say. */
  hasTiers: z.boolean(),
  /** What does not fit to what is known is left out and told; otherwise nothing is written. */
  leavesOutBad: z.boolean(),
  /** Customers of an earlier load that are missing now are taken out. */
  removesMissing: z.boolean(),
  /** Everything is looked at and told, and nothing is written. */
  isRehearsal: z.boolean(),
});
export type LoadHead = z.infer<typeof loadHeadSchema>;

/** Where it stands, for a person: `accounts.csv, row 12`. */
const placeSchema = z.string().min(1).max(400);

/** Each id once. A touchpoint's customer is among the customers, or known already. */
export const loadLineSchema = z.union([
  z.strictObject({ place: placeSchema, customer: customerSchema }),
  z.strictObject({ place: placeSchema, touchpoint: touchpointSchema }),
]);
export type LoadLine = z.infer<typeof loadLineSchema>;

const isSurelyCustomer = compileCheck(customerSchema);

/** A line of NDJSON. @throws when it is none */
export function parseLoadLine(text: string): LoadLine {
  const value = JSON.parse(text) as { readonly place?: unknown; readonly customer?: unknown };
  // The check says what the schema would say, many times as fast.
  if (typeof value.place === 'string' && Object.keys(value).length === 2 && isSurelyCustomer(value.customer))
    return value as LoadLine;
  return loadLineSchema.parse(value);
}

const count = z.number().int().min(0);

export const loadReportSchema = z.strictObject({
  isNewCompany: z.boolean(),
  people: z.strictObject({ new: count, changed: count, newTeams: count }),
  customers: z.strictObject({
    new: count,
    changed: count,
    unchanged: count,
    /** In an earlier load and not in this one, taken out or not. */
    missing: count,
    /** The first of them. */
    missingSome: z.array(z.strictObject({ id: idSchema, name: z.string() })).max(50),
    /** Known, and never in any load: proposed by reps, or written by another program. They stay in any case. */
    ofOtherOrigin: count,
    /** Whose tier here is another one than the files say. It stays: tiers change by a tier list. */
    otherTier: count,
  }),
  touchpoints: z.strictObject({ new: count, changed: count, unchanged: count }),
  /** What did not fit, the first ones. */
  leftOut: z.strictObject({ count, sentences: z.array(z.string()) }),
});
export type LoadReport = z.infer<typeof loadReportSchema>;

/** What the process that holds the database says meanwhile; the last one is `done` or `refused`. */
export const loadEventSchema = z.discriminatedUnion('kind', [
  /** Lines compared with what is known, or written. */
  z.strictObject({ kind: z.literal('progress'), phase: z.enum(['compared', 'written']), done: count, total: count.optional() }),
  z.strictObject({ kind: z.literal('done'), report: loadReportSchema }),
  /** Nothing was changed. */
  z.strictObject({ kind: z.literal('refused'), sentences: z.array(z.string()), count }),
]);
export type LoadEvent = z.infer<typeof loadEventSchema>;

/** What does not fit to what is known; nothing was changed. */
export class LoadRefusedError extends Error {
  override readonly name = 'LoadRefusedError';
  /** The first ones, each with its place. */
  readonly sentences: readonly string[];
  readonly count: number;

  constructor(sentences: readonly string[], count: number = sentences.length) {
    super(sentences[0] ?? '');
    this.sentences = sentences;
    this.count = count;
  }
}
