/**
 * How long a key that is pressed waits until the page hears it, in Chromium, with our content script in the page and without: from the
 * instant the browser took the press (`event.timeStamp`) to that in which the first listener runs.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'puppeteer-core';
import { createRandom } from '../../server/sample/random.ts';
import { launchForLocalSites } from '../../test/support/rep-browser.ts';
import { buildExtension } from '../build-extension.ts';

const listener = `
  globalThis.delays = [];
  addEventListener('keydown', (event) => delays.push(performance.now() - event.timeStamp), true);`;

/** A mailbox of 200 lines with an open message, which draws itself anew ten times a second while the rep types an answer. */
const compose = `<!doctype html><title>Mail</title><main><h1>Offer</h1><p>From: Ann Lee &lt;ann@arveno.example&gt;</p><p>To: me</p>
<button>Reply</button><article></article><div id="field" role="textbox" contenteditable="true" aria-multiline="true"></div></main><ul></ul>
<script>
  const list = document.querySelector('ul'), article = document.querySelector('article');
  let n = 0;
  const draw = () => {
    n += 1;
    list.innerHTML = Array.from({ length: 200 }, (_, i) => '<li><b>Person ' + i + '</b> <span title="p' + i + '@arveno.example">subject ' + i + ' ' + n + '</span></li>').join('');
    article.innerHTML = '<p>The Arveno order ' + n + ' is late.</p>'.repeat(40);
  };
  draw();
  setInterval(draw, 100);${listener}
</script>`;

/** A list of 2,000 lines that is narrowed down while the rep types: one line in ten is shown or hidden at each key. */
const list = `<!doctype html><title>Inbox</title><main><h1>Inbox</h1><input id="field" type="search"><table><tbody></tbody></table></main>
<script>
  const line = (i) => '<tr><td><span title="p' + i + '@arveno.example">Person ' + i + '</span></td><td><a href="#' + i + '">Re: order ' + i + ' of plates</a></td><td>12:0' + i % 10 + '</td></tr>';
  const body = document.querySelector('tbody');
  body.innerHTML = Array.from({ length: 2000 }, (_, i) => line(i)).join('');
  let n = 0;
  document.querySelector('#field').addEventListener('input', () => {
    n += 1;
    for (let i = n % 10; i < 2000; i += 10) body.rows[i].hidden = !body.rows[i].hidden;
  });${listener}
</script>`;

const pages = { list, compose } as const;
export type DelayPage = keyof typeof pages;
export const delayPages = Object.keys(pages) as readonly DelayPage[];

/** `again` is without us a second time: how far it is from `without` is what this machine says of nothing at all. */
export const delayKinds = ['without', 'withUs', 'again'] as const;
export type DelayKind = (typeof delayKinds)[number];

/** Milliseconds of each press. */
export type Delays = Readonly<Record<DelayPage, Readonly<Record<DelayKind, number[]>>>>;

/** Presses as a fast typist: anywhere between two drawings, 30 to 130 ms apart. */
async function pressKeys(page: Page, presses: number, seed: number): Promise<readonly number[]> {
  const random = createRandom(seed);
  await page.click('#field');
  const client: CDPSession = await page.createCDPSession();
  for (let i = 0; i < presses; i += 1) {
    const key = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65 };
    await client.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'a', ...key });
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await page.evaluate(`new Promise((done) => setTimeout(done, ${Math.round(30 + 100 * random.next())}))`);
  }
  return (await page.evaluate('delays')) as number[];
}

/**
 * Types on both pages, in turns with and without our content script, so that what else the machine does falls on all.
 * @param rounds - of each kind, on a page loaded anew
 * @param presses - in one round
 */
export async function measureInputDelay({ rounds, presses }: { rounds: number; presses: number }): Promise<Delays> {
  await buildExtension('chrome');
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pages[request.url?.slice(1) as DelayPage] ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const session = await launchForLocalSites();
  const none = (): Record<DelayKind, number[]> => ({ without: [], withUs: [], again: [] });
  const delays = { list: none(), compose: none() };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of delayPages) {
        // Each kind is first, second and last equally often.
        for (const kind of delayKinds.map((_, i) => delayKinds[(i + round) % delayKinds.length] ?? 'without')) {
          // The extension may read the one name of this machine, and not the other.
          const host = kind === 'withUs' ? '127.0.0.1' : 'localhost';
          const page = await session.openPage(`http://${host}:${port}/${name}`);
          delays[name][kind].push(...(await pressKeys(page, presses, round)));
          await page.close();
        }
      }
    }
  } finally {
    await session.close();
    server.close();
    server.closeAllConnections();
  }
  return delays;
}
