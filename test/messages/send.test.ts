/** What our pages ask of the background when that dies over it, fails at it, or is gone for good. */
import { afterEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { orWhenUnreachable, sendRequest, tellBackground } from '../../lib/messages/send.ts';

const sendMessage = vi.spyOn(browser.runtime, 'sendMessage');

function answerWith(...answers: readonly (() => Promise<unknown>)[]): void {
  for (const answer of answers) sendMessage.mockImplementationOnce(answer as never);
}

const die = () => Promise.reject(new Error('the message port closed before a response was received'));

afterEach(() => sendMessage.mockReset());

test('a worker that ends over a request is woken and asked the same once more', async () => {
  answerWith(die, async () => ({ isUndone: true }));
  expect(await sendRequest('undoTouchpoint', { touchpointId: 'a' })).toEqual({ isUndone: true });
  expect(sendMessage.mock.calls.map(([message]) => message)).toEqual([
    { type: 'undoTouchpoint', body: { touchpointId: 'a' } },
    { type: 'undoTouchpoint', body: { touchpointId: 'a' } },
  ]);
});

test('a background that is gone is asked twice and no more, and the caller is told', async () => {
  answerWith(die, die);
  await expect(sendRequest('syncNow', {})).rejects.toThrow('the message port closed');
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('a request that the background failed at is no answer, and is not asked again', async () => {
  answerWith(async () => undefined);
  await expect(sendRequest('connect', { baseUrl: 'https://shuke.example.com', token: 'a' })).rejects.toThrow('connect');
  expect(sendMessage).toHaveBeenCalledTimes(1);
});

test('whoever needs no answer is never told of a failure; whoever needs one gets what stands for it', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  answerWith(die, die);
  await expect(tellBackground('syncNow', {})).resolves.toBeUndefined();
  answerWith(die, die);
  const answer = sendRequest('undoTouchpoint', { touchpointId: 'a' });
  expect(await orWhenUnreachable(answer, { isUndone: false })).toEqual({ isUndone: false });
});
