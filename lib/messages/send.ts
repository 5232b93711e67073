/** Our own pages -> background: one request, one answer. */
import { browser } from 'wxt/browser';
import type { Answers, Request, RequestType } from './contract.ts';

/** @throws when the background cannot be reached, e.g. after the extension was updated or removed. */
export async function sendRequest<T extends RequestType>(type: T, body: Request<T>): Promise<Answers[T]> {
  const answer: unknown = await browser.runtime.sendMessage({ type, body });
  // The background answers every request of our own pages with exactly this type (handle.ts).
  return answer as Answers[T];
}
