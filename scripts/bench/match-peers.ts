/** Other matchers, installed beside the project for the benchmark only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a peer needs to find the names of a list in a text that is already folded. */
export interface Peer {
  readonly name: string;
  /** The largest list it can be asked to hold: beyond, building takes minutes or gigabytes. */
  readonly mostNames: number;
  build(names: readonly string[]): (text: string) => number;
}

const packages = { '@monyone/aho-corasick': '1.1.11', ahocorasick: '1.0.2', 'flashtext.js': '1.0.5' };
const folder = fileURLToPath(new URL('../../.shuke/bench-peers', import.meta.url));

/** Installs the peers once, in exact versions, into a folder that git ignores. */
function installPeers(): void {
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
function buildMapTrie(names: readonly string[]): (text: string) => number {
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
  return (text) => {
    let found = 0;
    for (let start = 0; start < text.length; ) {
      let node: Node | undefined = root;
      let end = -1;
      for (let at = start; at < text.length; at++) {
        node = node.get(text.charCodeAt(at));
        if (!node) break;
        if (node.has(0)) end = at + 1;
      }
      if (end > 0) found++;
      start = end > 0 ? end : start + 1;
    }
    return found;
  };
}

/** The peers, ready to be built. */
export async function loadPeers(): Promise<Peer[]> {
  installPeers();
  const require = createRequire(join(folder, 'package.json'));
  const fast = require('@monyone/aho-corasick/fast') as {
    AhoCorasick: new (names: readonly string[]) => { matchInText(text: string): unknown[] };
  };
  const greedy = require('@monyone/aho-corasick/greedy') as typeof fast;
  const Classic = require('ahocorasick') as new (names: readonly string[]) => { search(text: string): [number, string[]][] };
  const flash = require('flashtext.js') as { default?: unknown } | (new () => unknown);
  const Flash = ('default' in flash && flash.default ? flash.default : flash) as new () => {
    addKeyword(name: string): void;
    extractKeywords(text: string): string[];
  };
  return [
    {
      name: '@monyone fast',
      mostNames: 10_000,
      build(names) {
        const matcher = new fast.AhoCorasick(names);
        return (text) => matcher.matchInText(text).length;
      },
    },
    {
      name: '@monyone greedy',
      mostNames: 100_000,
      build(names) {
        const matcher = new greedy.AhoCorasick(names);
        return (text) => matcher.matchInText(text).length;
      },
    },
    {
      name: 'ahocorasick',
      mostNames: 100_000,
      build(names) {
        const matcher = new Classic([...names]);
        return (text) => matcher.search(text).length;
      },
    },
    {
      name: 'flashtext.js',
      mostNames: 1_000_000,
      build(names) {
        const matcher = new Flash();
        for (const name of names) matcher.addKeyword(name);
        return (text) => matcher.extractKeywords(text).length;
      },
    },
    { name: 'nested Maps', mostNames: 1_000_000, build: buildMapTrie },
  ];
}
