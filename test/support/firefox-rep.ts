/** A rep at the sidebar of Firefox: reads it, types and clicks in it as a person does. */
import { waitUntil } from './chromium.ts';
import type { FirefoxSession } from './firefox.ts';

/** Everything the sidebar says, as a person reads it. */
export function readSidebar(firefox: FirefoxSession): Promise<string> {
  return firefox.evaluateInSidebar<string>('return document.body.innerText');
}

/** Resolves with the sidebar's text as soon as it contains all of these. @throws with what it says instead */
export async function waitForSidebar(firefox: FirefoxSession, ...parts: readonly string[]): Promise<string> {
  let text = '';
  return waitUntil(
    `the sidebar says ${parts.join(', ')}`,
    async () => {
      text = await readSidebar(firefox);
      return parts.every((part) => text.includes(part)) ? text : undefined;
    },
    30_000,
  ).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : error}. It says:\n${text}`);
  });
}

/** The middle of what an expression in the sidebar finds, once it is there and does not move. */
async function findSpot(firefox: FirefoxSession, expression: string): Promise<{ x: number; y: number }> {
  let last = '';
  return waitUntil(`${expression} in the sidebar`, async () => {
    const spot = await firefox.evaluateInSidebar<{ x: number; y: number } | null>(`
      const found = ${expression};
      if (!found) return null;
      found.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };`);
    const isStill = spot !== null && JSON.stringify(spot) === last;
    last = JSON.stringify(spot);
    return isStill ? spot : undefined;
  });
}

/** Clicks the button whose text or label begins so, with the mouse. */
export async function clickSidebarButton(firefox: FirefoxSession, name: string): Promise<void> {
  const spot = await findSpot(
    firefox,
    `[...document.querySelectorAll('button')].find((button) =>
      (button.ariaLabel ?? button.textContent).trim().startsWith(${JSON.stringify(name)}))`,
  );
  await firefox.clickInSidebar(spot.x, spot.y);
}

/** Clicks into a field and types. */
async function typeInSidebar(firefox: FirefoxSession, field: number, text: string): Promise<void> {
  const spot = await findSpot(firefox, `document.querySelectorAll('form input')[${field}]`);
  await firefox.clickInSidebar(spot.x, spot.y);
  for (const key of text) await firefox.pressKeys(key);
  await waitUntil(
    'what was typed',
    async () => (await firefox.evaluateInSidebar(`return document.querySelectorAll('form input')[${field}].value`)) === text,
  );
}

/** Types address and token into the first screen and resolves when customers are there. */
export async function connectSidebar(firefox: FirefoxSession, url: string, token: string): Promise<void> {
  await typeInSidebar(firefox, 0, url);
  await typeInSidebar(firefox, 1, token);
  await clickSidebarButton(firefox, 'Connect');
  await waitForSidebar(firefox, 'synced');
}
