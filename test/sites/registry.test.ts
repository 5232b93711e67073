/** The registry and the files of lib/sites say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sites } from '../../lib/sites/registry.ts';

const folder = fileURLToPath(new URL('../../lib/sites', import.meta.url));

test('every file that defines a site is registered under its own name', () => {
  const defining = readdirSync(folder)
    .filter((file) => readFileSync(`${folder}/${file}`, 'utf8').includes('= defineSite('))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(sites.map(({ id }) => id).sort()).toEqual(defining.sort());
});

test('no two sites share an id', () => {
  expect(new Set(sites.map(({ id }) => id)).size).toBe(sites.length);
});

test('importing the registry needs no page', () => {
  expect(globalThis.document).toBeUndefined();
  expect(sites.length).toBeGreaterThan(0);
});
