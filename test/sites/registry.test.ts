/** The registry and the files of lib/sites say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { hostedSites, selfHostedSites, siteIds } from '../../lib/sites/registry.ts';
import { buildSemantics, buildSites } from '../../scripts/build-sites.ts';
import { allSites } from '../support/all-sites.ts';

const folder = fileURLToPath(new URL('../../lib/sites', import.meta.url));

test('every file that defines a site is registered under its own name', () => {
  const defining = readdirSync(folder)
    .filter((file) => readFileSync(`${folder}/${file}`, 'utf8').includes('= defineSite('))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(siteIds().sort()).toEqual(defining.sort());
});

test('no two sites share an id', () => {
  expect(new Set(siteIds()).size).toBe(siteIds().length);
});

test('every address is a match pattern of a whole host: a pattern with a path cannot be asked for', () => {
  const patterns = Object.values(hostedSites).flat();
  expect(patterns.filter((pattern) => !/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/.test(pattern))).toEqual([]);
});

describe('the marks of software that anybody hosts', () => {
  const blank = new JSDOM('<main><h1>Inbox</h1><table><tr><td>Ann</td></tr></table></main>').window.document;
  test.each(Object.entries(selfHostedSites))('%s: a selector that matches no ordinary page', (_, mark) => {
    expect(blank.querySelector(mark)).toBeNull();
  });
});

test('importing the adapters needs no page', () => {
  expect(globalThis.document).toBeUndefined();
  expect(allSites.length).toBeGreaterThan(0);
});

test('the script of an adapter is at most 10 kB, the semantic step at most 20, and they hold no Zod and no Dexie', async () => {
  for (const { path, code } of await buildSites()) {
    expect(Buffer.byteLength(code), path).toBeLessThanOrEqual(10_000);
    expect(code, path).not.toMatch(/ZodError|invalid_type|dexie/i);
  }
  const { code } = await buildSemantics();
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(20_000);
});

test('docs/adding-a-site.md says of every site what it was checked against and when', () => {
  const docs = readFileSync(fileURLToPath(new URL('../../docs/adding-a-site.md', import.meta.url)), 'utf8');
  const rows = [...docs.matchAll(/^\| `([a-z-]+)` \| ([^|]{4,}) \| (\d{4}-\d\d-\d\d) \| [^|]+ \|$/gm)].map(([, id = '']) => id);
  expect(rows.sort()).toEqual(siteIds().sort());
});
