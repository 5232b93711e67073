/** Every seeded mistake still fits the code: `npm run mutants` shows that the suites notice them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyMutant, readMutants } from '../../scripts/mutants.ts';

const root = resolve(import.meta.dirname, '../..');
const mutants = readMutants();

describe('seeded mistakes', () => {
  test('are at least twenty, each with a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(20);
    expect(new Set(mutants.map((mutant) => mutant.id)).size).toBe(mutants.length);
  });
  test.each(mutants)('$id can be made in $file', (mutant) => {
    const text = readFileSync(join(root, mutant.file), 'utf8');
    expect(applyMutant(mutant, text)).not.toBe(text);
  });
});
