/** A response -> its body; a connection that breaks in the middle counts as offline. */
import { fail, type Result, succeed } from '../platform/result.ts';

/** The body as text. */
export async function readText(response: Response): Promise<Result<string>> {
  try {
    return succeed(await response.text());
  } catch {
    return fail('offline', 'the connection broke in the middle of an answer');
  }
}

/** The body as bytes. @param what - for the sentence: `a shard` */
export async function readBytes(response: Response, what: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    return succeed(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return fail('offline', `the connection broke in the middle of ${what}`);
  }
}
