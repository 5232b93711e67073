/** The exchanged schemas, pinned together with the version of the format: a change of either is a decision. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { decisionAnswerSchema, decisionBatchSchema, effectsSchema } from '../../lib/model/decision-exchange.ts';
import {
  apiErrorSchema,
  changePageSchema,
  exportFormatVersion,
  manifestSchema,
  shardRowSchema,
  touchpointAnswerSchema,
  touchpointBatchSchema,
} from '../../lib/model/export.ts';
import { newPlaybookSchema, playbookSchema } from '../../lib/model/playbook.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { newTierListSchema, tierListHistorySchema, tierListRollbackSchema, tierListSchema } from '../../lib/model/tier-list.ts';

/** Everything that crosses between backend and extension. */
const exchanged = {
  manifest: manifestSchema,
  shardRow: shardRowSchema,
  changePage: changePageSchema,
  touchpointBatch: touchpointBatchSchema,
  touchpointAnswer: touchpointAnswerSchema,
  decisionBatch: decisionBatchSchema,
  decisionAnswer: decisionAnswerSchema,
  effects: effectsSchema,
  tierList: tierListSchema,
  tierListHistory: tierListHistorySchema,
  newTierList: newTierListSchema,
  tierListRollback: tierListRollbackSchema,
  playbook: playbookSchema,
  newPlaybook: newPlaybookSchema,
  apiError: apiErrorSchema,
};

/** By version; a version that was released never changes its fingerprint for anything but a new optional field. */
const fingerprints: Readonly<Record<number, string>> = {
  1: 'dabfd556126a655d0a62f7d24a06c867',
};

/** Keys, and lists of names, in alphabetical order: moving a line in the code is no change of the format. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(sortKeys);
    return items.every((item) => typeof item === 'string') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

function fingerprintOf(schemas: Readonly<Record<string, z.ZodType>>): string {
  const rendered = Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]);
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(Object.fromEntries(rendered))))
    .digest('hex')
    .slice(0, 32);
}

test('the schemas are those of the format version', () => {
  const found = fingerprintOf(exchanged);
  expect(
    found,
    `The exchanged schemas are not those pinned for format version ${exportFormatVersion}. ` +
      `Optional field: update the fingerprint to ${found}; otherwise: bump the version in lib/model/export.ts, ` +
      'say there in one line what changed, and pin the new fingerprint beside it.',
  ).toBe(fingerprints[exportFormatVersion]);
});

test('a required field, a lost field and a wider range all change the fingerprint', () => {
  const base = z.strictObject({ a: z.string(), b: z.number().min(0).max(1) });
  const variants = [
    base,
    base.extend({ c: z.string() }),
    base.extend({ c: z.string().optional() }),
    base.omit({ a: true }),
    base.extend({ b: z.number().min(0).max(2) }),
  ];
  expect(new Set(variants.map((schema) => fingerprintOf({ schema }))).size).toBe(variants.length);
});

test('the order of fields does not', () => {
  const one = z.strictObject({ a: z.string(), b: z.number() });
  const other = z.strictObject({ b: z.number(), a: z.string() });
  expect(fingerprintOf({ schema: one })).toBe(fingerprintOf({ schema: other }));
});

test('the hashes that docs/export-format.md gives as examples are right', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/export-format.md'), 'utf8');
  const examples = [...text.matchAll(/^ +\| (.*@.*) \| `([0-9a-f]{16})` \|$/gm)];
  expect(examples.length).toBe(3);
  for (const [, rows = '', hash] of examples) {
    const named = [...rows.matchAll(/`([^`@]+)@(\d+)`/g)];
    const sum = named.reduce((total, [, id = '', revision]) => addRow(total, hashRow(id, Number(revision))), emptyRowsHash);
    expect(formatRowsHash(sum)).toBe(hash);
  }
});
