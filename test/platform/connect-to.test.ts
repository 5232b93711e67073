/** What a form shows while it connects, and after: it must never wait for something that can no longer come. */
import { expect, test, vi } from 'vitest';
import { type ConnectAttempt, connectTo } from '../../lib/platform/connect-to.ts';

const asked: ConnectAttempt = {
  address: 'https://shuke.example.com',
  token: 'a-token',
  send: async () => ({ kind: 'connected' }),
  sync: async () => null,
};

test('connected: the first sync begins, and nobody waits for its end', async () => {
  const sync = vi.fn(() => new Promise<never>(() => undefined));
  expect(await connectTo({ ...asked, sync })).toBeUndefined();
  expect(sync).toHaveBeenCalledOnce();
});

test('a first sync that breaks does not unsay the connection', async () => {
  expect(await connectTo({ ...asked, sync: () => Promise.reject(new Error('the worker ended')) })).toBeUndefined();
});

test('a worker that ends before it answers is told as a failure, with what was said', async () => {
  const sync = vi.fn(async () => null);
  const send = () => Promise.reject(new Error('the message port closed'));
  expect(await connectTo({ ...asked, send, sync })).toEqual({ kind: 'failed', detail: 'the message port closed' });
  expect(sync).not.toHaveBeenCalled();
});

test('what the backend refuses is told as it said it, and nothing is synced', async () => {
  const sync = vi.fn(async () => null);
  const send = async () => ({ kind: 'failed', reason: 'token-refused', detail: 'unknown token' }) as const;
  expect(await connectTo({ ...asked, send, sync })).toEqual({ kind: 'token-refused', detail: 'unknown token' });
  expect(sync).not.toHaveBeenCalled();
});

test('what is no address is asked of nobody', async () => {
  const send = vi.fn(asked.send);
  expect(await connectTo({ ...asked, address: 'not an address', send })).toEqual({ kind: 'bad-address' });
  expect(send).not.toHaveBeenCalled();
});
