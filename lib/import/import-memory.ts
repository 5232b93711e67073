/** What is remembered from file to file, in storage that only our own pages read. */

import { z } from 'zod';
import { localArea } from '../platform/storage-areas.ts';
import type { FileIdentity } from './create-file-source.ts';
import { fields } from './fields.ts';

const key = 'import';

/** Corrections of columns that are kept, at most. */
const maxColumns = 500;

const memorySchema = z.object({
  identity: z
    .object({ epoch: z.string().min(1).max(64), salt: z.string().min(16).max(128), count: z.number().int().min(1) })
    .optional(),
  /** By folded column name; null: not used. */
  columns: z
    .array(z.tuple([z.string(), z.enum(fields).nullable()]))
    .max(maxColumns)
    .default([]),
  ownDomains: z.array(z.string()).max(100).default([]),
  me: z.string().max(120).default(''),
});
export type ImportMemory = z.infer<typeof memorySchema>;

/** What is missing or damaged is empty. */
export async function loadImportMemory(): Promise<ImportMemory> {
  const stored = await localArea.get(key);
  const parsed = memorySchema.safeParse(stored[key] ?? {});
  return parsed.success ? parsed.data : memorySchema.parse({});
}

export async function saveImportMemory(memory: ImportMemory): Promise<void> {
  await localArea.set({ [key]: { ...memory, columns: memory.columns.slice(-maxColumns) } });
}

/** The identity for the next file: the same history, one version on. */
export function nextIdentity(before: FileIdentity | undefined): FileIdentity {
  if (before) return { ...before, count: before.count + 1 };
  const random = (): string => crypto.randomUUID().replaceAll('-', '');
  return { epoch: `file-${random()}`, salt: random(), count: 1 };
}
