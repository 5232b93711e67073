/** Backends at which nobody is signed in without a click, until the browser is started again: it was tried, or the rep has signed out. */
import { sessionArea } from '../platform/storage-areas.ts';

const key = 'left-signed-out';

export async function leaveSignedOut(baseUrl: string): Promise<void> {
  await sessionArea.set({ [key]: baseUrl });
}

export async function isLeftSignedOut(baseUrl: string): Promise<boolean> {
  return (await sessionArea.get(key))[key] === baseUrl;
}

export async function forgetLeftSignedOut(): Promise<void> {
  await sessionArea.remove(key);
}
