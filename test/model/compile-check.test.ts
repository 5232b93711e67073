/** The quick judge against Zod itself: it never accepts what the schema refuses or would change, and accepts what is usual. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileCheck } from '../../lib/model/compile-check.ts';
import { type ShardRow, shardRowSchema } from '../../lib/model/export.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const { customers, touchpoints } = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z'), size: 60 });
const rows = customers.map(
  (customer): ShardRow => ({
    revision: 3,
    customer,
    touchpoints: touchpoints.filter((touchpoint) => touchpoint.customerId === customer.id).slice(-40),
  }),
);
const check = compileCheck(shardRowSchema);

/** Whether Zod accepts the value and gives it back as it is. */
function isKept(value: unknown): boolean {
  const parsed = shardRowSchema.safeParse(value);
  return parsed.success && JSON.stringify(parsed.data, sortKeys) === JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** Every place in a value where something else could stand. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => placesOf(field, [...path, key]))];
}

function replaceAt(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

const other = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    ' x',
    'x ',
    '\u3000',
    'NaN',
    -1,
    0,
    1.5,
    1e300,
    2 ** 60,
    [],
    {},
    'MVC',
    '2026-13-40',
    '2026-11-20T02:00:00Z',
    {
      extra: 1,
    },
  ),
  fc.string(),
  fc.double({ noNaN: true }),
  fc.string({ minLength: 250, maxLength: 320 }),
);

describe('the quick check of a row', () => {
  test('accepts every row of the sample company, so that Zod is not asked', () => {
    expect(rows.filter((row) => !check(JSON.parse(JSON.stringify(row))))).toEqual([]);
  });

  test('accepts nothing that Zod refuses or would change, whatever stands wherever in a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.nat(), other, (row, at, replacement) => {
        const places = placesOf(row);
        const spoilt = JSON.parse(JSON.stringify(replaceAt(row, places[at % places.length] ?? [], replacement))) as unknown;
        return !check(spoilt) || isKept(spoilt);
      }),
      { numRuns: 3000 },
    );
  });

  test('accepts no field that the schema does not name, not even __proto__, and misses none that it asks for', () => {
    const [row] = rows;
    const text = JSON.stringify(row);
    expect(check(JSON.parse(`{"extra":1,${text.slice(1)}`))).toBe(false);
    expect(check(JSON.parse(`{"__proto__":{},${text.slice(1)}`))).toBe(false);
    expect(check(JSON.parse(`{"constructor":1,${text.slice(1)}`))).toBe(false);
    expect(check({ ...row, customer: { ...row?.customer, legalName: undefined } })).toBe(false);
    const { touchpoints: _left, ...without } = row ?? {};
    expect(check(without)).toBe(false);
  });

  test('says of a schema that it does not know: ask Zod', () => {
    expect(compileCheck(z.string().refine((text) => text === 'x'))('x')).toBe(false);
    expect(compileCheck(z.object({ a: z.string() }))({ a: 'x' })).toBe(false);
    expect(compileCheck(z.string().transform((text) => text.length))('x')).toBe(false);
    expect(compileCheck(z.coerce.number())('1')).toBe(false);
  });
});
