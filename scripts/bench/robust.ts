/**
 * `npm run -s bench:robust [-- --quick] [-- SITE…]`: 1,000 random changes of the host for each site, made in Chromium to its recorded pages: classes
 * renamed, wrappers added, panes reordered, texts translated. Counts how often the customers of the page are still found by the ladder,
 * exceptions, and pages of which nothing was read. Then how much later than without us a page hears a key (`-- input-delay` for this alone).
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { judgeReading } from '../../test/support/judge-reading.ts';
import { truthOf } from '../../test/support/page-truth.ts';
import { type RecordedPage, recordedPages } from '../../test/support/recorded-pages.ts';
import type { ChangedReading } from './changed-page.ts';
import { readChangedPages } from './changed-sites.ts';
import { changeOf } from './host-changes.ts';
import { delayPages, measureInputDelay } from './input-delay.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';

process.env.TZ = 'UTC';
const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
const changes = values.quick ? 12 : 1000;

interface Count {
  right: number;
  judged: number;
  exceptions: number;
  blank: number;
  byAdapter: number;
  /** Of open messages and drafts: all people right, of a message also which one it is. */
  people: number;
  withPeople: number;
  identity: number;
  withIdentity: number;
}

/** The pages of a site that tell something about customers. */
const bySite = new Map<string, RecordedPage[]>();
for (const page of recordedPages()) {
  const { primary, customers } = truthOf(page);
  if (!primary && !customers?.length) continue;
  if (positionals.length === 0 || positionals.includes(page.site))
    bySite.set(page.site, [...(bySite.get(page.site) ?? []), page]);
}

/** The changes of a site fall on its pages in turns. */
const changed = [...bySite.values()].flatMap((pages) =>
  pages.map((page, at) => ({
    page,
    numbers: Array.from({ length: changes }, (_, i) => i + 1).filter((number) => number % pages.length === at),
  })),
);
const counts = new Map([...bySite.keys()].map((site): [string, Count] => [site, newCount()]));
const missed = new Map<string, number>();

function newCount(): Count {
  return { right: 0, judged: 0, exceptions: 0, blank: 0, byAdapter: 0, people: 0, withPeople: 0, identity: 0, withIdentity: 0 };
}

function count(page: RecordedPage, readings: readonly ChangedReading[]): void {
  const truth = truthOf(page);
  const into = counts.get(page.site) ?? newCount();
  for (const { number, reading, error } of readings) {
    const { kinds } = changeOf(number);
    into.judged += 1;
    if (!reading) {
      into.exceptions += 1;
      console.error(`${page.name}, change ${number} (${kinds.join(', ')}): ${error}`);
      continue;
    }
    const verdict = judgeReading(reading, truth);
    const what = `${page.name} ${kinds.join('+')}`;
    if (verdict.customers) into.right += 1;
    else missed.set(what, (missed.get(what) ?? 0) + 1);
    if (verdict.step === 'adapter') into.byAdapter += 1;
    if (reading.blocks.length === 0) into.blank += 1;
    if (verdict.participants !== undefined) into.withPeople += 1;
    if (verdict.participants) into.people += 1;
    if (verdict.identity !== undefined) into.withIdentity += 1;
    if (verdict.identity) into.identity += 1;
  }
}

if (changed.length > 0) await readChangedPages(changed, Math.min(2, availableParallelism()), count);
const results: BenchResult[] = [];
const total = newCount();
for (const [site, counted] of counts) {
  for (const key of Object.keys(total) as (keyof Count)[]) total[key] += counted[key];
  const unit = `% of ${counted.judged} changes, ${round((100 * counted.byAdapter) / counted.judged)} % by its adapter`;
  results.push(withGoal({ id: `${site}.recognised`, value: percent(counted.right, counted.judged), unit, goal: '>=99' }));
}
/** Percent, rounded down: 99.996 is not all of them. */
function percent(right: number, of: number): number {
  return Math.floor((10_000 * right) / of) / 100;
}
const { judged, withPeople, withIdentity } = total;
if (judged > 0)
  results.push(
    withGoal({ id: 'recognised', value: percent(total.right, judged), unit: `% of ${judged} changes`, goal: '>=99' }),
    withGoal({ id: 'exceptions', value: total.exceptions, unit: `of ${judged}`, goal: '<=0' }),
    withGoal({ id: 'blank', value: total.blank, unit: `of ${judged}`, goal: '<=0' }),
  );
if (withPeople > 0)
  results.push({
    id: 'people',
    value: percent(total.people, withPeople),
    unit: `% of ${withPeople}: sender and recipients right`,
  });
if (withIdentity > 0)
  results.push({ id: 'identity', value: percent(total.identity, withIdentity), unit: `% of ${withIdentity} messages` });
if (positionals.length === 0 || positionals.includes('input-delay')) {
  const delays = await measureInputDelay(values.quick ? { rounds: 1, presses: 10 } : { rounds: 9, presses: 40 });
  for (const page of delayPages) {
    const { without, withUs, again } = delays[page];
    for (const [name, at] of [
      ['median', 0.5],
      ['p95', 0.95],
    ] as const) {
      const base = quantile([...without, ...again], at);
      const noise = round(quantile(again, at) - quantile(without, at));
      const unit = `ms added to ${round(base)} ms, ${withUs.length} presses; without us a second time ${noise}`;
      results.push(withGoal({ id: `input-delay.${page}.${name}`, value: round(quantile(withUs, at) - base), unit, goal: '<=5' }));
    }
  }
}
if (missed.size > 0) {
  console.log('\nmissed:');
  for (const [what, times] of [...missed].sort((a, b) => b[1] - a[1]).slice(0, 20))
    console.log(`${String(times).padStart(5)}  ${what}`);
}
printReport('robust', results);
process.exit(0);
