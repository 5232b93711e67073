/** Which sites the browser is asked for. */
import { expect, test } from 'vitest';
import { sitePatternOf } from '../../lib/platform/site-pattern.ts';

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
