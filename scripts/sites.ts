/**
 * `npm run -s sites [-- --no-adapters] [-- SITE…]`: every recorded page, site by site and view by view: whether the customer, the
 * people, the direction and the identity of the message are right, and on which step of the ladder it was read.
 */
import { parseArgs } from 'node:util';
import { readPage } from '../lib/sites/read-page.ts';
import { allSites } from '../test/support/all-sites.ts';
import { judgeReading, type Verdict } from '../test/support/judge-reading.ts';
import { truthOf } from '../test/support/page-truth.ts';
import { loadRecordedPage, recordedPages } from '../test/support/recorded-pages.ts';

process.env.TZ = 'UTC';
const { values, positionals } = parseArgs({
  options: { adapters: { type: 'boolean', default: true }, verbose: { type: 'boolean', default: false } },
  allowNegative: true,
  allowPositionals: true,
});

const pages = recordedPages().filter(({ site }) => positionals.length === 0 || positionals.includes(site));
if (pages.length === 0) {
  console.error(`No recorded page of ${positionals.join(', ')}`);
  process.exit(2);
}
const columns = ['view', 'customers', 'participants', 'direction', 'identity'] as const;
const sites = values.adapters ? allSites : [];

/** What is right of a column: `yes`, `NO`, or nothing where the page has nothing of the kind. */
function cell(right: boolean | undefined): string {
  return right === undefined ? '·' : right ? 'yes' : 'NO';
}

const rows: { readonly name: string; readonly verdict: Verdict }[] = [];
for (const page of pages) {
  const reading = readPage(loadRecordedPage(page), { sites });
  const verdict = judgeReading(reading, truthOf(page));
  rows.push({ name: page.name, verdict });
  if (values.verbose && columns.some((column) => verdict[column] === false))
    console.log(
      page.name,
      JSON.stringify({ ...reading, blocks: reading.blocks.map(({ role, text }) => [role, text.slice(0, 60)]) }),
    );
}
const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
const head = ['view', 'customer', 'people', 'direction', 'identity', 'step'];
console.log(`${'page'.padEnd(width)}${head.map((name) => name.padEnd(11)).join('')}`);
for (const { name, verdict } of rows) {
  const cells = [...columns.map((column) => cell(verdict[column])), verdict.step];
  console.log(`${name.padEnd(width)}${cells.map((text) => text.padEnd(11)).join('')}`.trimEnd());
}
const shares = columns.map((column) => {
  const judged = rows.filter(({ verdict }) => verdict[column] !== undefined);
  return `${judged.filter(({ verdict }) => verdict[column]).length}/${judged.length}`;
});
const byAdapter = rows.filter(({ verdict }) => verdict.step === 'adapter').length;
const total = [...shares, `${byAdapter} by adapter`].map((text) => text.padEnd(11)).join('');
console.log(`${`${rows.length} pages`.padEnd(width)}${total}`.trimEnd());
