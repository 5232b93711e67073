/**
 * `npm run -s detect:swapped -- --customers FILE --documents FILE --out FOLDER`: labelled documents about other customers, and, with
 * `--score SCRIPT`, how well these are recognised. Who takes the places is drawn from the list and from `--pool` files.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { swapCustomers } from './swap/swap-customers.ts';
import { type CustomerRecord, type LabelledDocument, readRecords } from './swap/swap-records.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string' },
    documents: { type: 'string' },
    pool: { type: 'string', multiple: true },
    others: { type: 'string' },
    seeds: { type: 'string', default: '5' },
    score: { type: 'string' },
    out: { type: 'string' },
  },
});
if (!values.customers || !values.documents || !values.out) {
  console.error(
    'usage: npm run -s detect:swapped -- --customers FILE --documents FILE [--pool FILE]… [--others FILE] [--seeds 5] [--score SCRIPT] --out FOLDER',
  );
  process.exit(2);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const documents = readRecords<LabelledDocument>(values.documents);
const customers = readRecords<CustomerRecord>(values.customers);
const mentioned = new Set(documents.flatMap(({ mentions }) => mentions.map(({ customerId }) => customerId)));
const pool = [...customers, ...(values.pool ?? []).flatMap((file) => readRecords<CustomerRecord>(file))].filter(
  ({ id }) => !mentioned.has(id),
);
const otherList = values.others ? readRecords<CustomerRecord>(values.others) : undefined;
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  const random = seeded(seed);
  const others = otherList ? sample(otherList, customers.length, random) : customers;
  const result = swapCustomers(documents, customers, pool, others, random);
  const folder = join(values.out, `seed-${seed}`);
  mkdirSync(folder, { recursive: true });
  const files = { customers: join(folder, 'customers.ndjson'), documents: join(folder, 'docs.ndjson') };
  const write = (file: string, rows: readonly unknown[]): void =>
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write(files.customers, result.customers);
  write(files.documents, result.documents);
  console.log(
    `seed ${seed}: ${result.swapped.size} of ${mentioned.size} customers swapped, ${result.unread.length} kept because nothing is like them`,
  );
  if (values.score) console.log(score(files, folder, values.score));
}

function sample(list: readonly CustomerRecord[], size: number, random: () => number): CustomerRecord[] {
  const chosen = new Set<CustomerRecord>();
  while (chosen.size < Math.min(size, list.length)) chosen.add(list[Math.floor(random() * list.length)] as CustomerRecord);
  return [...chosen];
}

/** Predictions of the extension's own code, scored by a script that takes documents and predictions and `--json`. */
function score(files: { customers: string; documents: string }, folder: string, script: string): string {
  const detect = join(import.meta.dirname, 'detect.ts');
  const predictions = join(folder, 'predictions.ndjson');
  const run = (args: string[]): string => execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  writeFileSync(predictions, run([detect, '--customers', files.customers, '--documents', files.documents]));
  const result = JSON.parse(run([script, files.documents, predictions, '--json']));
  const share = (value: number): string => (100 * value).toFixed(1);
  const { strict, lenient } = result.overall;
  const traps = Object.values(result.traps as Record<string, { n: number; falsePositiveRate: number }>);
  const trapCount = traps.reduce((sum, { n }) => sum + n, 0);
  const trapHits = traps.reduce((sum, { n, falsePositiveRate }) => sum + n * falsePositiveRate, 0);
  const { labelled, right } = result.primary;
  const { n, markedAmbiguous } = result.ambiguousPersons;
  return (
    `  lenient P ${share(lenient.p)} R ${share(lenient.r)}, strict F1 ${share(strict.f1)}, primary ${right}/${labelled}, ` +
    `traps linked ${trapHits.toFixed(0)}/${trapCount}, ambiguous offered ${markedAmbiguous}/${n}, ` +
    `false positives: traps ${result.falsePositives.trap}, wrong customer ${result.falsePositives['wrong customer on a labelled span']}, ` +
    `background ${result.falsePositives.background}`
  );
}
