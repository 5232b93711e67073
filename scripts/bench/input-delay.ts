/** How long a key that is pressed waits until the page hears it, in Chromium, with our content script in the page and without. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { launchForLocalSites } from '../../test/support/rep-browser.ts';
import { buildExtension } from '../build-extension.ts';

/** A mailbox of 200 lines with an open message, which draws itself anew ten times a second while the rep types an answer. */
const mailbox = `<!doctype html><title>Mail</title><main><h1>Offer</h1><p>From: Ann Lee &lt;ann@arveno.example&gt;</p><p>To: me</p>
<button>Reply</button><article></article><div role="textbox" contenteditable="true" aria-multiline="true"></div></main><ul></ul>
<script>
  const list = document.querySelector('ul'), article = document.querySelector('article');
  let n = 0;
  const draw = () => {
    n += 1;
    list.innerHTML = Array.from({ length: 200 }, (_, i) => '<li><b>Person ' + i + '</b> <span title="p' + i + '@arveno.example">subject ' + i + ' ' + n + '</span></li>').join('');
    article.innerHTML = '<p>The Arveno order ' + n + ' is late.</p>'.repeat(40);
  };
  draw();
  setInterval(draw, 100);
  globalThis.delays = [];
  addEventListener('keydown', (event) => delays.push(performance.now() - event.timeStamp), true);
</script>`;

async function pressKeys(page: Page, presses: number): Promise<number[]> {
  await page.click('[contenteditable]');
  for (let i = 0; i < presses; i += 1) {
    await page.keyboard.press('a');
    // A fast typist; the presses fall anywhere between two drawings.
    await page.evaluate(`new Promise((done) => setTimeout(done, ${40 + ((i * 17) % 60)}))`);
  }
  return (await page.evaluate('delays')) as number[];
}

/** Milliseconds of each press, alternating between both pages so that what else the machine does falls on both. */
export async function measureInputDelay(presses: number): Promise<{ withUs: readonly number[]; without: readonly number[] }> {
  await buildExtension('chrome');
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(mailbox);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const session = await launchForLocalSites();
  const delays = { withUs: [] as number[], without: [] as number[] };
  try {
    for (let round = 0; round < 4; round += 1) {
      for (const [kind, host] of [
        ['withUs', '127.0.0.1'],
        ['without', 'localhost'],
      ] as const) {
        const page = await session.openPage(`http://${host}:${port}/`);
        delays[kind].push(...(await pressKeys(page, Math.ceil(presses / 4))));
        await page.close();
      }
    }
  } finally {
    await session.close();
    server.close();
    server.closeAllConnections();
  }
  return delays;
}
