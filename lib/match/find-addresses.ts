/** Text -> e-mail addresses and hosts in it, whether or not they belong to a customer. */

/** An address or host as it stands in the text. */
export interface FoundAddress {
  readonly kind: 'address' | 'host';
  readonly start: number;
  readonly end: number;
  /** End of the link that the host begins, path and all; `end` when there is none. */
  readonly linkEnd: number;
  /** In lower case, half width. */
  readonly text: string;
}

/** RFC 5321: 64 units before the @, 253 behind it. */
const mostLocalUnits = 64;
const mostHostUnits = 253;

const localUnit = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;
const topLevel = /^[a-z][a-z0-9-]{1,62}$/;

function isHostUnit(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    // Full width; the colon and the semicolon between them lead many a host: 网址：acme.example.
    code === 0xff0d ||
    code === 0xff0e ||
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

/** End of the host that starts at `from`, without full stops and hyphens behind it; `from` when there is none. */
function endOfHost(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < mostHostUnits && isHostUnit(text.charCodeAt(end))) end++;
  while (end > from && /[.．\-－]/.test(text[end - 1] ?? '')) end--;
  return end;
}

function startOfHost(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < mostHostUnits && isHostUnit(text.charCodeAt(start - 1))) start--;
  while (start < end && /[.．\-－]/.test(text[start] ?? '')) start++;
  return start;
}

/** Start of the part before the @ at `end`; `end` when there is none. */
function startOfLocalPart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < mostLocalUnits && localUnit.test(text[start - 1] ?? '')) {
    // 邮箱zhao@x.cn: ideographs before an address are the sentence, not the address.
    if (ideograph.test(text[start - 1] ?? '')) break;
    start--;
  }
  while (start < end && /[.'`*/]/.test(text[start] ?? '')) start++;
  return start;
}

/** A host in lower case and half width; undefined when it is none: one label, an empty one, a number for its last. */
function hostOf(text: string): string | undefined {
  const host = text.normalize('NFKC').toLowerCase();
  const labels = host.split('.');
  if (labels.length < 2 || !topLevel.test(labels.at(-1) ?? '') || !labels.every((one) => one.length <= 63 && label.test(one)))
    return undefined;
  return host;
}

/** End of the port, path and query behind a host. Ideographs, brackets and white space end a link in running text. */
function endOfLink(text: string, hostEnd: number): number {
  linkRest.lastIndex = hostEnd;
  return hostEnd + (linkRest.exec(text)?.[0].length ?? 0);
}
const linkRest = /(?::\d{1,5})?(?:[/?#][\w\-.~:/?#@!$&'*+,;=%]{0,2000})?/y;

/** All addresses, and all hosts that are no part of an address, in reading order. Linear in the text. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const sign of ['@', '＠']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      const end = endOfHost(text, at + 1);
      const host = hostOf(text.slice(at + 1, end));
      if (host === undefined) continue;
      const start = startOfLocalPart(text, at);
      if (start < at)
        found.push({
          kind: 'address',
          start,
          end,
          linkEnd: end,
          text: `${text.slice(start, at).normalize('NFKC').toLowerCase()}@${host}`,
        });
    }
  }
  const addresses = found.sort((left, right) => left.start - right.start).slice();
  for (const stop of ['.', '．']) findHosts(text, stop, addresses, found);
  return found.sort((left, right) => left.start - right.start);
}

/** Hosts whose first full stop is `stop` and that are no part of an address. */
function findHosts(text: string, stop: string, addresses: readonly FoundAddress[], found: FoundAddress[]): void {
  let next = 0;
  for (let at = text.indexOf(stop); at >= 0; at = text.indexOf(stop, at + 1)) {
    // The end of a sentence is far more frequent than a host.
    if (at === 0 || !isHostUnit(text.charCodeAt(at - 1)) || !isHostUnit(text.charCodeAt(at + 1))) continue;
    const end = endOfHost(text, at + 1);
    const start = startOfHost(text, at);
    while (next < addresses.length && (addresses[next]?.end ?? 0) <= start) next++;
    const address = addresses[next];
    const isOurs = firstStop.exec(text.slice(start, end))?.[0] === stop;
    const host = !isOurs || (address && address.start < end) ? undefined : hostOf(text.slice(start, end));
    const linkEnd = host === undefined ? end : endOfLink(text, end);
    if (host !== undefined) found.push({ kind: 'host', start, end, linkEnd, text: host });
    // What a link leads to says nothing of what its path or query names.
    at = Math.max(at, end - 1, linkEnd - 1);
  }
}
const firstStop = /[.．]/;
