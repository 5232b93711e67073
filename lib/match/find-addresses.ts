/** Text -> e-mail addresses and hosts in it, whether or not they belong to a customer. */

/** An address or host as it stands in the text. */
export interface FoundAddress {
  readonly kind: 'address' | 'host';
  readonly start: number;
  readonly end: number;
  /** In lower case, half width. */
  readonly text: string;
}

// Letters, digits, and what RFC 5322 allows unquoted. Everything is bounded, so that no text makes it slow.
const addressPattern =
  /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-][\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{0,63}[@＠](?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?[.．]){1,8}[a-zA-Z][a-zA-Z0-9-]{1,62}/gu;
const hostPattern = /(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){1,8}[a-zA-Z][a-zA-Z0-9-]{1,62}/g;

/** All addresses and all hosts that are no part of an address, in reading order. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  if (text.includes('@') || text.includes('＠')) {
    for (const match of text.matchAll(addressPattern)) {
      // 邮箱zhao@x.cn: ideographs before an address are the sentence, not the address.
      const lead =
        /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}'`*]+/u.exec(match[0])?.[0].length ?? 0;
      const address = match[0].slice(lead);
      if (address.startsWith('@') || address.startsWith('＠')) continue;
      const start = match.index + lead;
      found.push({ kind: 'address', start, end: start + address.length, text: address.normalize('NFKC').toLowerCase() });
    }
  }
  let next = 0;
  for (const match of text.matchAll(hostPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while (next < found.length && (found[next]?.end ?? 0) <= start) next++;
    const address = found[next];
    if (address?.kind === 'address' && address.start < end) continue;
    found.push({ kind: 'host', start, end, text: match[0].toLowerCase() });
  }
  return found.sort((left, right) => left.start - right.start);
}
