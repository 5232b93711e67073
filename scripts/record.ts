/**
 * `npm run record -- SITE SITUATION ADDRESS`: opens the address in a Chromium with a profile of its own, waits until the page is as it
 * should be recorded, and writes it to test/pages, censored: only names of the sample company stay readable. With `--now` it waits for
 * nothing, and with `--headless` nobody needs to look.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { siteIds } from '../lib/sites/registry.ts';
import { sampleCompany } from '../server/sample/sample-company.ts';
import { findChromium } from '../test/support/debian-browsers.ts';
import { recordPage } from '../test/support/record-page.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'boolean', default: false }, headless: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const [site, situation, address] = positionals;
if (site === undefined || situation === undefined || address === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(situation)) {
  console.error('usage: npm run record -- fastmail message-reply https://app.fastmail.com/     (small letters and hyphens)');
  process.exit(2);
}
if (site !== 'generic' && !siteIds().includes(site)) {
  console.error(`There is no site ${site}: npm run new:site ${site} lays it out.`);
  process.exit(2);
}

const root = resolve(import.meta.dirname, '..');
const { customers, staff, company } = sampleCompany({ seed: 1, now: Date.now() });
/** Labels of a message header stay too: the adapter may need them, and they say nothing. */
const labels =
  'From To Cc Bcc Subject Date Sent Reply Forward Send 发件人 收件人 抄送 主题 时间 回复 转发 发送 寄件者 收件者 副本 主旨 回覆 轉寄 傳送'.split(
    ' ',
  );
const keep = [
  ...labels,
  company.name,
  ...staff.flatMap(({ name, email }) => [name, email ?? '']),
  ...customers.flatMap(({ legalName, aliases, contacts }) => [
    legalName,
    ...aliases,
    ...contacts.flatMap(({ name, email }) => [name, email ?? '']),
  ]),
];

const browser = await puppeteer.launch({
  executablePath: findChromium(),
  headless: values.headless,
  defaultViewport: values.headless ? { width: 1300, height: 900 } : null,
  userDataDir: resolve(root, '.shuke/record-profile'),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
try {
  const [first] = await browser.pages();
  const opened = first ?? (await browser.newPage());
  await opened.goto(address, { waitUntil: 'networkidle2' });
  if (!values.now) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    await terminal.question('Sign in, open what is to be recorded, then press Enter here. ');
    terminal.close();
  }
  const page = (await browser.pages()).at(-1) ?? opened;
  if (await page.$('input[type=password]'))
    console.error('This page asks for a password: it may be the one to sign in on, not the one you want.');
  // Frames with an address of their own are pages of their own; those without are part of the page around them.
  const frames = page.frames().filter((frame) => frame === page.mainFrame() || /^https?:/.test(frame.url()));
  const day = new Date().toISOString().slice(0, 10);
  const folder = resolve(root, values.out ?? `test/pages/${site}`);
  mkdirSync(folder, { recursive: true });
  for (const [i, frame] of frames.entries()) {
    const html = await recordPage(frame, { keep });
    const name = `${day}-${situation}${i === 0 ? '' : `-frame-${i}`}.html`;
    const expects =
      '<!-- expects {"view":"message","from":"Name <address>","to":["Name <address>"],"subject":"","identity":true,"direction":"inbound","primary":"Legal name"} -->';
    writeFileSync(
      resolve(folder, name),
      html.replace('<!doctype html>\n', `<!doctype html>\n<!-- ${frame.url()} -->\n${expects}\n<!-- recorded -->\n`),
    );
    console.log(`written: ${resolve(folder, name)}`);
  }
} finally {
  await browser.close();
}
console.log(`
Look through what was written: nothing private may be left, in the address either.
Say in its third line what is true of the page, then: node test/support/recorded-pages.ts`);
