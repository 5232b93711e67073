/** Real server processes: acknowledged is durable, one process a directory, a quiet end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePageSchema, manifestSchema, touchpointAnswerSchema } from '../../../lib/model/export.ts';
import { aTouchpoint, type ServerPlace, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

const root = join(import.meta.dirname, '..', '..', '..');

interface Server {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly url: string;
}

interface Ended {
  readonly code: number | null;
  readonly errors: string;
}

function launch({ args, env }: ServerPlace, ...more: string[]): Server['process'] {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, ['server/main.ts', '--port', '0', ...args, ...more], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Resolves with its address, or with how it ended. */
async function ready(child: Server['process']): Promise<Server | Ended> {
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const url = /ready at (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve({ process: child, url });
    });
    child.once('close', (code) => resolve({ code, errors }));
  });
}

async function mustStart(place: ServerPlace, ...more: string[]): Promise<Server> {
  const started = await ready(launch(place, ...more));
  if (!('url' in started)) throw new Error(`The server ended: ${started.errors}`);
  return started;
}

async function kill({ process: child }: Server, signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }> {
  const closed = once(child, 'close');
  child.kill(signal);
  const [code, by] = (await closed) as [number | null, string | null];
  return { code, signal: by };
}

const headers = { authorization: `Bearer ${tokens.both}` };
const getManifest = async (url: string) => manifestSchema.parse(await (await fetch(`${url}/v1/manifest`, { headers })).json());

/** Ids of all exported touchpoints of a customer. */
async function exportedIds(url: string, epoch: string, since: number): Promise<Set<string>> {
  const page = changePageSchema.parse(await (await fetch(`${url}/v1/changes?epoch=${epoch}&since=${since}`, { headers })).json());
  return new Set(
    page.changes.flatMap((change) => (change.kind === 'upserted' ? change.row.touchpoints.map(({ id }) => id) : [])),
  );
}

export function describeProcesses(getEngine: GetEngine): void {
  describe('processes', () => {
    let folder: string;
    const running: Server['process'][] = [];
    const start = async (place: ServerPlace, ...more: string[]) => {
      const server = await mustStart(place, ...more);
      running.push(server.process);
      return server;
    };
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'shuke-processes-'));
    });
    afterAll(() => {
      for (const child of running) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });

    // Eleven starts of a server need more than the usual time on a busy machine.
    test('an acknowledged touchpoint survives SIGKILL, ten times in a row, under load', async () => {
      const place = await getEngine().place(join(folder, 'durable'));
      let server = await start(place, '--sample');
      const { epoch, version } = await getManifest(server.url);
      const acknowledged: string[] = [];
      for (let round = 0; round < 10; round++) {
        const { url } = server;
        // Eight senders go on until the connection breaks under them; the kill comes right after an acknowledgement.
        const killed = Promise.withResolvers<{ signal: string | null }>();
        const killAfter = acknowledged.length + 5 + round;
        const sendUntilBroken = async (customerId: string) => {
          for (;;) {
            const touchpoint = aTouchpoint({ customerId });
            const answer = await fetch(`${url}/v1/touchpoints`, {
              method: 'POST',
              headers,
              body: JSON.stringify({ touchpoints: [touchpoint] }),
            })
              .then(async (response) => touchpointAnswerSchema.parse(await response.json()))
              .catch(() => undefined);
            if (answer?.results[0]?.outcome !== 'stored') return;
            acknowledged.push(touchpoint.id);
            if (acknowledged.length === killAfter) killed.resolve(kill(server, 'SIGKILL'));
          }
        };
        await Promise.all(Array.from({ length: 8 }, (_, i) => sendUntilBroken(`c-0${100 + round * 8 + i}`)));
        expect((await killed.promise).signal).toBe('SIGKILL');
        server = await start(place);
      }
      const ids = await exportedIds(server.url, epoch, version);
      expect(acknowledged.length).toBeGreaterThan(50);
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      await kill(server, 'SIGTERM');
    }, 180_000);

    test('SIGTERM ends the server quietly, and its data is there at the next start', async () => {
      const place = await getEngine().place(join(folder, 'term'));
      const first = await start(place, '--sample');
      const before = await getManifest(first.url);
      expect(await kill(first, 'SIGTERM')).toEqual({ code: 0, signal: null });
      const second = await start(place, '--sample');
      const after = await getManifest(second.url);
      expect({ ...after, createdAt: before.createdAt }).toEqual(before);
      await kill(second, 'SIGTERM');
    });

    test('an empty database without --sample is refused with a sentence', async () => {
      const place = await getEngine().place(join(folder, 'empty'));
      const ended = await ready(launch(place));
      expect(ended).toMatchObject({ code: 2, errors: expect.stringContaining('--sample') });
    });

    test('a wrong command line is refused with the right one', async () => {
      const place = await getEngine().place(join(folder, 'usage'));
      expect(await ready(launch(place, '--ports', '1'))).toMatchObject({
        code: 2,
        errors: expect.stringContaining('[--port 8377]'),
      });
      expect(await ready(launch(place, '--port', '70000'))).toMatchObject({ code: 2, errors: expect.stringContaining('65535') });
    });

    test('a port in use is refused with a sentence', async () => {
      const first = await start(await getEngine().place(join(folder, 'port-1')), '--sample');
      const place = await getEngine().place(join(folder, 'port-2'));
      const ended = await ready(launch(place, '--sample', '--port', new URL(first.url).port));
      expect(ended).toMatchObject({
        code: 2,
        errors: expect.stringMatching(/^Port \d+ is in use; choose another one with --port/),
      });
      await kill(first, 'SIGTERM');
    });

    test('a quiet poll is one answer of at most 500 bytes', async () => {
      const place = await getEngine().place(join(folder, 'poll'));
      const server = await start(place, '--sample');
      const { epoch, version } = await getManifest(server.url);
      const path = `/v1/changes?epoch=${epoch}&since=${version}`;
      const etag = (await fetch(server.url + path, { headers })).headers.get('etag');
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nAuthorization: ${headers.authorization}\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`,
      );
      let answer = '';
      for await (const chunk of socket) answer += chunk;
      expect(answer).toMatch(/^HTTP\/1.1 304 /);
      expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(500);
      await kill(server, 'SIGTERM');
    });

    test('two processes that start at once on one database share it, or one is refused', async () => {
      const place = await getEngine().untouchedPlace(join(folder, 'both'));
      const children = [launch(place, '--sample'), launch(place, '--sample')];
      running.push(...children);
      const started = await Promise.all(children.map(ready));
      const servers = started.filter((one): one is Server => 'url' in one);
      if (getEngine().kind === 'pglite') {
        expect(servers.length).toBe(1);
        const refused = started.find((one): one is Ended => 'code' in one);
        expect(refused?.code).toBe(3);
        expect(refused?.errors).toMatch(/^Another process( \(\d+\))? is using the data in .*both/);
      } else {
        const manifests = await Promise.all(servers.map(({ url }) => getManifest(url)));
        expect(manifests.map(({ epoch, rowCount }) => [epoch, rowCount])).toEqual([
          [manifests[0]?.epoch, 300],
          [manifests[0]?.epoch, 300],
        ]);
      }
      for (const server of servers) await kill(server, 'SIGTERM');
    });

    test('a lock that a killed process left behind keeps nobody out', async () => {
      const place = await getEngine().place(join(folder, 'stale'));
      const first = await start(place, '--sample');
      expect((await kill(first, 'SIGKILL')).signal).toBe('SIGKILL');
      const second = await start(place);
      expect((await getManifest(second.url)).rowCount).toBe(300);
      await kill(second, 'SIGTERM');
    });
  });
}
