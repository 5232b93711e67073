/**
 * `npm run -s bench:match [-- --quick] [-- --data FOLDER]`: speed and size of the matcher beside others and beside the bare loop
 * over the text. Ours folds the text, keeps word boundaries and finds spans and owners; the others are given text and names that
 * are folded already.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { compileNames } from '../../lib/match/compile-names.ts';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { layNames, NameIndex } from '../../lib/match/name-index.ts';
import { NamePool } from '../../lib/match/name-pool.ts';
import { FoldBuffer, foldName, foldText } from '../../lib/match/normalize-name.ts';
import { scanText } from '../../lib/match/scan-names.ts';
import { type Contender, cpuMs, interleave } from './interleave.ts';
import { type BenchData, hostileText, makeData, readData } from './match-data.ts';
import { loadPeers } from './match-peers.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, data: { type: 'string' } } });
const rounds = values.quick ? 7 : 15;
const sizes = values.quick
  ? ([['10k', 10_000]] as const)
  : ([
      ['10k', 10_000],
      ['100k', 100_000],
      ['1m', 1_000_000],
    ] as const);
const shareGoals = { '10k': '>=20', '100k': '>=18', '1m': '>=12' } as const;
const peerGoals = { '10k': '>=5', '100k': '>=5', '1m': '>=8' } as const;
const hostileGoals = { '10k': '>=8', '100k': '>=8', '1m': '>=3' } as const;

const data: BenchData = values.data ? readData(values.data) : makeData(20_261_120);
const results: BenchResult[] = [];
const buffer = new FoldBuffer();

function add(result: Omit<BenchResult, 'ok'>): void {
  results.push(
    withGoal({ ...result, value: round(result.value), ...(result.samples ? { samples: result.samples.map(round) } : {}) }),
  );
}

/** A dictionary of these names as they are, without variants, as the peers have it. */
function buildDictionary(names: readonly string[]): { index: NameIndex; cpu: number; longestStep: number } {
  const start = cpuMs();
  const pool = new NamePool(20_261_120, true);
  for (const [number, name] of names.entries()) {
    pool.addCustomer(`C${number}`);
    const folded = foldText(name);
    pool.addName(folded.units, 0, folded.length, number, 3, name);
  }
  const steps = compileNames(pool);
  let longestStep = 0;
  for (;;) {
    const before = performance.now();
    const step = steps.next();
    longestStep = Math.max(longestStep, performance.now() - before);
    if (step.done) return { index: step.value, cpu: cpuMs() - start, longestStep };
  }
}

/** Leftmost-longest spans, counted and summed, so that two matchers can be compared. */
function spansOf(text: string, index: NameIndex): { count: number; checksum: number } {
  let reached = 0;
  let count = 0;
  let checksum = 0;
  for (const { start, end } of scanText(text, buffer, index).hits) {
    if (start < reached) continue;
    reached = end;
    count++;
    checksum = (Math.imul(checksum, 31) + start * 7 + end) | 0;
  }
  return { count, checksum };
}

/** The same by the plainest means: every stretch of the folded text that is a name and cuts no word. */
function naiveSpans(text: string, names: ReadonlySet<string>, longest: number): { count: number; checksum: number } {
  const { units, length } = foldText(text);
  const folded = Array.from(units.subarray(0, length), (unit) => String.fromCharCode(unit)).join('');
  const isWord = (at: number): boolean => at >= 0 && at < length && (units[at] ?? 0) >= 0x30 && (units[at] ?? 0) < 0x2e80;
  let count = 0;
  let checksum = 0;
  for (let start = 0; start < length; ) {
    let end = -1;
    if (!(isWord(start - 1) && isWord(start)))
      for (let to = Math.min(length, start + longest); to > start; to--)
        if (names.has(folded.slice(start, to)) && !(isWord(to - 1) && isWord(to))) {
          end = to;
          break;
        }
    if (end > 0) {
      count++;
      checksum = (Math.imul(checksum, 31) + start * 7 + end) | 0;
      start = end;
    } else start++;
  }
  return { count, checksum };
}

function limitOf(text: string): Contender {
  return {
    name: 'limit',
    run() {
      let sum = 0;
      for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
      return sum | 0;
    },
  };
}

const median = (samples: readonly number[] | undefined): number => quantile(samples ?? [], 0.5);

