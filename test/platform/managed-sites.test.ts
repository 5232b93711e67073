/** Sites out of a company's policy. */
import { expect, test } from 'vitest';
import { readManagedSites } from '../../lib/platform/managed-sites.ts';

test('hosts and patterns become patterns of one host each', () => {
  expect(readManagedSites(['mail.example', 'https://crm.example/*', ' HTTPS://Crm.example/ ', 'http://intranet:8080'])).toEqual([
    'https://mail.example/*',
    'https://crm.example/*',
    'http://intranet:8080/*',
  ]);
});

test.each([undefined, 'mail.example', [7, null, '*', 'https://*/*', '<all_urls>', 'file:///etc', 'a b', 'https://x/path/y']])(
  'anything else names no site: %j',
  (raw) => {
    expect(readManagedSites(raw)).toEqual([]);
  },
);
