/**
 * `npm run -s bench:robust [-- --quick] [-- SITE…]`: 1,000 random changes of the host for each site, made to its recorded pages: classes
 * renamed, wrappers added, panes reordered, texts translated. Counts how often the customers of the page are still found by the ladder,
 * exceptions, and pages of which nothing was read. Then, in Chromium, how much later than without us a page hears a key.
 */
import { parseArgs } from 'node:util';
import { readPage } from '../../lib/sites/read-page.ts';
import { allSites } from '../../test/support/all-sites.ts';
import { judgeReading } from '../../test/support/judge-reading.ts';
import { truthOf } from '../../test/support/page-truth.ts';
import { fillFrames, loadRecordedPage, type RecordedPage, recordedPages } from '../../test/support/recorded-pages.ts';
import { changeHost, changeOf } from './host-changes.ts';
import { measureInputDelay } from './input-delay.ts';
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
}

/** The pages of a site that tell something about customers. */
const bySite = new Map<string, RecordedPage[]>();
for (const page of recordedPages()) {
  const { primary, customers } = truthOf(page);
  if (!primary && !customers?.length) continue;
  if (positionals.length === 0 || positionals.includes(page.site))
    bySite.set(page.site, [...(bySite.get(page.site) ?? []), page]);
}

const missed = new Map<string, number>();

function measureSite(pages: readonly RecordedPage[]): Count {
  const count: Count = { right: 0, judged: 0, exceptions: 0, blank: 0, byAdapter: 0 };
  const originals = pages.map((page) => ({ page, truth: truthOf(page), document: loadRecordedPage(page) }));
  for (let number = 1; number <= changes; number += 1) {
    const original = originals[number % originals.length];
    if (!original) break;
    const { document, page, truth } = original;
    const body = document.body;
    const copy = body.cloneNode(true) as HTMLElement;
    const change = changeOf(number);
    try {
      // The change is made to a copy, in the document of the page, and taken back afterwards.
      body.replaceWith(copy);
      fillFrames(document);
      changeHost(document, change);
      const reading = readPage(document, { sites: allSites });
      const verdict = judgeReading(reading, truth);
      count.judged += 1;
      if (verdict.customers) count.right += 1;
      else missed.set(`${page.name} ${change.kinds.join('+')}`, (missed.get(`${page.name} ${change.kinds.join('+')}`) ?? 0) + 1);
      if (verdict.step === 'adapter') count.byAdapter += 1;
      if (reading.blocks.length === 0) count.blank += 1;
    } catch (error) {
      count.exceptions += 1;
      console.error(`${page.name}, change ${number} (${change.kinds.join(', ')}):`, error);
    } finally {
      document.body.replaceWith(body);
    }
  }
  return count;
}

const results: BenchResult[] = [];
const total: Count = { right: 0, judged: 0, exceptions: 0, blank: 0, byAdapter: 0 };
for (const [site, pages] of bySite) {
  const count = measureSite(pages);
  for (const key of Object.keys(total) as (keyof Count)[]) total[key] += count[key];
  const share = round((100 * count.right) / count.judged);
  results.push(
    withGoal({
      id: `${site}.recognised`,
      value: share,
      unit: `% of ${count.judged} changes, ${round((100 * count.byAdapter) / count.judged)} % by its adapter`,
      goal: '>=99',
    }),
  );
}
results.push(withGoal({ id: 'exceptions', value: total.exceptions, unit: `of ${total.judged}`, goal: '<=0' }));
results.push(withGoal({ id: 'blank', value: total.blank, unit: `of ${total.judged}`, goal: '<=0' }));
if (positionals.length === 0) {
  const { withUs, without } = await measureInputDelay(values.quick ? 20 : 200);
  const mean = (delays: readonly number[]): number => delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  const added = { mean: mean(withUs) - mean(without), p95: quantile(withUs, 0.95) - quantile(without, 0.95) };
  const unit = `ms added to the delay of a key, ${withUs.length} presses in a mailbox that re-renders`;
  for (const [name, value] of Object.entries(added))
    results.push(withGoal({ id: `input-delay.${name}`, value: round(Math.max(0, value)), unit, goal: '<=5' }));
}
if (missed.size > 0) {
  console.log('\nmissed:');
  for (const [what, times] of [...missed].sort((a, b) => b[1] - a[1]).slice(0, 20))
    console.log(`${String(times).padStart(5)}  ${what}`);
}
printReport('robust', results);
process.exit(0);
