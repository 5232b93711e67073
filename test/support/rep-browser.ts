/** A browser of a member of the sample company: connected by hand, as a person does it. */
import type { Page } from 'puppeteer-core';
import { type ChromiumOptions, type ChromiumSession, launchChromium, waitUntil } from './chromium.ts';

export const sampleTokens = {
  rep: 'sample-rep-chenchen',
  otherRep: 'sample-rep-zhaomin',
  manager: 'sample-manager-zhang',
} as const;

/** Every site of this machine is allowed already: a headless browser has nobody to ask. */
export async function launchForLocalSites(options: ChromiumOptions = {}): Promise<ChromiumSession> {
  const session = await launchChromium({ grantedOrigins: ['http://127.0.0.1/*'], ...options });
  await waitForButton(session);
  return session;
}

/** A browser that has just started may get the first click on our button before our worker has said what it does. */
export async function waitForButton(session: ChromiumSession): Promise<void> {
  await waitUntil('our button opens the panel', () => session.evaluateInWorker(isPanelOpenedByButton));
}

function isPanelOpenedByButton(): boolean {
  const { chrome } = globalThis as unknown as { chrome: { action: { onClicked: { hasListeners(): boolean } } } };
  return chrome.action.onClicked.hasListeners();
}

/** Types address and token into the first screen and resolves when customers are there. */
export async function connectPanel(panel: Page, url: string, token: string, timeoutMs = 60_000): Promise<void> {
  await panel.waitForSelector('form input');
  const [address, secret] = await panel.$$('form input');
  await address?.type(url);
  await secret?.type(token);
  await panel.click('form button[type=submit]');
  await waitUntil('the first sync', () => panel.evaluate(`!document.querySelector('form')`), timeoutMs);
}

/** Everything the panel says, as a person reads it. */
export async function readPanel(panel: Page): Promise<string> {
  return (await panel.evaluate('document.body.innerText')) as string;
}

/** Resolves with the panel's text as soon as it contains all of these. */
export async function waitForPanel(panel: Page, ...parts: readonly string[]): Promise<string> {
  let text = '';
  return waitUntil(
    `the panel says ${parts.join(', ')}`,
    async () => {
      text = await readPanel(panel);
      return parts.every((part) => text.includes(part)) ? text : undefined;
    },
    20_000,
  ).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : error}. It says:\n${text}`);
  });
}

/**
 * Clicks the first button whose text begins so, or contains it, as soon as it is there and nothing lies over it. Found, looked at
 * and clicked in one step: what moves meanwhile moves no click to something else.
 */
export async function clickButton(panel: Page, name: string, where: 'begins' | 'contains' = 'begins'): Promise<void> {
  await waitUntil(`a button ${name} that can be clicked`, () =>
    panel.evaluate(
      (wanted, isPrefix) => {
        const button = [...document.querySelectorAll('button')].find((candidate) => {
          const text = candidate.textContent?.trim() ?? '';
          return isPrefix ? text.startsWith(wanted) : text.includes(wanted);
        });
        if (!button || button.disabled) return false;
        button.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = button.getBoundingClientRect();
        if (!button.contains(document.elementFromPoint(x + width / 2, y + height / 2))) return false;
        button.click();
        return true;
      },
      name,
      where === 'begins',
    ),
  );
}

/**
 * Clicks a button in the moment in which it is drawn and resolves with what the panel said then: undo has its time, of which a
 * busy machine would take a part on every way between test and browser. Call it before what makes the button appear.
 */
export function clickWhenDrawn(panel: Page, name: string): Promise<string> {
  return panel.evaluate(
    (wanted) =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim().startsWith(wanted));
          if (!button) return;
          observer.disconnect();
          resolve(document.body.textContent);
          button.click();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    name,
  );
}

interface StoredRow {
  readonly customer: { readonly id: string };
  readonly touchpoints: Record<string, unknown>[];
}

/** Every customer as the backend has it, as a manager sees them. */
async function readStoredRows(url: string): Promise<StoredRow[]> {
  const headers = { authorization: `Bearer ${sampleTokens.manager}` };
  const manifest = (await (await fetch(`${url}/v1/manifest`, { headers })).json()) as { shards: { hash: string }[] };
  const rows: StoredRow[] = [];
  for (const { hash } of manifest.shards) {
    const answer = await fetch(`${url}/v1/shards/${hash}`, { headers });
    const plain = answer.body?.pipeThrough(new DecompressionStream('gzip'));
    const lines = (await new Response(plain).text()).split('\n').filter((line) => line !== '');
    rows.push(...lines.map((line) => JSON.parse(line) as StoredRow));
  }
  return rows;
}

/** Touchpoints that the backend holds for a customer. */
export async function readStoredTouchpoints(url: string, customerId: string): Promise<Record<string, unknown>[]> {
  const row = (await readStoredRows(url)).find(({ customer }) => customer.id === customerId);
  if (!row) throw new Error(`The backend has no customer ${customerId}`);
  return row.touchpoints;
}

/** The fingerprints of all messages that the backend holds touchpoints for, one for each touchpoint. */
export async function readStoredFingerprints(url: string): Promise<unknown[]> {
  const touchpoints = (await readStoredRows(url)).flatMap((row) => row.touchpoints);
  return touchpoints.flatMap(({ fingerprint }) => (fingerprint === undefined ? [] : [fingerprint]));
}
