/**
 * `npm run -s read:pages -- FOLDER`: saved pages (`.html`) and texts of mails (`.txt`, `.eml`) below a folder, each read as our content
 * script would read it: on which step of the ladder, as what, who wrote it, how many lines and words, and how much of it is
 * repeated mail. For measuring on pages that are not part of the project.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { JSDOM } from 'jsdom';
import type { TextBlock } from '../lib/model/page.ts';
import { messagePartSteps } from '../lib/sites/message-parts.ts';
import { participantText } from '../lib/sites/participants.ts';
import { readPage } from '../lib/sites/read-page.ts';
import { finish } from '../lib/sites/visible-text.ts';
import { allSites } from '../test/support/all-sites.ts';

process.env.TZ = 'UTC';
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run -s read:pages -- FOLDER');
  process.exit(2);
}

/** Address of a page whose file does not say it. */
const unknownAddress = 'https://saved.example/';
const lengthOf = (blocks: readonly TextBlock[], ...roles: readonly string[]): number =>
  blocks.filter(({ role }) => roles.includes(role)).reduce((sum, { text }) => sum + text.trim().length, 0);

/** `12 rows, 2 sender, …`: how many blocks of each role. */
function countRoles(blocks: readonly TextBlock[]): string {
  const counts = new Map<string, number>();
  for (const { role } of blocks) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts].map(([role, count]) => `${count} ${role}`).join(', ');
}

/** What a saved page reads as. */
function describePage(html: string): string {
  const url = /<!-- (https?:\S+) -->/.exec(html)?.[1] ?? unknownAddress;
  const { document } = new JSDOM(html, { url }).window;
  const startedAt = performance.now();
  const { site, step, view, message, missed, blocks } = readPage(document, { sites: allSites });
  const people = [
    message?.from && `from ${participantText(message.from)}`,
    ...(message?.to ?? []).map((one) => participantText(one)),
  ];
  const facts = [
    `${step.padEnd(9)} ${view.padEnd(7)} ${site.padEnd(10)}`,
    `${Math.round(performance.now() - startedAt)} ms`,
    `${lengthOf(blocks, ...blocks.map(({ role }) => role))} characters`,
    countRoles(blocks),
    people.filter((one) => one !== undefined).join(', '),
    message?.subject ? `"${message.subject.slice(0, 60)}"` : '',
    missed ? `missed ${missed.site}: ${missed.why} ${missed.selector ?? ''}` : '',
  ];
  return facts.filter((fact) => fact !== '').join('  ');
}

/** How the text of a mail is split. */
function describeMail(html: string): string {
  const { document } = new JSDOM(html, { url: unknownAddress }).window;
  const blocks = finish(messagePartSteps(document.body, { maxLength: 1_000_000 }));
  const [own, quoted, signed] = [['body'], ['quote'], ['signature']].map((roles) => lengthOf(blocks, ...roles));
  return `mail: ${own} own, ${quoted} repeated, ${signed} signature`;
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const asHtml = (text: string): string => `<pre>${escapeHtml(text)}</pre>`;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(html?|txt|eml)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const steps = new Map<string, number>();
let failures = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const isPage = /\.html?$/.test(file);
  try {
    // The body of a mail file begins after its first empty line.
    const mail = isPage ? text : asHtml(file.endsWith('.eml') ? text.slice(text.search(/\r?\n\r?\n/)) : text);
    const told = isPage ? `${describePage(text)}  ${describeMail(mail)}` : describeMail(mail);
    const kind = isPage ? (told.split(' ')[0] ?? '') : / 0 repeated/.test(told) ? 'nothing repeated' : 'repeated';
    steps.set(kind, (steps.get(kind) ?? 0) + 1);
    console.log(`${relative(folder, file)}\n    ${told}`);
  } catch (error) {
    failures += 1;
    console.log(`${relative(folder, file)}\n    FAILED: ${error instanceof Error ? error.stack : error}`);
  }
}
console.log(`\n${files.length} files, ${failures} failures; ${[...steps].map(([step, count]) => `${count} ${step}`).join(', ')}`);
