/** The reference backend behind a counting pipe -> requests and bytes of a poll when nothing has changed. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, waitUntil } from '../../test/support/chromium.ts';
import { sampleTokens } from '../../test/support/rep-browser.ts';
import { runBackend } from '../run-backend.ts';
import { type BenchResult, withGoal } from './report.ts';

/** Bytes on the wire from the backend, heads of the answers included. */
export async function measurePoll(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-poll-'));
  const backend = await runBackend({ data: join(folder, 'data') });
  const backendPort = Number(new URL(backend.url).port);
  const seen = { requests: 0, bytes: 0 };
  const pipe = createServer((socket) => {
    const upstream = connect(backendPort, '127.0.0.1');
    socket.on('data', (bytes) => {
      seen.requests += bytes.toString('latin1').match(/^(?:GET|POST|OPTIONS) \/v1\//gm)?.length ?? 0;
    });
    upstream.on('data', (bytes) => {
      seen.bytes += bytes.length;
    });
    for (const end of [socket, upstream]) end.on('error', () => undefined);
    socket.pipe(upstream).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(pipe, 'listening');
  const session = await launchChromium();
  try {
    const page = await session.openExtensionPage('options.html');
    const send = (type: string, body: unknown) => page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, body })})`);
    const url = `http://127.0.0.1:${(pipe.address() as AddressInfo).port}`;
    await waitUntil('the sample company is there', () => send('connect', { baseUrl: url, token: sampleTokens.rep }));
    await send('syncNow', {});
    // The first poll may ask the browser's leave for the header; it is kept for ten minutes.
    await send('syncNow', {});
    Object.assign(seen, { requests: 0, bytes: 0 });
    await send('syncNow', {});
    return [
      withGoal({ id: 'poll.requests', value: seen.requests, unit: 'requests when nothing changed', goal: '<=1' }),
      withGoal({ id: 'poll.bytes', value: seen.bytes, unit: 'bytes of answers when nothing changed', goal: '<=500' }),
    ];
  } finally {
    await session.close();
    pipe.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
