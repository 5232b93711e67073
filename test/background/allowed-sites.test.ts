/** What a page sends counts only while its site is allowed; marks are only of what is sure. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AllowedSites } from '../../lib/background/allowed-sites.ts';
import { findMarkedSurfaces } from '../../lib/background/marks.ts';
import type { Resolution } from '../../lib/model/mention.ts';
import { resetExtension } from '../support/extension.ts';

let granted: string[];
beforeEach(() => {
  resetExtension();
  granted = ['https://mail.example/*', 'http://127.0.0.1/*'];
  vi.spyOn(fakeBrowser.permissions, 'getAll').mockImplementation(async () => ({ origins: granted, permissions: [] }));
});

test('an allowed site is heard, on any port when none is named; another scheme, host or none is not', async () => {
  const sites = new AllowedSites();
  for (const origin of ['https://mail.example', 'http://127.0.0.1:8080']) expect(await sites.cover(origin), origin).toBe(true);
  for (const origin of ['http://mail.example', 'https://evil.example', 'https://mail.example.evil', undefined])
    expect(await sites.cover(origin), origin ?? 'none').toBe(false);
});

test('after a change of permissions the browser is asked again', async () => {
  const sites = new AllowedSites();
  expect(await sites.cover('https://mail.example')).toBe(true);
  granted = [];
  sites.forget();
  expect(await sites.cover('https://mail.example')).toBe(false);
});

test('only words that mean a customer for sure are marked, each once', () => {
  const mention = (surface: string) => ({ block: 0, start: 0, end: 1, surface, candidates: [] });
  const resolution: Resolution = {
    mentions: [mention('Acme'), mention('王伟'), mention('Acme'), mention('acme.example')],
    customers: [{ customerId: 'a', confidence: 1, mentions: [0, 2, 3] }],
    choices: [{ key: '王伟', surface: '王伟', candidates: [] }],
  };
  expect(findMarkedSurfaces(resolution)).toEqual(['Acme', 'acme.example']);
});
