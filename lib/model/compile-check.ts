/**
 * A Zod schema -> a quick judge that knows a valid value when it sees one. Zod itself makes a new object and a list of issues for every
 * value, which is most of the time that a snapshot of a hundred thousand customers takes; nearly all rows are valid.
 */
import type { z } from 'zod';

/** True: the schema accepts the value and leaves it as it is. False: ask the schema. */
export type QuickCheck = (value: unknown) => boolean;

interface Definition {
  readonly type: string;
  readonly checks?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly check?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}
interface Schema {
  readonly _zod: { readonly def: Definition };
}

const askTheSchema: QuickCheck = () => false;

/** What one rule of a string, number or array asks; undefined when it is not known here. */
function compileRule(rule: Schema): ((value: never) => boolean) | undefined {
  const { check, minimum = 0, maximum = 0, value: limit = 0, inclusive, format, pattern } = rule._zod.def;
  switch (check) {
    case 'min_length':
      return (value: { readonly length: number }) => value.length >= minimum;
    case 'max_length':
      return (value: { readonly length: number }) => value.length <= maximum;
    case 'greater_than':
      return (value: number) => (inclusive ? value >= limit : value > limit);
    case 'less_than':
      return (value: number) => (inclusive ? value <= limit : value < limit);
    case 'number_format':
      return format === 'safeint' ? (value: number) => Number.isSafeInteger(value) : undefined;
    case 'string_format':
      return pattern && !pattern.global && !pattern.sticky ? (value: string) => pattern.test(value) : undefined;
    case 'overwrite':
      // The only one in use is trimming: what has nothing to trim is left as it is.
      return (value: string) => typeof value === 'string' && value.trim() === value;
    default:
      return undefined;
  }
}

function compileRules(def: Definition): ((value: never) => boolean) | undefined {
  const rules = (def.checks ?? []).map(compileRule);
  if (rules.includes(undefined)) return undefined;
  const known = rules as ((value: unknown) => boolean)[];
  return (value: unknown) => {
    for (const rule of known) if (!rule(value)) return false;
    return true;
  };
}

function compileObject({ shape = {}, catchall }: Definition): QuickCheck {
  // Anything but a strict object would have to leave fields out.
  if (catchall?._zod.def.type !== 'never') return askTheSchema;
  const fields = new Map(Object.entries(shape).map(([key, schema]) => [key, compile(schema)]));
  const required = Object.entries(shape).filter(([, schema]) => schema._zod.def.type !== 'optional').length;
  const needed = new Set(
    Object.entries(shape)
      .filter(([, schema]) => schema._zod.def.type !== 'optional')
      .map(([key]) => key),
  );
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let left = required;
    for (const key in value) {
      const field = fields.get(key);
      if (!field?.((value as Record<string, unknown>)[key])) return false;
      if (needed.has(key)) left--;
    }
    return left === 0;
  };
}

function compile({ _zod: { def } }: Schema): QuickCheck {
  const rules = compileRules(def);
  if (!rules) return askTheSchema;
  const accepts = rules as (value: unknown) => boolean;
  switch (def.type) {
    case 'string': {
      const { pattern, format } = def;
      if (format !== undefined && (!pattern || pattern.global || pattern.sticky)) return askTheSchema;
      return (value) => typeof value === 'string' && (pattern?.test(value) ?? true) && accepts(value);
    }
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value) && accepts(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'enum': {
      const entries = new Set<unknown>(Object.values(def.entries ?? {}));
      return (value) => entries.has(value);
    }
    case 'literal': {
      const values = new Set(def.values);
      return (value) => values.has(value);
    }
    case 'array': {
      const element = def.element ? compile(def.element) : askTheSchema;
      return (value) => Array.isArray(value) && accepts(value) && value.every(element);
    }
    case 'optional': {
      const inner = def.innerType ? compile(def.innerType) : askTheSchema;
      return (value) => value === undefined || inner(value);
    }
    case 'object':
      return compileObject(def);
    case 'union': {
      const options = (def.options ?? []).map(compile);
      return (value) => options.some((option) => option(value));
    }
    default:
      return askTheSchema;
  }
}

/** The quick judge of a schema; for what it does not know it always says: ask the schema. */
export function compileCheck(schema: z.ZodType): QuickCheck {
  return compile(schema as unknown as Schema);
}
