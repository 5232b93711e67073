/** Unknown JSON -> a checked value, or a failure that names the place. */
import type { z } from 'zod';
import { fail, type Result, succeed } from '../platform/result.ts';

/** The value that `schema` describes, or `bad-data` with the first field that is wrong; `place` says where the value came from. */
export function parseValue<S extends z.ZodType>(schema: S, value: unknown, place: string): Result<z.infer<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return fail('bad-data', `${place}: ${field === '' ? '' : `field ${field}: `}${issue?.message ?? 'not as expected'}`, {
    place: field === '' ? place : `${place}, field ${field}`,
  });
}

/** The same for a text of JSON. */
export function parseJson<S extends z.ZodType>(schema: S, text: string, place: string): Result<z.infer<S>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('bad-data', `${place}: this is not JSON`, { place });
  }
  return parseValue(schema, value, place);
}
