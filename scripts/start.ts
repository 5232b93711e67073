/**
 * Shows the product: backend with the sample company, a sample mailbox, and a browser with the sidebar beside it.
 * Without a display it makes one whole round by itself, tells what it saw and leaves pictures.
 *
 *   npm start                  as above
 *   npm start -- --headless    the round, also where there is a display
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sampleTokens } from '../test/support/rep-browser.ts';
import { buildExtension } from './build-extension.ts';
import { showInWindow } from './demo/show-in-window.ts';
import { showRound } from './demo/show-round.ts';
import { runBackend } from './run-backend.ts';
import { startSampleMailbox } from './sample-mailbox/start-sample-mailbox.ts';

const root = resolve(import.meta.dirname, '..');
const state = join(root, '.shuke');
const pictures = join(state, 'pictures');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const isHeadless = process.argv.includes('--headless') || !hasDisplay;

async function main(): Promise<void> {
  mkdirSync(state, { recursive: true });
  console.log('Building the extension …');
  await buildExtension('chrome');
  // The round publishes a list and counts on what it finds: it has data of its own, new each time.
  const data = join(state, isHeadless ? 'round-data' : 'data');
  if (isHeadless) rmSync(data, { recursive: true, force: true });
  console.log('Starting the backend with the sample company …');
  const backend = await runBackend({ data });
  const mailbox = await startSampleMailbox();
  console.log(`Backend ${backend.url}, mailbox ${mailbox.url}`);
  try {
    const places = { backendUrl: backend.url, mailboxUrl: mailbox.url, pictures };
    if (isHeadless) await showRound(places);
    else {
      console.log(
        `You are a rep. To be the manager: sign out in the settings (the gear in the sidebar), connect to ${backend.url} with the ` +
          `access token ${sampleTokens.manager}, and open the manager's console from the settings.`,
      );
      await showInWindow({ ...places, profile: join(state, 'profile') });
    }
  } finally {
    await mailbox.close();
    await backend.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
