/** Words of managers' files -> our terms. Every word is compared after trimming and in lower case. */
import type { TierListField } from '../../components/console-view.ts';
import type { KeyAccountScope, RelationshipType, Tier } from '../model/customer.ts';

function byWord<T>(words: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(words.flatMap(([term, list]) => list.split('|').map((word) => [word, term] as const)));
}

const fieldOfHeader = byWord<TierListField>([
  [
    'customerId',
    'customerid|customer id|customer_id|id|customer no|customer number|account id|客户编号|客户id|客户号|编号|客戶編號|客戶id|客戶號|編號',
  ],
  ['tier', 'tier|customer tier|value tier|class|等级|客户等级|客户分级|分级|价值分级|等級|客戶等級|客戶分級|分級|價值分級'],
  ['keyAccountScope', 'scope|key account|key account scope|ka|大客户|大客户类型|重点客户|大客戶|大客戶類型|重點客戶'],
  ['relationshipType', 'relationship|relationship type|relation|type|关系类型|客户关系|关系|關係類型|客戶關係|關係'],
  ['reason', 'reason|note|comment|why|原因|理由|备注|说明|備註|說明'],
]);

const tierOfWord = byWord<Tier>([
  ['MVC', 'mvc|most valuable|most valuable customer|最具价值|最具价值客户|最具價值|最具價值客戶'],
  ['MGC', 'mgc|most growable|most growable customer|最具成长性|最具成长性客户|最具成長性|最具成長性客戶'],
  ['STANDARD', 'standard|normal|regular|一般|一般客户|普通|普通客户|一般客戶|普通客戶'],
  ['BZ', 'bz|below zero|低于零点|低于零点客户|低於零點|低於零點客戶'],
]);

const scopeOfWord = byWord<KeyAccountScope | null>([
  ['GKA', 'gka|global|全球|全球性|全球性重点客户|全球性重點客戶'],
  ['NKA', 'nka|national|全国|全国性|全国性重点客户|全國|全國性|全國性重點客戶'],
  ['LKA', 'lka|local|地方|地方性|地方性重点客户|地方性重點客戶'],
  [null, '-|none|no|无|否|無'],
]);

const typeOfWord = byWord<RelationshipType>([
  ['basic', 'basic|基本|基本型'],
  ['reactive', 'reactive|被动|被动型|被動|被動型'],
  ['accountable', 'accountable|负责|负责型|負責|負責型'],
  ['proactive', 'proactive|能动|能动型|主动型|能動|能動型|主動型'],
  ['partnership', 'partnership|partner|伙伴|伙伴型|夥伴|夥伴型'],
]);

function key(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Undefined when the header is none that we know. */
export function findField(header: string): TierListField | undefined {
  return fieldOfHeader.get(key(header));
}

/** Undefined when the word is none that we know. */
export function findTier(word: string): Tier | undefined {
  return tierOfWord.get(key(word));
}

/** `null`: no key account; undefined when the word is none that we know. */
export function findScope(word: string): KeyAccountScope | null | undefined {
  return scopeOfWord.get(key(word));
}

/** Undefined when the word is none that we know. */
export function findRelationshipType(word: string): RelationshipType | undefined {
  return typeOfWord.get(key(word));
}
