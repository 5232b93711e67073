/** Ours by itself: what a worker needs to build, keep, load and search an index, before any peer has filled the memory. */
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { FoldBuffer } from '../../lib/match/folded-text.ts';
import { layNames, NameIndex } from '../../lib/match/name-index.ts';
import { scanText } from '../../lib/match/scan-names.ts';
import { cpuMs, interleave } from './interleave.ts';
import { type BenchData, hostileText } from './match-data.ts';
import { buildDictionary, inChunks } from './match-dictionary.ts';
import { type Add, mean, median, type SizeName, scan } from './match-turns.ts';
import { round } from './report.ts';

const hostileGoals = { '10k': '>=8', '100k': '>=8', '1m': '>=3' } as const;
const builds = 5;
const buffer = new FoldBuffer();

/** The same text as one flat row of 16 bit units, as it comes out of a message; ours are slices of longer ones. */
function copyFlat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

export function measureAlone(data: BenchData, size: SizeName, count: number, rounds: number, add: Add): void {
  // Neither the names nor more than one index are kept: what a worker would not hold must not be collected on our time.
  const chunks = inChunks(data.names(count));
  const cpu: number[] = [];
  const longest: number[] = [];
  let { index } = buildDictionary(chunks);
  for (let build = 0; build < builds; build++) {
    const built = buildDictionary(chunks);
    cpu.push(built.cpu);
    longest.push(built.longestMs);
    index = built.index;
  }
  add({
    id: `build.${size}`,
    value: median(cpu),
    unit: 'ms CPU',
    samples: cpu,
    ...(size === '1m' ? { goal: '<=1000' } : {}),
  });
  add({
    id: `build.step.${size}`,
    value: median(longest),
    unit: 'ms CPU, the longest stretch of a build',
    samples: longest,
    goal: '<=50',
  });
  const { sections } = index;
  const textBytes = sections.texts.byteLength + sections.nameTexts.byteLength + sections.sharedTexts.byteLength;
  const idBytes = sections.customerIds.byteLength + sections.customerIdEnds.byteLength;
  const bytes = index.toBytes();
  const perName = (total: number): number => total / index.nameCount;
  add({
    id: `bytes.${size}`,
    value: perName(bytes.length - textBytes - idBytes),
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
    const { share, speed, shares } = scan(text, index, [], rounds);
    add({ id: `alone.${size}.${kind}`, value: share, unit: `% of the limit (${round(speed)} M units/s)`, samples: shares });
    return share;
  });
  add({ id: `alone.${size}`, value: mean(shares), unit: '% of the limit, mean, no peers between' });
  const flat = Object.values(data.texts).map((text) => scan(copyFlat(text), index, [], rounds).share);
  add({ id: `flat.${size}`, value: mean(flat), unit: '% of the limit, mean, no peers between, flat texts: the limit is faster' });
  measureHostile(size, data.names(10_000), index, rounds, add);
  measureDelta(data, size, index, add);
  const works = Object.entries(data.texts).map(([kind, text]) => ({
    name: kind,
    run: () => findMentions([{ role: 'page', text }], index).length,
  }));
  const pages = interleave(works, rounds, 15);
  const medians = works.map(({ name }) => median(pages.get(name)));
  const told = works.map(({ name }, at) => `${name} ${round(medians[at] ?? 0)}`).join(', ');
  add({ id: `page.${size}`, value: mean(medians), unit: `ms CPU, mentions of a page of 200k units, judged, mean (${told})` });
}

/** A text of names and near misses, and one four times as long. */
function measureHostile(size: SizeName, names: readonly string[], index: NameIndex, rounds: number, add: Add): void {
  const hostile = hostileText(names);
  const { share, ours } = scan(hostile, index, [], rounds);
  add({ id: `hostile.${size}`, value: share, unit: '% of the limit, names and near misses', goal: hostileGoals[size] });
  const longer = scan(hostile.repeat(4), index, [], rounds).ours / ours;
  add({ id: `hostile.linear.${size}`, value: longer, unit: 'times as long for four times the text' });
}

function measureDelta(data: BenchData, size: SizeName, index: NameIndex, add: Add): void {
  const delta = data
    .names(1000)
    .map((name, number) => ({ id: `D${number}`, legalName: name, aliases: [], domains: [], contacts: [] }));
  const measure = (): number => {
    const start = cpuMs();
    const builder = new NameIndexBuilder({ seed: 7 });
    builder.add(delta);
    const layered = layNames(index, builder.finish(), new Set(delta.map(({ id }) => id)));
    if (layered.layers.length !== 2) throw new Error('A layer is missing');
    return cpuMs() - start;
  };
  // The first rounds are for the compiler of the code itself.
  const samples = Array.from({ length: 60 }, measure).slice(35);
  const unit = 'ms CPU until 1,000 changed names are searchable';
  add({ id: `delta.${size}`, value: median(samples), unit, goal: '<=5', samples });
}
