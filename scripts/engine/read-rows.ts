/** An NDJSON file of customers with touchpoints -> checked rows; an unreadable line ends the command with its place. */
import { readFileSync } from 'node:fs';
import { type ShardRow, type Staff, shardRowSchema, staffSchema } from '../../lib/model/export.ts';

/** The command was given something unusable: told in one sentence, without a stack. */
export class InputError extends Error {}

/** First issue of a failed check as `customer.tier: Invalid option`. */
export function describeIssue(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): string {
  const [issue] = error.issues;
  return issue === undefined ? 'invalid' : `${issue.path.map(String).join('.') || '(whole)'}: ${issue.message}`;
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file}: cannot be read`);
  }
}

/**
 * Lines as in a shard (`docs/export-format.md`): `{ "customer": …, "touchpoints": […] }`; a missing `revision` is 1 and
 * missing touchpoints are none.
 * @throws InputError naming file, line and field
 */
export function readRows(file: string): ShardRow[] {
  return readText(file)
    .split('\n')
    .flatMap((line, place) => {
      if (line.trim() === '') return [];
      let raw: unknown;
      try {
        raw = JSON.parse(line);
      } catch {
        throw new InputError(`${file}, line ${place + 1}: not JSON`);
      }
      const whole = typeof raw === 'object' && raw !== null ? { revision: 1, touchpoints: [], ...raw } : raw;
      const row = shardRowSchema.safeParse(whole);
      if (!row.success) throw new InputError(`${file}, line ${place + 1}, ${describeIssue(row.error)}`);
      return [row.data];
    });
}

/**
 * A JSON list of staff as in the export.
 * @throws InputError naming file and field
 */
export function readStaff(file: string): readonly Staff[] {
  let raw: unknown;
  try {
    raw = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: not JSON`);
  }
  const staff = staffSchema.array().safeParse(raw);
  if (!staff.success) throw new InputError(`${file}, ${describeIssue(staff.error)}`);
  return staff.data;
}

/** Runs a command; what the user can mend is told in one line with status 2, our own mistakes as they are. */
export function runCommand(command: () => void): void {
  try {
    command();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
