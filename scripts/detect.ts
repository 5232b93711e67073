/**
 * `npm run -s detect -- --customers FILE.ndjson --documents FILE.ndjson`: one prediction per document, by the extension's own code.
 * Documents that carry labels are counted too, on the error output: recall per kind of mention, links per kind of trap.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseHTML } from 'linkedom';
import { NameIndexBuilder } from '../lib/match/build-name-index.ts';
import { findMentions } from '../lib/match/find-mentions.ts';
import { resolveMentions } from '../lib/match/resolve-mentions.ts';
import type { PageReading } from '../lib/model/page.ts';
import { readVisibleText } from '../lib/sites/visible-text.ts';
import { DetectBreakdown, type Labels } from './detect-breakdown.ts';
import { toIndexedCustomer } from './detect-customers.ts';

const { values } = parseArgs({ options: { customers: { type: 'string' }, documents: { type: 'string' } } });
if (!values.customers || !values.documents) {
  console.error('usage: npm run -s detect -- --customers FILE.ndjson --documents FILE.ndjson');
  process.exit(2);
}

/** Lines of an NDJSON file; an unreadable one ends the command with its place. */
function readLines(file: string): { line: number; raw: unknown }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      try {
        return [{ line: index + 1, raw: JSON.parse(text) as unknown }];
      } catch {
        throw new SyntaxError(`${file}, line ${index + 1}: not JSON`);
      }
    });
}

interface RawDocument extends Labels {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
}

function checkDocument(raw: unknown, place: string): RawDocument {
  const document = raw as Partial<RawDocument> | null;
  for (const field of ['id', 'kind', 'content'] as const)
    if (typeof document?.[field] !== 'string') throw new TypeError(`${place}, field ${field}: text expected`);
  return document as RawDocument;
}

/** Visible text of a document, with the offsets that predictions are counted in. */
function textOf(document: RawDocument): string {
  if (document.kind === 'email-text') return document.content;
  // linkedom takes the first element of a fragment for the whole document, and its document node leads nowhere.
  const html = /<html[\s>]/i.test(document.content) ? document.content : `<html><body>${document.content}</body></html>`;
  return readVisibleText(parseHTML(html).document.documentElement as unknown as Node).text;
}

try {
  const builder = new NameIndexBuilder({ seed: 1 });
  builder.add(readLines(values.customers).map(({ line, raw }) => toIndexedCustomer(raw, `${values.customers}, line ${line}`)));
  const index = builder.finish();
  const breakdown = new DetectBreakdown();
  for (const { line, raw } of readLines(values.documents)) {
    const document = checkDocument(raw, `${values.documents}, line ${line}`);
    const text = textOf(document);
    const reading: PageReading = {
      site: 'generic',
      step: 'text',
      view: 'other',
      subjectKey: document.id,
      blocks: [{ role: 'page', text }],
    };
    const resolution = resolveMentions(reading, findMentions(reading.blocks, index), {
      ownDomains: [],
      ownNames: [],
      ownStaff: [],
      choices: new Map(),
      rejected: new Set(),
      blockedAddresses: new Set(),
    });
    const mentions = resolution.mentions.map(({ start, end, candidates }) => ({
      start,
      end,
      customerId: candidates[0]?.customerId,
      candidates: candidates.map((candidate) => candidate.customerId),
    }));
    breakdown.add(document, mentions);
    console.log(JSON.stringify({ docId: document.id, mentions, primary: resolution.primaryCustomerId ?? null }));
  }
  for (const line of breakdown.lines()) console.error(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
