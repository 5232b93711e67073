/** Ours beside the others and the bare loop over the text, by turns; every answer is held against the plainest search. */

import { FoldBuffer } from '../../lib/match/folded-text.ts';
import type { NameIndex } from '../../lib/match/name-index.ts';
import { foldName } from '../../lib/match/normalize-name.ts';
import { scanText } from '../../lib/match/scan-names.ts';
import { type Contender, interleave } from './interleave.ts';
import type { BenchData } from './match-data.ts';
import { answerOfOurs, buildDictionary, inChunks } from './match-dictionary.ts';
import { hasTool, runNative } from './match-native.ts';
import type { BuiltPeer, Peer, Promised } from './match-peers.ts';
import { type Answer, answerOf, findAllSpans, keepLongest, keepWholeWords, type Span, textsOf } from './match-reference.ts';
import { type BenchResult, quantile, round } from './report.ts';

export type SizeName = '10k' | '100k' | '1m';
export type Add = (result: Omit<BenchResult, 'ok'>) => void;

const shareGoals = { '10k': '>=20', '100k': '>=18', '1m': '>=12' } as const;
const peerGoals = { '10k': '>=5', '100k': '>=5', '1m': '>=8' } as const;
const buffer = new FoldBuffer();

export function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

export function median(samples: readonly number[] | undefined): number {
  return quantile(samples ?? [], 0.5);
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

export interface Scanned {
  /** Percent of the limit. */
  readonly share: number;
  readonly shares: readonly number[];
  /** CPU milliseconds of ours. */
  readonly ours: number;
  /** Million units a second. */
  readonly speed: number;
  /** How many times as long each other takes. */
  readonly factors: ReadonlyMap<string, number>;
  /** Units of the page for each that the others were given. */
  readonly unitsForEach: number;
}

/** Share of the limit that ours reaches on a text, and how much faster it is than each peer. */
export function scan(
  text: string,
  index: NameIndex,
  peers: readonly { name: string; built: BuiltPeer }[],
  rounds: number,
): Scanned {
  const folded = foldName(text);
  const contenders: Contender[] = [
    limitOf(text),
    { name: 'ours', run: () => scanText(text, buffer, index).hits.length },
    ...peers.map(({ name, built }) => ({ name, run: () => built.find(folded) })),
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
    unitsForEach: text.length / folded.length,
  };
}

/** Letters and digits as ASCII knows them. */
const asciiWord = /\w/;

function keepAsciiWords(text: string, spans: readonly Span[]): Span[] {
  const cuts = (at: number): boolean => asciiWord.test(text.charAt(at - 1)) && asciiWord.test(text.charAt(at));
  return spans.filter(({ start, end }) => !cuts(start) && !cuts(end));
}

/** What the plainest search gives for each promise, and for ours. */
interface References {
  readonly ours: Answer;
  readonly promised: Readonly<Record<Promised, Answer>>;
}

function referencesOf(folded: string, names: ReadonlySet<string>): References {
  const all = findAllSpans(folded, names);
  const ours = answerOf(textsOf(folded, keepLongest(keepWholeWords(folded, all))));
  const longest = answerOf(textsOf(folded, keepLongest(all)));
  const words = answerOf(textsOf(folded, keepLongest(keepAsciiWords(folded, all))));
  // Who finds all is asked for what ours finds: it is among it.
  return { ours, promised: { all: ours, longest, 'ascii words': words } };
}

function answerOfPeer(folded: string, promises: Promised, built: BuiltPeer): Answer {
  const told = built.tell(folded);
  const [first] = told;
  if (first === undefined || typeof first === 'string') return answerOf(told as readonly string[]);
  const spans = told as readonly Span[];
  return answerOf(textsOf(folded, keepLongest(promises === 'all' ? keepWholeWords(folded, spans) : spans)));
}

function isSame(left: Answer, right: Answer): boolean {
  return left.count === right.count && left.checksum === right.checksum;
}

/**
 * @param allPeers - None when only ours is measured
 * @throws when ours finds anything but what the plainest search finds
 */
export function measureByTurns(
  data: BenchData,
  size: SizeName,
  count: number,
  allPeers: readonly Peer[],
  rounds: number,
  add: Add,
): void {
  const names = data.names(count);
  const { index } = buildDictionary(inChunks(names));
  // No name of ours reaches over a wall (quotes, semicolons): such names are given to nobody.
  const known = new Set(names.map((name) => foldName(name)).filter((name) => name.length > 1 && !name.includes('\u0001')));
  const folded = [...known];
  const texts = Object.entries(data.texts).map(([kind, text]) => ({ kind, text, folded: foldName(text) }));
  const references = texts.map((text) => referencesOf(text.folded, known));
  texts.forEach(({ kind, text, folded }, at) => {
    const ours = answerOfOurs(text, folded, index);
    const reference = references[at]?.ours;
    if (!reference || !isSame(ours, reference))
      throw new Error(`${size} ${kind}: ours finds ${ours.count} names, the reference ${reference?.count}, or others`);
  });
  const differing = new Map<string, string>();
  const peers = allPeers
    .filter(({ mostNames }) => mostNames >= count)
    .map(({ name, promises, build, isPackage }) => {
      console.log(`building ${name} with ${size} …`);
      const built = build(folded);
      texts.forEach((text, at) => {
        const answer = answerOfPeer(text.folded, promises, built);
        const wanted = references[at]?.promised[promises];
        if (wanted && !isSame(answer, wanted)) differing.set(name, `${text.kind}: ${answer.count} instead of ${wanted.count}`);
      });
      return { name, built, isPackage };
    });
  for (const [name, how] of differing) console.log(`${name} finds other names than it promises, ${how}`);
  const found = texts.map(({ kind, text }) => ({ kind, text, ...scan(text, index, peers, rounds) }));
  found.forEach(({ kind, text, share, shares, speed }, at) => {
    const hits = ((references[at]?.ours.count ?? 0) * 10_000) / text.length;
    const unit = `% of the limit (${round(speed)} M units/s, ${round(hits)} hits per 10k)`;
    add({ id: `scan.${size}.${kind}`, value: share, unit, samples: shares });
  });
  const unit = '% of the limit, mean, by turns';
  add({ id: `scan.${size}`, value: mean(found.map(({ share }) => share)), unit, goal: shareGoals[size] });
  if (peers.length === 0) return;
  const addPeers = (id: string, what: string, factorIn: (one: Scanned, name: string) => number): void => {
    const factors = peers.map(({ name }) => [name, round(mean(found.map((one) => factorIn(one, name))))] as const);
    const packages = factors.filter(([name]) => peers.some((peer) => peer.name === name && peer.isPackage));
    if (packages.length === 0) return;
    const others = differing.size > 0 ? ` (finds other names: ${[...differing.keys()].join()})` : '';
    add({
      id,
      value: Math.min(...packages.map(([, factor]) => factor)),
      unit: `${what}, mean${others}`,
      goal: peerGoals[size],
      peers: Object.fromEntries(factors),
    });
  };
  addPeers(
    `peers.${size}`,
    'times as fast through a page as the best npm peer through what folding leaves of it',
    (one, name) => one.factors.get(name) ?? 0,
  );
  addPeers(
    `peers.${size}.units`,
    'times as many units a second as the best npm peer, each of the text it is given',
    (one, name) => (one.factors.get(name) ?? 0) * one.unitsForEach,
  );
  for (const tool of ['rg', 'grep'] as const) {
    if (!hasTool(tool)) continue;
    console.log(`${tool} with ${size} …`);
    const runs = runNative(
      tool,
      folded,
      texts.map((text) => text.folded),
    );
    const times = runs.map(({ ms }, at) => (ms === undefined ? undefined : ms / (found[at]?.ours ?? 1)));
    const known = times.filter((time) => time !== undefined);
    const others = runs.filter(({ found }, at) => {
      const wanted = references[at]?.promised.longest;
      return wanted && !isSame(answerOf(found), wanted);
    });
    if (known.length > 0)
      add({
        id: `native.${tool}.${size}`,
        value: mean(known),
        unit: `times as long as ours, ${tool} -F -o, mean of ${known.length} texts${others.length > 0 ? ` (finds other names in ${others.length})` : ''}`,
        goal: '>=1',
      });
  }
}
