/** Other matchers, installed beside the project for the benchmark only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Span } from './match-reference.ts';

/**
 * What a peer says it finds: all names, also those within others; the longest at each place, cutting words; the longest that
 * cut no word of ASCII letters.
 */
export type Promised = 'all' | 'longest' | 'ascii words';

/** A peer that holds names. */
export interface BuiltPeer {
  /** Number of names found in a text that is folded already: what is timed. */
  find(text: string): number;
  /** The same as spans, or as texts where the peer tells no places. */
  tell(text: string): readonly Span[] | readonly string[];
}

/** What a peer needs to find the names of a list in a text that is already folded. */
export interface Peer {
  readonly name: string;
  readonly promises: Promised;
  /** Whether it is a package that anybody may install. */
  readonly isPackage: boolean;
  /** The largest list it can be asked to hold: beyond, building takes minutes or gigabytes. */
  readonly mostNames: number;
  build(names: readonly string[]): BuiltPeer;
}

const packages = { '@monyone/aho-corasick': '1.1.11', ahocorasick: '1.0.2', 'flashtext.js': '1.0.5' };
const folder = fileURLToPath(new URL('../../.shuke/bench-peers', import.meta.url));

/** Installs the peers once, in exact versions, into a folder that git ignores. */
export function installPeers(): void {
  if (Object.keys(packages).every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  console.log('Installing the peers …');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The peers could not be installed: check the connection to the npm registry.');
}

/** A trie of nested Maps, as one writes it oneself. */
function buildMapTrie(names: readonly string[]): BuiltPeer {
  type Node = Map<number, Node>;
  const root: Node = new Map();
  for (const name of names) {
    let node = root;
    for (let at = 0; at < name.length; at++) {
      const unit = name.charCodeAt(at);
      let next = node.get(unit);
      if (!next) {
        next = new Map();
        node.set(unit, next);
      }
      node = next;
    }
    node.set(0, root);
  }
  const search = (text: string, found: Span[]): Span[] => {
    for (let start = 0; start < text.length; ) {
      let node: Node | undefined = root;
      let end = -1;
      for (let at = start; at < text.length; at++) {
        node = node.get(text.charCodeAt(at));
        if (!node) break;
        if (node.has(0)) end = at + 1;
      }
      if (end > 0) found.push({ start, end });
      start = end > 0 ? end : start + 1;
    }
    return found;
  };
  return { find: (text) => search(text, []).length, tell: (text) => search(text, []) };
}

/** The peers, ready to be built. */
export function loadPeers(): Peer[] {
  const require = createRequire(join(folder, 'package.json'));
  type Monyone = {
    AhoCorasick: new (names: readonly string[]) => { matchInText(text: string): { begin: number; end: number }[] };
  };
  const fast = require('@monyone/aho-corasick/fast') as Monyone;
  const greedy = require('@monyone/aho-corasick/greedy') as Monyone;
  const Classic = require('ahocorasick') as new (names: readonly string[]) => { search(text: string): [number, string[]][] };
  const flash = require('flashtext.js') as { default?: unknown } | (new () => unknown);
  const Flash = ('default' in flash && flash.default ? flash.default : flash) as new () => {
    addKeyword(name: string): void;
    extractKeywords(text: string): string[];
  };
  const buildMonyone = ({ AhoCorasick }: Monyone, names: readonly string[]): BuiltPeer => {
    const matcher = new AhoCorasick(names);
    return {
      find: (text) => matcher.matchInText(text).length,
      tell: (text) => matcher.matchInText(text).map(({ begin, end }) => ({ start: begin, end })),
    };
  };
  return [
    {
      name: '@monyone fast',
      promises: 'all',
      isPackage: true,
      mostNames: 10_000,
      build: (names) => buildMonyone(fast, names),
    },
    {
      name: '@monyone greedy',
      promises: 'longest',
      isPackage: true,
      mostNames: 100_000,
      build: (names) => buildMonyone(greedy, names),
    },
    {
      name: 'ahocorasick',
      promises: 'all',
      isPackage: true,
      mostNames: 100_000,
      build(names) {
        const matcher = new Classic([...names]);
        return {
          find: (text) => matcher.search(text).length,
          tell: (text) =>
            matcher
              .search(text)
              .flatMap(([last, found]) => found.map((name) => ({ start: last + 1 - name.length, end: last + 1 }))),
        };
      },
    },
    {
      name: 'flashtext.js',
      promises: 'ascii words',
      isPackage: true,
      mostNames: 1_000_000,
      build(names) {
        const matcher = new Flash();
        for (const name of names) matcher.addKeyword(name);
        return { find: (text) => matcher.extractKeywords(text).length, tell: (text) => matcher.extractKeywords(text) };
      },
    },
    { name: 'nested Maps', promises: 'longest', isPackage: false, mostNames: 1_000_000, build: buildMapTrie },
  ];
}
