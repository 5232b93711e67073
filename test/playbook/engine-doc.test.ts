/** The page about the engine -> the same as the code says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/playbook/registry.ts';
import { describeEngine, fillEngineDoc } from '../../scripts/engine/describe-engine.ts';

const page = readFileSync(new URL('../../docs/relationship-engine.md', import.meta.url), 'utf8');

describe('docs/relationship-engine.md', () => {
  it('tells the rules, thresholds and cadence that the code has (else: npm run -s write:engine-doc)', () => {
    expect(fillEngineDoc(page)).toBe(page);
  });

  it('has a line for every rule', () => {
    const { rules: table } = describeEngine();
    for (const { id } of rules) expect(table).toContain(`| \`${id}\` `);
    expect(table.split('\n')).toHaveLength(rules.length + 2);
  });

  it('cannot lose its markers unnoticed', () => {
    expect(() => fillEngineDoc(page.replace('<!-- end: rules -->', ''))).toThrow(/rules/);
  });
});
