/** An NDJSON file of customers with touchpoints -> checked rows; an unreadable line ends the command with its place. */
import { readFileSync } from 'node:fs';
import { dateSchema, type ShardRow, type Staff, shardRowSchema, staffSchema } from '../../lib/model/export.ts';

/** The command was given something unusable: told in one sentence, without a stack. */
export class InputError extends Error {}

/** First issue of a failed check as `customer.tier: Invalid option`; `names` are other names of single fields. */
export function describeIssue(
  error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] },
  names: Readonly<Record<string, string>> = {},
): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'invalid';
  const path = issue.path.map(String).join('.');
  return `${names[path] ?? (path || '(whole)')}: ${issue.message}`;
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InputError(`${file}: cannot be read`);
  }
}

/** Mistakes told at once: who mends a file wants to see them all, but no wall of them. */
const maxTold = 20;

/**
 * Reads item by item and goes on after a bad one, so that every mistake is told.
 * @throws InputError with the first mistakes, one a line, and how many more there are
 */
export function readAll<T, R>(items: readonly T[], read: (item: T, index: number) => R[]): R[] {
  const mistakes: string[] = [];
  const good = items.flatMap((item, index) => {
    try {
      return read(item, index);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      mistakes.push(error.message);
      return [];
    }
  });
  if (mistakes.length === 0) return good;
  const more = mistakes.length > maxTold ? [`… and ${mistakes.length - maxTold} more`] : [];
  throw new InputError([...mistakes.slice(0, maxTold), ...more].join('\n'));
}

/** @throws InputError naming `place` when the id was seen before; remembers it otherwise */
export function refuseTwice(seen: Map<string, string>, id: string, field: string, place: string): void {
  const first = seen.get(id);
  if (first !== undefined) throw new InputError(`${place}, ${field}: “${id}” stands in ${first} already`);
  seen.set(id, place.slice(place.lastIndexOf(', ') + 2));
}

/**
 * Lines as in a shard (`docs/export-format.md`): `{ "customer": …, "touchpoints": […] }`; a missing `revision` is 1 and
 * missing touchpoints are none. A byte order mark is passed over.
 * @throws InputError naming file, line and field of every mistake
 */
export function readRows(file: string): ShardRow[] {
  const seen = new Map<string, string>();
  return readAll(
    readText(file)
      .replace(/^\uFEFF/, '')
      .split('\n'),
    (line, index) => {
      if (line.trim() === '') return [];
      const place = `${file}, line ${index + 1}`;
      let raw: unknown;
      try {
        raw = JSON.parse(line);
      } catch {
        throw new InputError(`${place}: not JSON`);
      }
      const whole = typeof raw === 'object' && raw !== null ? { revision: 1, touchpoints: [], ...raw } : raw;
      const row = shardRowSchema.safeParse(whole);
      if (!row.success) throw new InputError(`${place}, ${describeIssue(row.error)}`);
      refuseTwice(seen, row.data.customer.id, 'customer.id', place);
      return [row.data];
    },
  );
}

/** A day of the calendar. @throws InputError naming the option */
export function readDay(option: string, text: string): string {
  if (!dateSchema.safeParse(text).success) throw new InputError(`${option}: “${text}” is no day; write one such as 2026-11-20`);
  return text;
}

/** An IANA name that this machine knows. @throws InputError */
export function readTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InputError(`--time-zone: there is no time zone “${text}”; write one such as Asia/Shanghai`);
  }
}

/** @throws InputError naming the option */
export function readCount(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new InputError(`${option}: “${text}” is no whole number from ${min} to ${max}`);
  return value;
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

/** What Node says of options that the command does not have, or that lack their value. */
function isWrongOption(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Runs a command; what the user can mend is told in one line with status 2, our own mistakes as they are. */
export function runCommand(command: () => void): void {
  try {
    command();
  } catch (error) {
    if (!(error instanceof InputError) && !isWrongOption(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
