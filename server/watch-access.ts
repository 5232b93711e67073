/** PostgreSQL -> a word whenever any process has changed who may come in, so that every server forgets at once what it believed. */
import pg from 'pg';

/** What `announceAccess` notifies on. */
export const accessChannel = 'shuke_access';

/** Between the loss of the connection and the next try. */
const retryMs = 2000;

/**
 * Listens until the signal. A lost connection is made again; what may have been missed meanwhile counts as a change. Never throws: a
 * pooler that passes no notifications costs only the time for which a token is believed anyway.
 * @returns when it listens for the first time, or could not
 */
export async function watchAccess(connectionString: string, onChange: () => void, closing: AbortSignal): Promise<void> {
  let retry: NodeJS.Timeout | undefined;
  closing.addEventListener('abort', () => clearTimeout(retry), { once: true });
  const listen = async (): Promise<void> => {
    if (closing.aborted) return;
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true });
    const end = () => void client.end().catch(() => {});
    // The end that follows an error is what is acted upon; without a listener an error would end the process.
    client.on('error', () => {});
    client.on('notification', onChange);
    client.once('end', () => {
      closing.removeEventListener('abort', end);
      if (closing.aborted) return;
      clearTimeout(retry);
      retry = setTimeout(() => void listen(), retryMs);
      retry.unref();
    });
    closing.addEventListener('abort', end, { once: true });
    try {
      await client.connect();
      await client.query(`listen ${accessChannel}`);
      onChange();
    } catch {
      end();
    }
  };
  await listen();
}
