/** Our own pages -> background: one request, one answer. */
import { browser } from 'wxt/browser';
import type { Answers, Request, RequestType } from './contract.ts';

async function ask<T extends RequestType>(type: T, body: Request<T>): Promise<Answers[T]> {
  return (await browser.runtime.sendMessage({ type, body })) as Answers[T];
}

/**
 * A worker that the browser ended over the request is woken and asked once more: every request can be asked twice without being
 * done twice.
 * @throws when the background cannot be reached, e.g. after the extension was updated or removed, and when it failed at the request
 */
export async function sendRequest<T extends RequestType>(type: T, body: Request<T>): Promise<Answers[T]> {
  const answer = await ask(type, body).catch(() => ask(type, body));
  // The background answers every request of our own pages with exactly this type, and with nothing when it failed (handle.ts).
  if (answer === undefined) throw new Error(`the background failed at ${type}`);
  return answer;
}

/** The answer, or `otherwise` when there is none: what could not be asked was not done, and whoever waits is told. Never rejects. */
export async function orWhenUnreachable<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    console.info('shuke: a request was not answered', error);
    return otherwise;
  }
}

/** A request whose answer nobody needs: what the background did shows in the cache. Resolves when it is over; never rejects. */
export async function tellBackground<T extends RequestType>(type: T, body: Request<T>): Promise<void> {
  await orWhenUnreachable<unknown>(sendRequest(type, body), undefined);
}
