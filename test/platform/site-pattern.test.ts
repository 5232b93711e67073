/** Which sites the browser is asked for. */
import { expect, test } from 'vitest';
import { intersectPatterns, sitePatternOf } from '../../lib/platform/site-pattern.ts';

test('Chromium is asked for this port alone', () => {
  expect(sitePatternOf('https://crm.company.example:8443/deal/7?tab=2#notes', false)).toBe('https://crm.company.example:8443/*');
});

test('Firefox is asked without the port, with which a pattern matches nothing there', () => {
  expect(sitePatternOf('https://crm.company.example:8443/deal/7?tab=2#notes', true)).toBe('https://crm.company.example/*');
});

test.each([false, true])('a site on its usual port is asked for by host and scheme, Firefox: %s', (isFirefox) => {
  expect(sitePatternOf('https://mail.company.example/u/0', isFirefox)).toBe('https://mail.company.example/*');
  expect(sitePatternOf('http://[::1]/', isFirefox)).toBe('http://[::1]/*');
});

test.each([
  ['https://mail.google.com/*', 'https://mail.google.com/*', 'https://mail.google.com/*'],
  ['https://*/*', 'https://mail.google.com/*', 'https://mail.google.com/*'],
  ['<all_urls>', 'https://mail.google.com/*', 'https://mail.google.com/*'],
  ['*://*/*', 'http://127.0.0.1:8101/*', 'http://127.0.0.1:8101/*'],
  ['http://127.0.0.1/*', 'http://127.0.0.1:8101/*', 'http://127.0.0.1:8101/*'],
  ['https://firm.my.salesforce.com/*', 'https://*.my.salesforce.com/*', 'https://firm.my.salesforce.com/*'],
  ['https://*.salesforce.com/*', 'https://*.my.salesforce.com/*', 'https://*.my.salesforce.com/*'],
  ['https://*.google.com/*', 'https://google.com/*', 'https://google.com/*'],
  ['https://mail.google.com/*', 'https://mail.google.com.evil.example/*', undefined],
  ['https://evilgoogle.com/*', 'https://*.google.com/*', undefined],
  ['http://mail.google.com/*', 'https://mail.google.com/*', undefined],
  ['http://127.0.0.1:8102/*', 'http://127.0.0.1:8101/*', undefined],
  ['file:///*', 'https://mail.google.com/*', undefined],
])('%s and %s share %s', (one, other, shared) => {
  expect(intersectPatterns(one, other)).toBe(shared);
  expect(intersectPatterns(other, one)).toBe(shared);
});
