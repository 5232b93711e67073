/** Backends at which nobody is signed in without a click, until the browser is started again: it was tried, or the rep has signed out. */
import { browser } from 'wxt/browser';

const key = 'left-signed-out';

export async function leaveSignedOut(baseUrl: string): Promise<void> {
  await browser.storage.session.set({ [key]: baseUrl });
}

export async function isLeftSignedOut(baseUrl: string): Promise<boolean> {
  return (await browser.storage.session.get(key))[key] === baseUrl;
}

export async function forgetLeftSignedOut(): Promise<void> {
  await browser.storage.session.remove(key);
}
