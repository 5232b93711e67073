/** The sample company at work: its backend, its mailbox, and its people at their browsers. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import type { ChromiumSession } from './chromium.ts';
import { connectPanel, launchForLocalSites } from './rep-browser.ts';

/** Where browser tests leave their pictures. */
export const pictures = 'test-artifacts/e2e';

/** Somebody at a browser of his own: the mailbox in a tab, the panel beside it, connected. */
export interface Seat {
  readonly session: ChromiumSession;
  readonly page: Page;
  readonly panel: Page;
}

export interface SampleOffice {
  /** Temporary; gone when the office closes. */
  readonly folder: string;
  /** The one that runs: another one after `restartBackend`. */
  readonly backend: RunningBackend;
  readonly mailbox: SampleMailbox;
  /** A new browser, connected with the token; no mail is open. */
  sitDown(token: string): Promise<Seat>;
  /** Opens a mail of the inbox in that browser. */
  openMail(seat: Pick<Seat, 'page'>, key: string): Promise<void>;
  /** A new backend with the same data at the same address: for when the old one was killed. */
  restartBackend(): Promise<void>;
  /** Ends every browser and server. */
  close(): Promise<void>;
}

/** Starts the backend with the sample company, and its mailbox. */
export async function openSampleOffice(): Promise<SampleOffice> {
  mkdirSync(pictures, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  const data = join(folder, 'data');
  let [backend, mailbox] = await Promise.all([runBackend({ data }), startSampleMailbox()]);
  const sessions: ChromiumSession[] = [];
  return {
    folder,
    get backend() {
      return backend;
    },
    mailbox,
    async sitDown(token) {
      const session = await launchForLocalSites();
      sessions.push(session);
      const page = await session.openPage(`${mailbox.url}about`);
      const panel = await session.openPanel(page);
      await connectPanel(panel, backend.url, token);
      return { session, page, panel };
    },
    async openMail({ page }, key) {
      await page.goto(`${mailbox.url}#/inbox/${key}`);
      await page.bringToFront();
    },
    async restartBackend() {
      backend = await runBackend({ data, port: Number(new URL(backend.url).port) });
    },
    async close() {
      for (const session of sessions) await session.close();
      await mailbox.close();
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
