/** Identity of a message -> a fingerprint that says nothing about it, the same for all reps of the company. */
import type { OpenMessage } from '../model/page.ts';

const encoder = new TextEncoder();

/** 64 hex digits of HMAC-SHA-256 under the company's salt; undefined when the page does not tell which message it shows. */
export async function fingerprintMessage(message: OpenMessage, salt: string): Promise<string | undefined> {
  if (message.identity === undefined) return undefined;
  const key = await crypto.subtle.importKey('raw', encoder.encode(salt), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(message.identity)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
