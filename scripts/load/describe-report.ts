/** What a load came to -> the lines that an operator reads. */
import type { LoadReport } from '../../server/load/load-contract.ts';

const number = (count: number): string => count.toLocaleString('en');
const plural = (count: number, one: string, many: string): string => `${number(count)} ${count === 1 ? one : many}`;

/** Named of those who are missing, and sentences of what was left out, at most. */
const mostNamed = 20;

/** @param isRehearsal - nothing was written: what would have been is told */
export function describeReport(
  report: LoadReport,
  { isRehearsal, removesMissing }: { isRehearsal: boolean; removesMissing: boolean },
): string[] {
  const { people, customers, touchpoints } = report;
  const lines: string[] = [];
  if (report.isNewCompany) lines.push('A new company.');
  if (people.new + people.changed + people.newTeams > 0)
    lines.push(
      `Staff: ${number(people.new)} new, ${number(people.changed)} changed; ${plural(people.newTeams, 'new team', 'new teams')}.`,
    );
  if (customers.new + customers.changed + customers.unchanged > 0)
    lines.push(
      `Customers: ${number(customers.new)} new, ${number(customers.changed)} changed, ${number(customers.unchanged)} as they were.`,
    );
  if (touchpoints.new + touchpoints.changed + touchpoints.unchanged > 0)
    lines.push(
      `Touchpoints: ${number(touchpoints.new)} new, ${number(touchpoints.changed)} changed, ${number(touchpoints.unchanged)} as they were.`,
    );
  const { leftOut } = report;
  if (leftOut.count > 0)
    lines.push(...leftOut.sentences.slice(0, mostNamed), `${plural(leftOut.count, 'row was', 'rows were')} left out for this.`);
  if (customers.missing > 0) {
    const named = customers.missingSome.slice(0, mostNamed).map(({ id, name }) => `${name} (${id})`);
    const more = customers.missing - named.length;
    lines.push(
      `In an earlier load and not in this one: ${named.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}.`,
      removesMissing
        ? `${isRehearsal ? 'They would be' : 'They were'} taken out; what was logged about them is kept.`
        : 'They stay. --remove-missing takes them out.',
    );
  }
  if (customers.ofOtherOrigin > 0)
    lines.push(`${plural(customers.ofOtherOrigin, 'customer', 'customers')} here never came by a load and stay as they are.`);
  if (customers.otherTier > 0)
    lines.push(
      `${plural(customers.otherTier, 'customer has', 'customers have')} another tier here than in the files, and keep it: tiers change by a tier list, which a manager publishes in the console (the same file will do).`,
    );
  const isChanged = [people, customers, touchpoints].some((counts) => counts.new + counts.changed > 0);
  const hasNews = isChanged || people.newTeams > 0 || (removesMissing && customers.missing > 0);
  if (isRehearsal) lines.push('This was a rehearsal: nothing was written.');
  else lines.push(hasNews ? 'Every browser gets it at its next sync.' : 'No customer, touchpoint or person had to be changed.');
  return lines;
}
