/** Words of people's files -> our terms. Every word is compared after trimming and in lower case. */
import type { KeyAccountScope, RelationshipType, Tier } from '../model/customer.ts';

/** Word -> term; the words of a term are parted by `|`. */
export function byWord<T>(words: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(words.flatMap(([term, list]) => list.split('|').map((word) => [word, term] as const)));
}

const tierOfWord = byWord<Tier>([
  ['MVC', 'mvc|most valuable|most valuable customer|最具价值|最具价值客户|最具價值|最具價值客戶'],
  ['MGC', 'mgc|most growable|most growable customer|最具成长性|最具成长性客户|最具成長性|最具成長性客戶'],
  ['STANDARD', 'standard|standard customer|normal|regular|一般|一般客户|普通|普通客户|一般客戶|普通客戶'],
  ['BZ', 'bz|below zero|below-zero|below-zero customer|低于零点|低于零点客户|低於零點|低於零點客戶'],
]);

const scopeOfWord = byWord<KeyAccountScope | null>([
  ['GKA', 'gka|global|global key account|全球|全球性|全球性重点客户|全球性重點客戶|全球重點客戶'],
  ['NKA', 'nka|national|national key account|全国|全国性|全国性重点客户|全國|全國性|全國性重點客戶|全國重點客戶'],
  ['LKA', 'lka|local|local key account|地方|地方性|地方性重点客户|地方性重點客戶|地方重點客戶'],
  [null, '-|none|no|无|否|無'],
]);

const typeOfWord = byWord<RelationshipType>([
  ['basic', 'basic|基本|基本型'],
  ['reactive', 'reactive|被动|被动型|被動|被動型'],
  ['accountable', 'accountable|负责|负责型|負責|負責型'],
  ['proactive', 'proactive|能动|能动型|主动型|能動|能動型|主動型'],
  ['partnership', 'partnership|partner|伙伴|伙伴型|夥伴|夥伴型'],
]);

/** The form in which words are compared. */
export function foldWord(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Undefined when the word is none that we know. */
export function findTier(word: string): Tier | undefined {
  return tierOfWord.get(foldWord(word));
}

/** `null`: no key account; undefined when the word is none that we know. */
export function findScope(word: string): KeyAccountScope | null | undefined {
  return scopeOfWord.get(foldWord(word));
}

/** Undefined when the word is none that we know. */
export function findRelationshipType(word: string): RelationshipType | undefined {
  return typeOfWord.get(foldWord(word));
}
