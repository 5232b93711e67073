/** Cells as people write them -> e-mail addresses, domains, days, names; undefined where they are none. */
import { isPublicMailDomain, isRegistryDomain } from '../match/public-mail-domains.ts';

/** Sites on which every company has a page: the domain is theirs, not the customer's. */
const sharedSites =
  /(^|\.)(facebook|linkedin|twitter|x|instagram|youtube|weibo|taobao|tmall|jd|1688|alibaba|made-in-china|amazon|ebay|google|github|wikipedia|wixsite|wordpress|blogspot|shopify|weixin\.qq)\.(com|cn|org|net)(\.cn)?$/;

/** A host as nearly all are written, alone or in an address: nothing in it that a browser would read otherwise. */
const plainHost = /^(?:https?:\/\/)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})(?:\/|$)/;

/** The host of the address, as a browser reads it. */
function hostOf(address: string): string | undefined {
  const plain = plainHost.exec(address)?.[1];
  // The browser's own reading takes most of the time of an import.
  if (plain !== undefined && !plain.includes('xn--')) return plain;
  const url = /^[a-z]+:\/\//.test(address) ? address : `https://${address}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Lower case, without `www.`; undefined for what belongs to no single customer. */
export function readDomain(text: string): string | undefined {
  // Before anything looks through it.
  if (text.length > 600) return undefined;
  const trimmed = text
    .trim()
    .toLowerCase()
    .replace(/[，。；]+$/, '');
  if (trimmed === '' || /[\s<>]/.test(trimmed) || trimmed.length > 500) return undefined;
  const host = hostOf(trimmed)
    ?.replace(/^www\d?\./, '')
    .replace(/\.$/, '');
  if (host === undefined || !host.includes('.') || /^[\d.]+$/.test(host) || host.includes(':') || host.length > 253)
    return undefined;
  return sharedSites.test(host) || isPublicMailDomain(host) || isRegistryDomain(host) ? undefined : host;
}

/** What parts an address from what stands around it. */
const outside = '\\s<>(),;:"\'，；（）@';
const localEnd = new RegExp(`[^${outside}]+$`);
const domainStart = new RegExp(`^[^${outside}.]+(?:\\.[^${outside}.]+)+`);

/** A cell is looked through up to here: nobody writes an address behind so much. */
const mostLookedAt = 2000;

/**
 * One address, also out of `Name <address>` and `mailto:`; undefined when there is none. Looks to both sides of each @ and no further than
 * an address can reach, so that no cell takes long.
 */
export function readEmail(text: string): string | undefined {
  const folded = text.slice(0, mostLookedAt).normalize('NFKC');
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    const local = localEnd.exec(folded.slice(Math.max(0, at - 255), at))?.[0];
    const domain = domainStart.exec(folded.slice(at + 1, at + 256))?.[0];
    if (local === undefined || domain === undefined) continue;
    return local.length + domain.length < 254 ? `${local}@${domain}` : undefined;
  }
  return undefined;
}

const iso = (year: number, month: number, day: number): string | undefined => {
  // Day 0 of the next month is the last one of this.
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    year >= 1800 &&
    year <= 2200 &&
    (day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
  return isReal ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : undefined;
};

/** Which number comes first in a date like `3/4/2026`. */
export type DayOrder = 'day-first' | 'month-first';

/** What a column of dates shows about itself: one date with a number above 12 decides. */
export function findDayOrder(dates: Iterable<string>): DayOrder | undefined {
  let order: DayOrder | undefined;
  for (const text of dates) {
    const [, a, b] = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(text) ?? [];
    const found = Number(a) > 12 ? 'day-first' : Number(b) > 12 ? 'month-first' : undefined;
    if (found && order && found !== order) return undefined;
    order = found ?? order;
  }
  return order;
}

/** `2026-11-20`, `2026/11/20`, `2026年11月20日`, `20.11.2026`, a bare year; with slashes only when the column shows their order. */
export function readDay(text: string, order: DayOrder | undefined): string | undefined {
  const trimmed = text.normalize('NFKC').trim();
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(trimmed) ?? [];
  if (year) return iso(Number(year), Number(month), Number(day));
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed) ?? [];
  if (dotYear) return iso(Number(dotYear), Number(dotMonth), Number(dotDay));
  const [, first, second, slashYear] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: .*)?$/.exec(trimmed) ?? [];
  if (slashYear && order === 'day-first') return iso(Number(slashYear), Number(second), Number(first));
  if (slashYear && order === 'month-first') return iso(Number(slashYear), Number(first), Number(second));
  const bareYear = /^(\d{4})年?$/.exec(trimmed)?.[1];
  return bareYear ? iso(Number(bareYear), 1, 1) : undefined;
}

/** Several names in one cell; a comma stays, because `Acme, Inc.` has one. */
export function readNames(text: string): string[] {
  return text
    .split(/[;；、|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** `王伟` from 王 and 伟, `Ann Li` from Ann and Li. */
export function joinName(first: string, last: string): string {
  if (first === '' || last === '') return `${first}${last}`;
  return /\p{Script=Han}/u.test(last) ? `${last}${first}` : `${first} ${last}`;
}

/** What a spreadsheet makes of a long number: its digits are lost for good. */
export function isDamagedId(id: string): boolean {
  return /^[+-]?\d([.,]\d+)?e\+?\d+$/i.test(id.trim());
}

/** Length that ids of the column have when some begin with zeros: a shorter one has lost its own. Undefined: no such rule. */
export function findPaddedLength(ids: Iterable<string>): number | undefined {
  let length: number | undefined;
  for (const id of ids) {
    if (!/^\d+$/.test(id)) {
      if (id !== '' && !isDamagedId(id)) return undefined;
      continue;
    }
    if (!id.startsWith('0') || id === '0') continue;
    if (length !== undefined && length !== id.length) return undefined;
    length = id.length;
  }
  return length;
}
