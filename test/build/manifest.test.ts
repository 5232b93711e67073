/** The built extension asks for no more than it needs, and stays small where it runs in other people's pages. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { siteIds } from '../../lib/sites/registry.ts';
import { outputFolders } from '../../scripts/build-extension.ts';

const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly manifest_version: number;
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions: readonly string[];
  readonly content_scripts?: readonly unknown[];
  readonly web_accessible_resources?: readonly unknown[];
  readonly externally_connectable?: unknown;
  readonly content_security_policy: { readonly extension_pages: string };
  readonly commands: Record<string, { suggested_key?: { default: string } }>;
  readonly default_locale: string;
  readonly key?: string;
  readonly browser_specific_settings?: { readonly gecko: { readonly id: string } };
}

function mustRead(browser: keyof typeof outputFolders, file: string): string {
  const path = join(root, outputFolders[browser], file);
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build`);
  return readFileSync(path, 'utf8');
}

/** Scripts and styles of a page: those it cannot begin without, and those that it fetches while it runs. */
function filesOfPage(browser: keyof typeof outputFolders, page: string): { atOnce: string[]; later: string[] } {
  const atOnce = new Set<string>();
  const later = new Set<string>();
  const visit = (file: string): void => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    const text = mustRead(browser, file);
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
    const resolved = (path: string): string => (path.startsWith('/') ? path.slice(1) : join(folder, path));
    for (const [, path = ''] of text.matchAll(/import\(["'`](\.?\.?\/[^"'`]+\.js)["'`]\)/g)) later.add(resolved(path));
    for (const [, path = ''] of text.matchAll(/(?:\b(?:src|href)=|\b(?:from|import)\s*)["'`](\.?\.?\/[^"'`]+\.(?:js|css))["'`]/g))
      visit(resolved(path));
  };
  visit(page);
  return { atOnce: [...atOnce], later: [...later].filter((file) => !atOnce.has(file)) };
}

describe.each(['chrome', 'firefox'] as const)('%s', (browser) => {
  const manifest = (): Manifest => JSON.parse(mustRead(browser, 'manifest.json')) as Manifest;

  test('asks for these permissions and for no site', () => {
    const expected = [
      'activeTab',
      'alarms',
      'identity',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ];
    expect([...manifest().permissions].sort()).toEqual(expected.sort());
    expect(manifest().host_permissions ?? []).toEqual([]);
    expect(manifest().content_scripts ?? []).toEqual([]);
    expect([...manifest().optional_host_permissions].sort()).toEqual(['http://*/*', 'https://*/*']);
  });

  test('the page about signing in names the address that its provider has to send people back to', () => {
    const { key, browser_specific_settings: gecko } = manifest();
    const letters = (hex: string): string => hex.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    const idOfKey = (text: string): string =>
      letters(createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex').slice(0, 32));
    const host =
      key === undefined
        ? `${createHash('sha1')
            .update(gecko?.gecko.id ?? '')
            .digest('hex')}.extensions.allizom.org`
        : `${idOfKey(key)}.chromiumapp.org`;
    expect(readFileSync(join(root, 'docs/sign-in.md'), 'utf8')).toContain(`https://${host}/`);
  });

  test('a page can neither load a file of ours nor talk to us', () => {
    expect(manifest().web_accessible_resources ?? []).toEqual([]);
    expect(manifest().externally_connectable).toBeUndefined();
  });

  test('our own pages run only our own scripts', () => {
    const policy = manifest().content_security_policy.extension_pages;
    for (const part of [
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|http:|https:|\*/);
  });

  test.each(['page.js', 'semantics.js'])(
    '%s, which runs in every page that was allowed, is at most 20 kB and holds no Zod and no Dexie',
    (file) => {
      const script = mustRead(browser, file);
      expect(Buffer.byteLength(script)).toBeLessThanOrEqual(20_000);
      expect(script).not.toMatch(/ZodError|invalid_type|dexie/i);
    },
  );

  test('every site has the script of its adapter', () => {
    const built = readdirSync(join(root, outputFolders[browser], 'sites'));
    expect(built.sort()).toEqual(
      siteIds()
        .map((id) => `${id}.js`)
        .sort(),
    );
  });

  test('the panel is at most 120 kB gzip with everything it loads before and for its first card', () => {
    const { atOnce, later } = filesOfPage(browser, 'sidepanel.html');
    const catalogs = later.filter((file) => /\/(en|zh-CN|zh-TW)-[^/]*\.js$/.test(file));
    expect(atOnce.length).toBeGreaterThan(2);
    expect(catalogs).toHaveLength(3);
    // The first letter of a search fetches the search. Whatever else is fetched later counts: it may be for the card.
    const others = later.filter((file) => !catalogs.includes(file) && !/\/search-index-[^/]*\.js$/.test(file));
    const sizeOf = (file: string): number => gzipSync(mustRead(browser, file)).length;
    const sum = [...atOnce, ...others].map(sizeOf).reduce((total, size) => total + size, 0);
    const size = sum + Math.max(...catalogs.map(sizeOf));
    console.log(`${browser}: the panel is ${(size / 1000).toFixed(1)} kB gzip with one of three languages`);
    expect(size).toBeLessThanOrEqual(120_000);
  });

  test('every sentence of the manifest is there in all three languages', () => {
    const used = [...mustRead(browser, 'manifest.json').matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);
    expect(used.length).toBeGreaterThan(2);
    for (const language of ['en', 'zh_CN', 'zh_TW']) {
      const messages = JSON.parse(mustRead(browser, `_locales/${language}/messages.json`)) as Record<string, { message: string }>;
      expect(
        used.filter((key) => !messages[key]?.message),
        language,
      ).toEqual([]);
    }
  });

  test('no script of ours turns text into code', () => {
    const files = readdirSync(join(root, outputFolders[browser]), { recursive: true, encoding: 'utf8' });
    const compiling = files.filter(
      (file) => file.endsWith('.js') && /=\s*Function\b|\bnew Function\(|\beval\(/.test(mustRead(browser, file)),
    );
    expect(compiling).toEqual([]);
  });

  test('no source map and nothing of the development tools is shipped', () => {
    const files = readdirSync(join(root, outputFolders[browser]), { recursive: true, encoding: 'utf8' });
    const shipped = files.filter((file) => statSync(join(root, outputFolders[browser], file)).isFile());
    expect(shipped.filter((file) => /\.map$|\.ts$/.test(file))).toEqual([]);
    expect(shipped.filter((file) => file.endsWith('.js') && mustRead(browser, file).includes('localhost:'))).toEqual([]);
  });
});
