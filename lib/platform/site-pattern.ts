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
