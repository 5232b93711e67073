/** Body of a request -> a checked value. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

/** Refuses bodies above this many bytes, before they are read whole. */
export function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Refusal('too-large', `The body is larger than ${maxBytes} bytes.`);
    },
  });
}

/** Names of lists whose index is the row that a person would look for. */
const rowLists = new Set(['entries', 'touchpoints', 'decisions', 'proposals']);

/**
 * First problem of a check, with its place.
 * @param of - what was checked is a part of this list, from this row on
 */
export function refuseProblems(error: z.ZodError, of?: readonly [list: string, from: number]): Refusal {
  const problem = error.issues[0];
  if (!problem) return new Refusal('invalid', 'The body is not as expected.');
  const [first, ...inside] = problem.path;
  const path = of === undefined ? problem.path : [of[0], of[1] + Number(first), ...inside];
  const [list, index] = path;
  const row = rowLists.has(String(list)) && typeof index === 'number' ? index : undefined;
  const unknown = problem.code === 'unrecognized_keys' ? problem.keys : [];
  const field = [...path, ...unknown.slice(0, 1)].map(String).join('.').slice(0, 200);
  const sentence = unknown.length > 0 ? `Unknown field ${unknown[0]?.slice(0, 100)}.` : problem.message.slice(0, 500);
  return new Refusal('invalid', sentence, { ...(field && { field }), ...(row !== undefined && { row }) });
}

/** @throws Refusal when the body is no JSON or does not fit the schema. */
export async function readBody<Schema extends z.ZodType>(c: Pick<Context, 'req'>, schema: Schema): Promise<z.infer<Schema>> {
  let raw: unknown;
  try {
    raw = JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', 'The body is not JSON.');
  }
  const checked = schema.safeParse(raw);
  if (!checked.success) throw refuseProblems(checked.error);
  return checked.data;
}
