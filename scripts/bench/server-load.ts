/** Load on a server process: senders, and reps who poll. */
import { setTimeout } from 'node:timers/promises';
import { changePageSchema, manifestSchema, touchpointAnswerSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';

export interface SendLoad {
  readonly url: string;
  readonly reps: readonly { readonly token: string; readonly customerIds: readonly string[] }[];
  /** Requests under way at a time, each with one touchpoint. */
  readonly senders: number;
  /** Length of a window, and how many; a first one warms up and is not counted. */
  readonly windowMs: number;
  readonly windows: number;
}

function aTouchpoint(customerId: string): NewTouchpoint {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    customerId,
    channel: 'call',
    aspect: 'liaison',
    direction: 'outbound',
    happenedAt: now,
    loggedAt: now,
  };
}

async function post(url: string, token: string, touchpoints: readonly NewTouchpoint[]) {
  const answer = await fetch(`${url}/v1/touchpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ touchpoints }),
  });
  if (!answer.ok) throw new Error(`POST was answered ${answer.status}`);
  return touchpointAnswerSchema.parse(await answer.json()).results;
}

/** Acknowledged touchpoints a second, window by window, and those that the server did not know any more when asked again. */
export async function measureSending(
  load: SendLoad,
): Promise<{ readonly perSecond: number[]; readonly acknowledged: number; readonly lost: number }> {
  const { url, reps, senders, windowMs, windows } = load;
  const acknowledged: { touchpoint: NewTouchpoint; token: string; atMs: number }[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + windowMs * (windows + 1);
  let next = 0;
  await Promise.all(
    Array.from({ length: senders }, async (_, i) => {
      const { token = '', customerIds = [] } = reps[i % reps.length] ?? {};
      while (performance.now() < endAt) {
        const touchpoint = aTouchpoint(customerIds[next++ % customerIds.length] ?? '');
        const [result] = await post(url, token, [touchpoint]);
        if (result?.outcome !== 'stored') throw new Error(`a touchpoint was ${result?.outcome}`);
        acknowledged.push({ touchpoint, token, atMs: performance.now() - startedAt });
      }
    }),
  );
  const perSecond = Array.from({ length: windows }, (_, i) => {
    const [from, to] = [windowMs * (i + 1), windowMs * (i + 2)];
    return (acknowledged.filter(({ atMs }) => atMs >= from && atMs < to).length * 1000) / windowMs;
  });
  let lost = 0;
  for (const { token } of reps) {
    const own = acknowledged.filter((one) => one.token === token).map(({ touchpoint }) => touchpoint);
    for (let at = 0; at < own.length; at += 200)
      lost += (await post(url, token, own.slice(at, at + 200))).filter(
        (result) => result.outcome !== 'stored' || !result.already,
      ).length;
  }
  return { perSecond, acknowledged: acknowledged.length, lost };
}

export interface PollLoad {
  readonly url: string;
  readonly tokens: readonly string[];
  /** Each rep polls once in this time. */
  readonly everyMs: number;
  /** Polls of each rep. */
  readonly polls: number;
  /** Called once all have polled for the first time. */
  readonly publish: () => Promise<number>;
}

export interface PollReport {
  /** Of every poll while or after the publication, in milliseconds. */
  readonly latenciesMs: number[];
  /** Reps who had the new list at their second poll after it was in force. */
  readonly upToDate: number;
  readonly publishMs: number;
}

interface Cursor {
  epoch: string;
  since: number;
  tag: string;
  list: number;
}

/** A kept connection may end in the very moment in which it is used again; browsers then ask once more by themselves. */
async function get(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly answer: Response; readonly text: string }> {
  const once = async () => {
    const answer = await fetch(url, { headers });
    return { answer, text: await answer.text() };
  };
  return once().catch(once);
}

async function poll(url: string, token: string, cursor: Cursor): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { answer, text } = await get(`${url}/v1/changes?epoch=${cursor.epoch}&since=${cursor.since}`, {
      authorization: `Bearer ${token}`,
      ...(cursor.tag === '' ? {} : { 'if-none-match': cursor.tag }),
    });
    if (answer.status === 304) return performance.now() - started;
    if (answer.status !== 200) throw new Error(`a poll was answered ${answer.status}`);
    const latency = performance.now() - started;
    const page = changePageSchema.parse(JSON.parse(text));
    cursor.since = page.upTo;
    cursor.tag = answer.headers.get('etag') ?? '';
    cursor.list = page.head.tierList.version;
    // A rep waits for the first page; the rest comes behind it.
    if (!page.hasMore) return latency;
  }
}

/** All reps poll evenly spread over time while a list is published. */
export async function measurePolling({ url, tokens, everyMs, polls, publish }: PollLoad): Promise<PollReport> {
  const first = await fetch(`${url}/v1/manifest`, { headers: { authorization: `Bearer ${tokens[0] ?? ''}` } });
  const { epoch, version } = manifestSchema.parse(await first.json());
  const cursors = tokens.map((): Cursor => ({ epoch, since: version, tag: '', list: 0 }));
  const latenciesMs: number[] = [];
  const upToDate = new Set<number>();
  const published: { version: number; atMs: number; tookMs: number } = {
    version: Number.POSITIVE_INFINITY,
    atMs: Number.POSITIVE_INFINITY,
    tookMs: 0,
  };
  const pollsSince = tokens.map(() => 0);
  const rep = async (i: number): Promise<void> => {
    const cursor = cursors[i];
    const token = tokens[i];
    if (!cursor || token === undefined) return;
    await setTimeout((i * everyMs) / tokens.length);
    for (let round = 0; round < polls; round++) {
      const began = performance.now();
      const latency = await poll(url, token, cursor);
      if (round > 0) latenciesMs.push(latency);
      if (began > published.atMs) pollsSince[i] = (pollsSince[i] ?? 0) + 1;
      if (cursor.list >= published.version && (pollsSince[i] ?? 0) <= 2) upToDate.add(i);
      await setTimeout(Math.max(0, everyMs - (performance.now() - began)));
    }
  };
  const publishing = (async () => {
    await setTimeout(everyMs * 1.1);
    const began = performance.now();
    published.version = await publish();
    published.atMs = performance.now();
    published.tookMs = published.atMs - began;
  })();
  await Promise.all([...tokens.map((_, i) => rep(i)), publishing]);
  return { latenciesMs, upToDate: upToDate.size, publishMs: published.tookMs };
}
