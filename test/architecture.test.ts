/** Who may import whom: data flows one way. The table stands in docs/architecture.md too. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Room -> rooms and packages it may import, itself always included. A room that ends in `:types` may only be used for types. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'lib/model': ['zod'],
  'lib/i18n': ['lib/model:types', '@preact/signals'],
  'lib/sites': ['lib/model:types'],
  'lib/match': ['lib/model:types'],
  'lib/search': ['lib/model:types', 'lib/match'],
  'lib/tiering': ['lib/model'],
  'lib/playbook': ['lib/model', 'lib/tiering'],
  'lib/platform': ['lib/model', 'wxt', 'dexie', '@preact/signals'],
  'lib/sources': ['lib/model', 'lib/platform', 'zod:types'],
  'lib/cache': ['lib/model:types', 'lib/tiering:types', 'dexie'],
  'lib/messages': ['lib/model', 'zod', 'wxt'],
  'lib/sync': ['lib/model', 'lib/sources', 'lib/cache', 'lib/match', 'lib/platform'],
  'lib/background': [
    'lib/model',
    'lib/sources',
    'lib/cache',
    'lib/match',
    'lib/messages',
    'lib/playbook',
    'lib/platform',
    'lib/search',
    'lib/sites',
    'lib/sync',
    'lib/tiering',
    'oauth4webapi',
    'wxt',
  ],
  // Values of model, playbook and tiering would bring Zod and the rules into the panel (docs/decisions/0015).
  'lib/panel': [
    'lib/model:types',
    'lib/cache',
    'lib/messages',
    'lib/tiering:types',
    'lib/platform',
    'lib/search',
    'components:types',
    'wxt',
    '@preact/signals',
  ],
  'lib/console': [
    'lib/model',
    'lib/cache',
    'lib/import',
    'lib/messages',
    'lib/playbook',
    'lib/tiering',
    'lib/sources',
    'lib/sync',
    'lib/platform',
    'components:types',
    'wxt',
    'papaparse',
    '@preact/signals',
  ],
  'lib/import': [
    'lib/model',
    'lib/cache',
    'lib/match',
    'lib/messages',
    'lib/platform',
    'lib/playbook',
    'lib/sources',
    'lib/sync',
    'components:types',
    'wxt',
    'papaparse',
    'saxen',
    '@preact/signals',
    'zod',
  ],
  'lib/options': [
    'lib/model',
    'lib/cache',
    'lib/import',
    'lib/messages',
    'lib/platform',
    'components:types',
    'wxt',
    '@preact/signals',
  ],
  components: ['lib/model:types', 'lib/i18n', 'preact', 'lucide-preact'],
  server: [
    'lib/model',
    'lib/playbook',
    'lib/tiering',
    'zod',
    'hono',
    'jose',
    '@hono/node-server',
    'kysely',
    'pg',
    '@electric-sql/pglite',
    'node',
  ],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'lib' ? `lib/${second}` : first;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

const importPattern =
  /^(?:import|export)\s+(?:(type)\s+)?(?:(\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*\{[^}]*\})?)\s+from\s+)?'([^'\n]+)'/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)].map(([, isType, names = '', specifier = '']) => {
    const isTypeOnly =
      isType !== undefined || (names.startsWith('{') && names.replace(/[{}\s]/g, '') !== '' && namesAreTypes(names));
    const to = specifier.startsWith('.') ? roomOf(relative(root, resolve(root, dirname(file), specifier))) : packageOf(specifier);
    return { file, from: roomOf(file), to, isTypeOnly };
  });
}

function namesAreTypes(names: string): boolean {
  return names
    .replace(/[{}]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}

function isAllowed({ from, to, isTypeOnly }: Import): boolean {
  const table = allowed[from];
  return from === to || (table !== undefined && (table.includes(to) || (isTypeOnly && table.includes(`${to}:types`))));
}

describe('imports follow the table', () => {
  for (const room of Object.keys(allowed)) {
    test(`${room} imports only what it may`, () => {
      const files = sourceFiles(room);
      expect(files, `the room ${room} is empty or was renamed: mend the table`).not.toEqual([]);
      const forbidden = files
        .flatMap(importsOf)
        .filter((found) => !isAllowed(found))
        .map(({ file, to, isTypeOnly }) => `${file} imports ${to}${isTypeOnly ? ' (types)' : ''}`);
      expect(forbidden).toEqual([]);
    });
  }

  test('every room of lib is in the table', () => {
    const rooms = readdirSync(join(root, 'lib')).map((name) => `lib/${name}`);
    expect(rooms.filter((room) => allowed[room] === undefined)).toEqual([]);
  });

  test('the test sees a forbidden import', () => {
    expect(isAllowed({ file: 'lib/sites/x.ts', from: 'lib/sites', to: 'lib/cache', isTypeOnly: false })).toBe(false);
    expect(isAllowed({ file: 'lib/sites/x.ts', from: 'lib/sites', to: 'lib/model', isTypeOnly: false })).toBe(false);
    expect(isAllowed({ file: 'lib/sites/x.ts', from: 'lib/sites', to: 'lib/model', isTypeOnly: true })).toBe(true);
    const patterns = [...`import { type A, b } from '../x.ts';`.matchAll(importPattern)];
    expect(patterns.map(([, , names = '']) => namesAreTypes(names))).toEqual([false]);
  });
});
