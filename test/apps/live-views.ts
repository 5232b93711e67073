/** Starts the software that none of us wrote, one after the other, and reads every view of it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { findChromium } from '../support/debian-browsers.ts';
import { startAtomicCrm } from './atomic-crm.ts';
import { readAtomicCrmViews } from './atomic-crm-views.ts';
import type { LiveView } from './live-view.ts';
import { signInToRoundcube, startRoundcube } from './roundcube.ts';
import { readRoundcubeViews } from './roundcube-views.ts';
import { readSampleMailboxViews } from './sample-mailbox-views.ts';
import { signInToSogo, startSogo } from './sogo.ts';
import { readSogoViews } from './sogo-views.ts';

interface Place {
  /** Folder of its own. */
  readonly folder: string;
  readonly mails: readonly SampleMail[];
}

/** Starts one software, reads its views in a page of a browser, and stops it again. */
const visits: Readonly<Record<string, (page: Page, place: Place) => Promise<readonly LiveView[]>>> = {
  async roundcube(page, { folder, mails }) {
    const roundcube = await startRoundcube({ folder, port: 8501, imapPort: 8502, smtpPort: 8503, mails });
    try {
      await signInToRoundcube(page, roundcube);
      return await readRoundcubeViews(page, roundcube);
    } finally {
      await roundcube.stop();
    }
  },
  async sogo(page, { folder, mails }) {
    const sogo = await startSogo({ folder, port: 8511, mails });
    try {
      await signInToSogo(page, sogo);
      return await readSogoViews(page, sogo);
    } finally {
      await sogo.stop();
    }
  },
  async 'atomic-crm'(page) {
    const crm = await startAtomicCrm({ port: 8521 });
    try {
      return await readAtomicCrmViews(page, crm);
    } finally {
      await crm.stop();
    }
  },
  async 'sample-mailbox'(page, { mails }) {
    const mailbox = await startSampleMailbox({ seed: 1 });
    try {
      return await readSampleMailboxViews(page, { url: mailbox.url, mails });
    } finally {
      await mailbox.close();
    }
  },
};

/** Ids of the sites that have running software to read. */
export const liveSites: readonly string[] = Object.keys(visits);

export interface ReadLiveViewsOptions {
  /** Of these sites only; of all when absent. */
  readonly sites?: readonly string[];
  /** Told of a software that cannot be started or read here; the others go on. */
  readonly onMissing: (site: string, error: unknown) => void;
}

/** Every view of the software that this machine can run: about a minute, more where it has to be installed first. */
export async function readLiveViews({ sites = liveSites, onMissing }: ReadLiveViewsOptions): Promise<readonly LiveView[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-live-'));
  // Servers that run as other users must find their way in.
  chmodSync(folder, 0o755);
  const now = Date.now();
  const mails = sampleMails({ company: sampleCompany({ seed: 1, now }), now });
  const views: LiveView[] = [];
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'],
    defaultViewport: { width: 1280, height: 860 },
    env: { ...process.env, TZ: 'UTC' },
  });
  try {
    for (const [site, visit] of Object.entries(visits)) {
      if (!sites.includes(site)) continue;
      const page = await browser.newPage();
      try {
        views.push(...(await visit(page, { folder: join(folder, site), mails })));
      } catch (error) {
        onMissing(site, error);
      }
      await page.close({ runBeforeUnload: false });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return views;
}
