/**
 * `npm run -s sites [-- --no-live] [-- --no-adapters] [-- SITE…]`: every view of the software that is started here, and every recorded
 * page, site by site: whether the customer, the people, the direction and the identity of the message are right, and on which step
 * of the ladder it was read. `--verbose` shows what was read where something is wrong.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PageReading } from '../lib/model/page.ts';
import { readPage } from '../lib/sites/read-page.ts';
import { liveSites, readLiveViews } from '../test/apps/live-views.ts';
import { allSites } from '../test/support/all-sites.ts';
import { judgeReading, type Verdict } from '../test/support/judge-reading.ts';
import { type PageTruth, truthOf } from '../test/support/page-truth.ts';
import { fileOf, loadRecordedPage, type RecordedPage, recordedPages } from '../test/support/recorded-pages.ts';

process.env.TZ = 'UTC';
const { values, positionals } = parseArgs({
  options: {
    adapters: { type: 'boolean', default: true },
    live: { type: 'boolean', default: true },
    verbose: { type: 'boolean', default: false },
  },
  allowNegative: true,
  allowPositionals: true,
});
const columns = ['view', 'customers', 'participants', 'direction', 'identity'] as const;

/** Running software, a page recorded from it, or one typed by hand after what is public. */
type Origin = 'live' | 'recorded' | 're-typed';

interface Row {
  readonly name: string;
  readonly origin: Origin;
  readonly verdict: Verdict;
  /** The message is known by what this site or page calls it: another mailbox calls it otherwise. */
  readonly isOwnIdentity: boolean;
}

const siteOf = (name: string): string => name.slice(0, name.indexOf('/'));
const isWanted = (site: string): boolean => positionals.length === 0 || positionals.includes(site);
/** `npm run record` says so in the page. */
const isRecorded = (page: RecordedPage): boolean => readFileSync(fileOf(page, 'html'), 'utf8').includes('<!-- recorded -->');
const rows: Row[] = [];

function judge(name: string, origin: Origin, reading: PageReading, truth: PageTruth): void {
  const verdict = judgeReading(reading, truth);
  const identity = reading.message?.identity ?? '';
  rows.push({ name, origin, verdict, isOwnIdentity: identity.startsWith('page ') || identity.startsWith(`${siteOf(name)} `) });
  if (!values.verbose || columns.every((column) => verdict[column] !== false)) return;
  const blocks = reading.blocks.map(({ role, text }) => [role, text.slice(0, 60)]);
  console.log(name, JSON.stringify({ ...reading, blocks }), JSON.stringify(truth));
}

const missing: string[] = [];
const wantedLive = values.live ? liveSites.filter(isWanted) : [];
if (wantedLive.length > 0) {
  console.error(`Starting ${wantedLive.join(', ')} … (--no-live leaves them out)`);
  const onMissing = (site: string, error: unknown): void => {
    missing.push(`${site} was not read live: ${error instanceof Error ? error.message : error}`);
  };
  for (const { site, name, reading, readingWithoutAdapter, truth } of await readLiveViews({ sites: wantedLive, onMissing }))
    judge(`${site}/${name}`, 'live', values.adapters ? reading : readingWithoutAdapter, truth);
}
const sites = values.adapters ? allSites : [];
for (const page of recordedPages().filter(({ site }) => isWanted(site)))
  judge(
    page.name,
    liveSites.includes(page.site) || isRecorded(page) ? 'recorded' : 're-typed',
    readPage(loadRecordedPage(page), { sites }),
    truthOf(page),
  );
if (rows.length === 0) {
  console.error(`No page of ${positionals.join(', ')}`);
  process.exit(2);
}

/** What is right of a column: `yes`, `NO`, or nothing where the page has nothing of the kind. */
function cell(right: boolean | undefined): string {
  return right === undefined ? '·' : right ? 'yes' : 'NO';
}

const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
function print(name: string, cells: readonly string[]): void {
  console.log(`${name.padEnd(width)}${cells.map((text) => text.padEnd(11)).join('')}`.trimEnd());
}

/** How many of these rows are right, column by column. */
function printTotal(name: string, of: readonly Row[]): void {
  if (of.length === 0) return;
  const shares = columns.map((column) => {
    const judged = of.filter(({ verdict }) => verdict[column] !== undefined);
    return `${judged.filter(({ verdict }) => verdict[column]).length}/${judged.length}`;
  });
  const byAdapter = of.filter(({ verdict }) => verdict.step === 'adapter').length;
  print(`${of.length} ${name}`, ['', ...shares, `${byAdapter} by adapter`]);
}

print('page', ['source', 'view', 'customer', 'people', 'direction', 'identity', 'step']);
for (const { name, origin, verdict, isOwnIdentity } of rows.toSorted((a, b) => siteOf(a.name).localeCompare(siteOf(b.name)))) {
  const cells = columns.map((column) =>
    column === 'identity' && verdict.identity && isOwnIdentity ? 'own' : cell(verdict[column]),
  );
  print(name, [origin, ...cells, verdict.step]);
}
for (const origin of ['live', 'recorded', 're-typed'] as const)
  printTotal(
    origin,
    rows.filter((row) => row.origin === origin),
  );
printTotal('pages', rows);
const own = rows.filter(({ isOwnIdentity }) => isOwnIdentity).length;
if (own > 0)
  console.log(`own: ${own} are known by what the site calls them alone, so the same mail counts anew in another mailbox.`);
for (const sentence of missing) console.log(sentence);
process.exit(0);
