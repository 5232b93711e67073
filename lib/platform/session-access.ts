/** The access token of the person who has signed in: in the browser's memory only, and out of reach of content scripts. */
import { sessionArea } from './storage-areas.ts';

export interface SessionAccess {
  /** Of the backend that it opens. */
  readonly baseUrl: string;
  readonly token: string;
  /** By this browser's clock, milliseconds since 1970: from then on another one is asked for beforehand. */
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

const key = 'access';

/** Undefined after a restart of the browser. */
export async function loadSessionAccess(): Promise<SessionAccess | undefined> {
  return (await sessionArea.get(key))[key] as SessionAccess | undefined;
}

/** Undefined forgets it. */
export async function saveSessionAccess(access: SessionAccess | undefined): Promise<void> {
  if (access) await sessionArea.set({ [key]: access });
  else await sessionArea.remove(key);
}
