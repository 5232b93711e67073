/** The engine's code -> the generated parts of `docs/relationship-engine.md`: rules, thresholds, cadence. */
import { relationshipTypeSchema, tierSchema } from '../../lib/model/customer.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { thresholds } from '../../lib/tiering/thresholds.ts';

/** Padded as the formatter of the house pads tables, so that a written page is a formatted one. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_cell, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const write = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = [], ...rest] = lines;
  return [write(heading), write(widths.map((width) => '-'.repeat(width))), ...rest.map(write)].join('\n');
}

/** Generated parts by name, without their markers. */
export function describeEngine(): Readonly<Record<'rules' | 'cadence' | 'thresholds', string>> {
  return {
    rules: table(
      ['id', 'part of the theory', 'when', 'action', 'kind', 'brings', 'works on', 'channel', 'asks after', 'weight'],
      rules.map((rule) => [
        `\`${rule.id}\``,
        rule.part,
        rule.when,
        rule.title.en,
        rule.kind,
        rule.resource,
        rule.pair,
        rule.channels[0] ?? '',
        `${rule.followUpDays} d`,
        String(rule.weight),
      ]),
    ),
    cadence: table(
      ['tier', ...relationshipTypeSchema.options],
      tierSchema.options.map((tier) => [
        tier,
        ...relationshipTypeSchema.options.map((type) => String(defaultPlaybook.cadenceDays[tier][type] ?? 'none')),
      ]),
    ),
    thresholds: table(
      ['name', 'default', 'unit', 'meaning'],
      Object.entries(thresholds).map(([name, { default: value, unit, meaning }]) => [
        `\`${name}\``,
        String(value),
        unit,
        meaning,
      ]),
    ),
  };
}

/**
 * Puts the generated parts between their markers, `<!-- generated: rules -->` and `<!-- end: rules -->`.
 * @throws when a marker is missing
 */
export function fillEngineDoc(page: string): string {
  let filled = page;
  for (const [name, text] of Object.entries(describeEngine())) {
    const start = `<!-- generated: ${name} -->`;
    const end = `<!-- end: ${name} -->`;
    const from = filled.indexOf(start);
    const to = filled.indexOf(end);
    if (from === -1 || to < from) throw new Error(`docs/relationship-engine.md lacks the markers of “${name}”`);
    filled = `${filled.slice(0, from + start.length)}\n\n${text}\n\n${filled.slice(to)}`;
  }
  return filled;
}
