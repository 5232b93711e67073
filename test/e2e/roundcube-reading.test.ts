/** Every special mail of the sample mailbox, opened in a real Roundcube: who wrote it, to whom, about what, and its parts. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageReading } from '../../lib/model/page.ts';
import type { MailPerson, SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { findWrong } from '../apps/live-view.ts';
import { type Roundcube, signInToRoundcube, startRoundcube } from '../apps/roundcube.ts';
import { readRoundcubeViews } from '../apps/roundcube-views.ts';
import { findFreePorts } from '../apps/server-process.ts';
import { findChromium } from '../support/debian-browsers.ts';
import { createIsolatedReader } from '../support/isolated-reader.ts';

const now = Date.now();
const allMails = sampleMails({ company: sampleCompany({ seed: 1, now }), now, fillers: 5 });
const mails = allMails.filter(({ folder }) => folder === 'inbox');

let folder: string;
let roundcube: Roundcube;
let browser: Browser;
let page: Page;
/** Addresses of the messages in the list, newest first, as `mails` is. */
let links: readonly string[];
let list: PageReading;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-roundcube-'));
  // The mail server runs as another user and must find its way in.
  chmodSync(folder, 0o755);
  const port = await findFreePorts(3);
  roundcube = await startRoundcube({
    folder: join(folder, 'r'),
    port,
    imapPort: port + 1,
    smtpPort: port + 2,
    mails: allMails,
    language: 'zh_CN',
  });
  browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'],
  });
  page = await browser.newPage();
  await signInToRoundcube(page, roundcube);
  list = await (await createIsolatedReader(page)).read();
  links = await page.$$eval('#messagelist tbody tr.message span.subject a', (found) =>
    found.map((link) => (link as HTMLAnchorElement).href),
  );
});

afterAll(async () => {
  await browser?.close();
  await roundcube?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function read(mail: SampleMail): Promise<PageReading> {
  const link = links[mails.indexOf(mail)];
  if (link === undefined) throw new Error(`${mail.key} is not in the list`);
  await page.goto(link);
  return (await createIsolatedReader(page)).read();
}

const participant = ({ name, address }: MailPerson) => (name === '' ? { address } : { name, address });
const squeeze = (text: string) => text.replace(/[\s\u00ad\u200b>]/g, '');

test('the list gives every sender with address and subject', () => {
  expect(list).toMatchObject({ site: 'roundcube', step: 'adapter', view: 'list' });
  const rows = list.blocks.map(({ text }) => text.split('\n')[0]);
  expect(rows).toEqual(mails.map(({ from }) => `${from.name} <${from.address}>`));
});

describe.each(mails.map((mail) => [mail.key, mail] as const))('%s', (_, mail) => {
  test('sender, recipients, subject and time are those of the mail, and its text is there', async () => {
    const reading = await read(mail);
    expect(reading).toMatchObject({ site: 'roundcube', step: 'adapter', view: 'message' });
    expect(reading.message).toMatchObject({
      from: participant(mail.from),
      to: [...mail.to, ...mail.cc].map(participant),
      // Roundcube shows whole minutes.
      sentAt: new Date(Math.floor(mail.sentAt / 60_000) * 60_000).toISOString(),
    });
    if (mail.subject !== '') expect(reading.message?.subject).toBe(mail.subject);
    expect(reading.message?.identity).toContain(mail.from.address);
    const text = squeeze(reading.blocks.map((block) => block.text).join(''));
    const lines = mail.html === undefined ? mail.text.split('\n') : [];
    for (const line of lines.slice(0, 40)) expect(text).toContain(squeeze(line));
    expect(text).not.toContain('HuangyueAppliances');
  });
});

test('two mails never have the same identity, nor the same subject key, and the list knows them by the same', async () => {
  const readings = [];
  for (const mail of mails) readings.push(await read(mail));
  const identities = readings.map(({ message }) => message?.identity);
  expect(list.blocks.map(({ message }) => message?.identity)).toEqual(identities);
  expect(identities).not.toContain(undefined);
  expect(new Set(readings.map(({ message }) => message?.identity)).size).toBe(mails.length);
  expect(new Set(readings.map(({ subjectKey }) => subjectKey)).size).toBe(mails.length);
});

test('every view is read by the adapter: customers, people, direction and identity', async () => {
  await page.goto(roundcube.url);
  await page.waitForSelector('#messagelist tbody tr.message');
  expect(findWrong(await readRoundcubeViews(page, roundcube))).toEqual([]);
});
