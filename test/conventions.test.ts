/** Conventions of the house, each with a sentence that says how to mend it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '');
const sources = tracked.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const topLevel = new Set(
  (
    'package.json tsconfig.json wxt.config.ts entrypoints components lib test README.md server scripts docs public .ci ' +
    'package-lock.json LICENSE'
  ).split(' '),
);

test('the top level holds what was agreed: anything else needs a page in docs/decisions', () => {
  const names = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
  expect([...names].filter((name) => !topLevel.has(name) && !/^\.[a-z]/.test(name))).toEqual([]);
});

test('files are kebab-case, components PascalCase: rename the file', () => {
  const wrong = sources.filter((path) => {
    const name = basename(path).replace(/(\.test|\.content|\.config|\.module|\.d)?\.(ts|tsx|mjs)$/, '');
    const isComponent = path.startsWith('components/') && path.endsWith('.tsx');
    return isComponent && !name.startsWith('use-')
      ? !/^[A-Z][A-Za-z0-9]*$/.test(name)
      : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !/^zh-(CN|TW)$/.test(name);
  });
  expect(wrong).toEqual([]);
});

test('no file is called after nothing: name it after what it does', () => {
  expect(
    sources.filter(
      (path) =>
        !path.startsWith('lib/playbook/rules/') &&
        /(^|[/-])(util|utils|helper|helpers|common|misc)(\.|$|-)|-manager\.ts$/.test(basename(path)),
    ),
  ).toEqual([]);
});

test('a source file begins by saying what goes in and what comes out: add `/** in -> out. */`', () => {
  const silent = sources.filter((path) => !path.endsWith('.d.ts') && !/^(#!.*\n)?(\/\/ @[^\n]*\n)*\/\*\*/.test(read(path)));
  expect(silent).toEqual([]);
});

test('imports between our files are relative and end in .ts or .tsx, so that Node runs them', () => {
  const wrong = sources.flatMap((path) =>
    [...read(path).matchAll(/^(?:import|export)[^'"\n]*from\s*'(\.[^']*)'/gm)]
      .map(([, target = '']) => target)
      .filter((target) => !target.includes('/node_modules/') && !/\.(ts|tsx|json|css|mjs)$/.test(target))
      .map((target) => `${path}: ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('tests neither skip, nor retry, nor sleep: await what you are waiting for', () => {
  const tests = sources.filter((path) => path.startsWith('test/') && path !== 'test/conventions.test.ts');
  const forbidden = /\b(it|test|describe)\.(skip|todo|only|fails)\b|retry:\s*[1-9]|waitForTimeout|setTimeout\(\s*resolve/;
  expect(tests.filter((path) => forbidden.test(read(path)))).toEqual([]);
});

test('a TODO has a date or an issue: `TODO [2027-06]: …`', () => {
  const bare = sources.filter(
    (path) => path !== 'test/conventions.test.ts' && /\b(TODO|FIXME|XXX)\b(?! (\[\d{4}-\d{2}\]|#\d+))/.test(read(path)),
  );
  expect(bare).toEqual([]);
});

test('the lockfile names no registry', () => {
  expect(/"resolved":/.test(read('package-lock.json'))).toBe(false);
});

test('what is shipped is named with its licence: run npm run write:notices', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const notices = read('public/third-party-notices.txt');
  const missing = Object.entries(dependencies).filter(([name, version]) => !notices.includes(`\n${name} ${version} (code)`));
  expect(missing).toEqual([]);
});

test('npm ci can install what the lockfile names, also where a registry lacks packages of other platforms: add their entries', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const named = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  const missing = named.filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test('no file is longer than 400 lines without being data', () => {
  const isData = (path: string): boolean =>
    /(fold-data|region-data|word-data|-data)\.ts$|^server\/sample\/featured-|\/i18n\/(en|zh-CN|zh-TW|pages-[a-z-]+)\.ts$/.test(
      path,
    );
  const long = sources.filter((path) => !isData(path) && read(path).split('\n').length > 400);
  expect(long).toEqual([]);
});

test('only lib/sources/http.ts sends anything from the extension, so that the ledger shows all of it: use requestBackend', () => {
  const senders = sources
    .filter((path) => /^(lib|components|entrypoints)\//.test(path) && path !== 'lib/sources/http.ts')
    .filter((path) => /\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|new EventSource|RTCPeerConnection/.test(read(path)));
  expect(senders).toEqual([]);
});

test('only lib/platform/storage-areas.ts asks the small storage, so that every call of it ends: use localArea, sessionArea', () => {
  const askers = sources
    .filter((path) => /^(lib|components|entrypoints)\//.test(path) && path !== 'lib/platform/storage-areas.ts')
    .filter((path) => /storage\.(local|session)\.(get|set|remove|clear)\b/.test(read(path)));
  expect(askers).toEqual([]);
});