/** Share of the limit that ours reaches on a text, and how much faster it is than each peer. */
function scan(text: string, index: NameIndex, peers: readonly { name: string; find: (text: string) => number }[]) {
  const folded = foldName(text);
  const contenders: Contender[] = [
    limitOf(text),
    { name: 'ours', run: () => scanText(text, buffer, index).hits.length },
    ...peers.map(({ name, find }) => ({ name, run: () => find(folded) })),
  ];
  const samples = interleave(contenders, rounds, 10);
  const ours = median(samples.get('ours'));
  const shares = (samples.get('ours') ?? []).map((ms, at) => (100 * (samples.get('limit')?.[at] ?? 0)) / ms);
  return {
    share: (100 * median(samples.get('limit'))) / ours,
    shares,
    ours,
    speed: text.length / ours / 1000,
    factors: new Map(peers.map(({ name }) => [name, median(samples.get(name)) / ours])),
  };
}

/** CPU milliseconds of `grep -F -o` over a file, less those over an empty one; undefined when the tool is missing. */
function nativeMs(tool: 'rg' | 'grep', names: readonly string[], text: string): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-'));
  try {
    writeFileSync(join(folder, 'names'), names.join('\n'));
    writeFileSync(join(folder, 'text'), text);
    writeFileSync(join(folder, 'empty'), '');
    const time = (file: string): number | undefined => {
      const command = `TIMEFORMAT='%U %S'; time LC_ALL=C.UTF-8 ${tool} -F -o -f '${join(folder, 'names')}' '${join(folder, file)}' > '${join(folder, 'out')}'`;
      const { stderr, status } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
      const found = /([\d.]+) ([\d.]+)\s*$/.exec(stderr);
      return status === 127 || !found ? undefined : 1000 * (Number(found[1]) + Number(found[2]));
    };
    const best = (file: string): number => Math.min(...Array.from({ length: 3 }, () => time(file) ?? Number.NaN));
    const spent = best('text') - best('empty');
    // Reading a million names takes seconds and varies by more than a page takes: no figure is better than a wrong one.
    return spent > 20 ? spent : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Native tools are given the text this often, so that their start matters less. */
const nativeRepeats = 40;
const allPeers = values.quick ? [] : await loadPeers();
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

/** Ours by itself: what a worker needs to build, keep, load and search an index. Before any peer has filled the memory. */
function measureAlone(size: keyof typeof shareGoals, count: number): void {
  const names = data.names(count);
  let built = buildDictionary(names);
  const builds = [built.cpu];
  const longest = [built.longestStep];
  for (let round = 1; round < 3; round++) {
    built = buildDictionary(names);
    builds.push(built.cpu);
    longest.push(built.longestStep);
  }
  const { index } = built;
  const { sections } = index;
  const textBytes = sections.texts.byteLength + sections.nameTexts.byteLength + sections.sharedTexts.byteLength;
  const idBytes = sections.customerIds.byteLength + sections.customerIdEnds.byteLength;
  const bytes = index.toBytes();
  const perName = (size: number): number => size / index.nameCount;
  add({
    id: `build.${size}`,
    value: median(builds),
    unit: 'ms CPU',
    samples: builds,
    ...(size === '1m' ? { goal: '<=1000' } : {}),
  });
  add({ id: `build.step.${size}`, value: median(longest), unit: 'ms, longest stretch', samples: longest, goal: '<=50' });
  const bare = perName(bytes.length - textBytes - idBytes);
  add({
    id: `bytes.${size}`,
    value: bare,
    unit: 'bytes a name, without texts and customer ids',
    ...(size === '1m' ? { goal: '<=25' } : {}),
  });
  add({ id: `bytes.ids.${size}`, value: perName(bytes.length - textBytes), unit: 'bytes a name, with customer ids' });
  const whole = perName(bytes.length - idBytes);
  add({ id: `bytes.texts.${size}`, value: whole, unit: 'bytes a name, with texts', ...(size === '1m' ? { goal: '<=55' } : {}) });
  const loads = Array.from({ length: 9 }, () => {
    const start = performance.now();
    scanText('Acme 上海', buffer, NameIndex.fromBytes(bytes.buffer));
    return performance.now() - start;
  });
  add({
    id: `load.${size}`,
    value: median(loads),
    unit: `ms, from ${round(bytes.length / 1e6)} MB in memory to the first search`,
    samples: loads,
  });
  const shares = Object.entries(data.texts).map(([kind, text]) => {
    const { share, speed, shares } = scan(text, index, []);
    add({ id: `alone.${size}.${kind}`, value: share, unit: `% of the limit (${round(speed)} M units/s)`, samples: shares });
    return share;
  });
  add({ id: `alone.${size}`, value: mean(shares), unit: '% of the limit, mean, no peers between' });
  const hostile = hostileText(names.slice(0, 20_000));
  add({
    id: `hostile.${size}`,
    value: scan(hostile, index, []).share,
    unit: '% of the limit, names and near misses',
    goal: hostileGoals[size],
  });
  const delta = data
    .names(1000)
    .map((name, number) => ({ id: `D${number}`, legalName: name, aliases: [], domains: [], contacts: [] }));
  const deltas = Array.from({ length: 15 }, () => {
    const start = cpuMs();
    const builder = new NameIndexBuilder({ seed: 7 });
    builder.add(delta);
    const layered = layNames(index, builder.finish(), new Set(delta.map(({ id }) => id)));
    if (layered.layers.length !== 2) throw new Error('A layer is missing');
    return cpuMs() - start;
  });
  add({
    id: `delta.${size}`,
    value: median(deltas),
    unit: 'ms CPU until 1,000 changed names are searchable',
    goal: '<=5',
    samples: deltas,
  });
  const text = data.texts.mix;
  const pages =
    interleave([{ name: 'page', run: () => findMentions([{ role: 'page', text }], index).length }], 15, 5).get('page') ?? [];
  const unit = 'ms CPU, mentions of a page of 200k units, judged';
  add({ id: `page.${size}`, value: median(pages), unit, ...(size === '1m' ? { goal: '<=8' } : {}), samples: pages });
}

/** Ours beside the others and the limit, by turns, every answer of ours compared with the plainest search. */
function measureBeside(size: keyof typeof shareGoals, count: number): void {
  const names = data.names(count);
  const { index } = buildDictionary(names);
  const folded = [...new Set(names.map((name) => foldName(name)).filter((name) => name.length > 1))];
  const known = new Set(folded);
  const longest = folded.reduce((most, name) => Math.max(most, name.length), 0);
  for (const [kind, text] of Object.entries(data.texts)) {
    const part = text.slice(0, 10_000);
    const ours = spansOf(part, index);
    const naive = naiveSpans(part, known, longest);
    if (ours.count !== naive.count || ours.checksum !== naive.checksum)
      throw new Error(`${size} ${kind}: ours finds ${ours.count} spans, the reference ${naive.count}`);
  }
  const peers = allPeers
    .filter(({ mostNames }) => mostNames >= count)
    .map((peer) => {
      console.log(`building ${peer.name} with ${size} …`);
      return { name: peer.name, find: peer.build(folded) };
    });
  const found = Object.entries(data.texts).map(([kind, text]) => ({ kind, text, ...scan(text, index, peers) }));
  for (const { kind, text, share, shares, speed } of found) {
    const hits = spansOf(text, index).count;
    const unit = `% of the limit (${round(speed)} M units/s, ${round((hits * 10_000) / text.length)} hits per 10k)`;
    add({ id: `scan.${size}.${kind}`, value: share, unit, samples: shares });
  }
  add({
    id: `scan.${size}`,
    value: mean(found.map(({ share }) => share)),
    unit: '% of the limit, mean, by turns',
    goal: shareGoals[size],
  });
  if (peers.length === 0) return;
  const factors = peers.map(({ name }) => [name, round(mean(found.map((one) => one.factors.get(name) ?? 0)))] as const);
  const npm = factors.filter(([name]) => name !== 'nested Maps').map(([, factor]) => factor);
  const unit = 'times the best npm peer, mean';
  if (npm.length > 0)
    add({ id: `peers.${size}`, value: Math.min(...npm), unit, goal: peerGoals[size], peers: Object.fromEntries(factors) });
  for (const tool of ['rg', 'grep'] as const) {
    const native = nativeMs(tool, folded, foldName(data.texts.mix).repeat(nativeRepeats));
    const value = native === undefined ? undefined : native / nativeRepeats / (found[2]?.ours ?? 1);
    if (value !== undefined)
      add({ id: `native.${tool}.${size}`, value, unit: `times as long as ours, ${tool} -F -o, mixed text`, goal: '>=1' });
  }
}

for (const [size, count] of sizes) measureAlone(size, count);
for (const [size, count] of sizes) measureBeside(size, count);
printReport('match', results);
