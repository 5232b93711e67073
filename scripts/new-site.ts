/** `npm run new:site fastmail -- https://app.fastmail.com/*`: an adapter with its line in the registry and a place for its pages, to be filled in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { exportNameOf } from './build-sites.ts';

const [id, ...addresses] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error(`usage: npm run new:site fastmail -- 'https://app.fastmail.com/*'     (hosted by its makers, at these addresses)
       npm run new:site roundcube                                        (hosted by anyone)`);
  process.exit(2);
}
const root = new URL('..', import.meta.url);
const siteFile = new URL(`lib/sites/${id}.ts`, root);
if (existsSync(siteFile)) {
  console.error(`lib/sites/${id}.ts is there already`);
  process.exit(2);
}
const wrong = addresses.filter((address) => !/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/.test(address));
if (wrong.length > 0) {
  console.error(`${wrong.join(', ')}: write https://host/* or https://*.host/*, the whole site`);
  process.exit(2);
}
const today = new Date().toISOString().slice(0, 10);
const host = addresses[0]?.replace(/^https:\/\/(\*\.)?|\/\*$/g, '');
const detect =
  host === undefined
    ? `queryOptional(document, selfHostedSites${/-/.test(id) ? `['${id}']` : `.${id}`} ?? '') !== undefined`
    : `/(^|\\.)${host.replaceAll('.', '\\.')}$/.test(document.location?.host ?? '')`;
const key = /-/.test(id) ? `'${id}'` : id;

writeFileSync(
  siteFile,
  `/**
 * What it is: which views are read.
 * Checked against VERSION or re-typed from SOURCE, ${today}.
 */
import { attributeOf, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
${host === undefined ? "import { selfHostedSites } from './registry.ts';\n" : ''}import { defineSite } from './site.ts';

const id = '${id}';

export const ${exportNameOf(id)} = defineSite({
  id,
  detect: (document) => ${detect},
  read(document) {
    const compose = findVisible(document, '.compose');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: '.recipient',
        subject: 'input.subject',
        editor: '[contenteditable]',
      });
    }
    const rows = readRows(document, { row: '.row', people: '.person', subject: '.subject' });
    if (!queryOptional(document, '.message .body')) return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readMessage(
      id,
      document,
      { message: '.message', subject: 'h1', from: '.from', to: '.to', sentAt: 'time', body: '.body' },
      (open) => attributeOf(open, 'data-id'),
    );
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
`,
);

const registryFile = new URL('lib/sites/registry.ts', root);
const registry = readFileSync(registryFile, 'utf8');
const line =
  host === undefined
    ? `  ${key}: '#mark-of-${id}',\n`
    : `  ${key}: [${addresses.map((address) => `'${address}'`).join(', ')}],\n`;
const table = host === undefined ? 'selfHostedSites' : 'hostedSites';
const end = registry.indexOf('\n};', registry.indexOf(`export const ${table}`)) + 1;
writeFileSync(registryFile, registry.slice(0, end) + line + registry.slice(end));

const docsFile = new URL('docs/adding-a-site.md', root);
const docs = readFileSync(docsFile, 'utf8').trimEnd();
writeFileSync(docsFile, `${docs}\n| \`${id}\` | | ${today} | |\n`);
mkdirSync(new URL(`test/pages/${id}`, root), { recursive: true });

console.log(`lib/sites/${id}.ts            fill it in (docs/adding-a-site.md)
lib/sites/registry.ts         one line added${host === undefined ? ': replace the selector by one that only its pages match' : ''}
docs/adding-a-site.md         one line added to the table: what it was checked against
test/pages/${id}/             npm run record -- ${id} message ADDRESS records the first page; the suite fails until then
npm run -s sites -- ${id}     shows what is right and what is not`);
