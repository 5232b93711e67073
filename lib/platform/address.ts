/** What a person types as the backend's address -> its URL. */

/** `example.com/` and `https://example.com` are both meant as an origin; undefined when it is no address at all. */
export function readAddress(text: string): string | undefined {
  const withScheme = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
