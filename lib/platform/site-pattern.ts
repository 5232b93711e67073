/** The address of a page -> the match pattern that asks the browser for its site and no other. */

/**
 * Chromium takes a port in a pattern and grants that port alone. Firefox takes it too, but such a pattern matches nothing there:
 * the user would say yes and nothing would be read.
 * @param url - An http or https address
 */
export function sitePatternOf(url: string, isFirefox: boolean): string {
  const { origin, protocol, hostname } = new URL(url);
  return isFirefox ? `${protocol}//${hostname}/*` : `${origin}/*`;
}

/** Sites that forbid to be read by programs and close accounts for it: left alone, whatever is granted (docs/decisions/0019). */
export const sitesLeftAlone = ['*://*.linkedin.com/*', '*://*.linkedin.cn/*'];

/** Whether a host belongs to a site that is left alone. */
export function isLeftAlone(host: string): boolean {
  return /(^|\.)linkedin\.(com|cn)$/.test(host);
}

interface PatternParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

/** Parts of a match pattern that names hosts; undefined when it is none. A path is not looked at. */
function partsOf(pattern: string): PatternParts | undefined {
  const [, scheme, host, port] =
    /^(\*|https?):\/\/(\[[^\]]+\]|[^/:]+)(?::([\d*]+))?\//.exec(pattern === '<all_urls>' ? '*://*/*' : pattern) ?? [];
  return scheme === undefined || host === undefined ? undefined : { scheme, host, port: port ?? '*' };
}

function coversHost(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  return wide.startsWith('*.') && (narrow === wide.slice(2) || narrow.endsWith(wide.slice(1)));
}

/** The narrower of two values of which one may stand for any, undefined when they differ. */
function narrower(a: string, b: string): string | undefined {
  return a === b || b === '*' ? a : a === '*' ? b : undefined;
}

/** The match pattern of the addresses that two patterns share, undefined when they share none. Paths are taken as `/*`. */
export function intersectPatterns(a: string, b: string): string | undefined {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (!one || !other) return undefined;
  const scheme = narrower(one.scheme, other.scheme);
  const port = narrower(one.port, other.port);
  const host = coversHost(one.host, other.host) ? other.host : coversHost(other.host, one.host) ? one.host : undefined;
  if (scheme === undefined || port === undefined || host === undefined) return undefined;
  return `${scheme}://${host}${port === '*' ? '' : `:${port}`}/*`;
}
