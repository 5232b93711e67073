/** The console's own requests carry the session's token; what has to be renewed the background renews. */
import { sendRequest } from '../messages/send.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { loadSessionAccess } from '../platform/session-access.ts';
import type { Access } from '../sources/http.ts';

async function askBackground(refused: string | undefined): Promise<Result<string>> {
  const { kind } = await sendRequest('renewAccess', refused === undefined ? {} : { refused });
  // The token itself is in no message.
  const access = await loadSessionAccess();
  if (kind === 'renewed' && access) return succeed(access.token);
  return kind === 'away' ? fail('offline', 'no answer from the sign-in') : fail('signed-out', 'please sign in again');
}

/** Tokens for requests of a page of ours. */
export const sessionAccess: Access = { find: () => askBackground(undefined), renew: askBackground };
