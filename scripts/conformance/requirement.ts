/** One requirement of docs/export-format.md, and what a check of it may use. */
/** What must be given for the requirement to be checked; otherwise it is skipped, and said so. */
export type Need = 'backend' | 'write' | 'manager' | 'rep' | 'other';

export interface Requirement {
  /** As in docs/export-format.md. */
  readonly id: `R${number}`;
  /** What holds, in a few words. */
  readonly title: string;
  readonly needs: readonly Need[];
  /** What does not hold, one sentence each; none when it does. May throw: that is a problem too. */
  check(context: Context): Promise<string[]>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the body as UTF-8. */
  readonly text: string;
  /** @throws with a sentence when the body is no JSON */
  json(): unknown;
}

export interface AskOptions {
  readonly method?: string;
  /** `null`: none at all. The first token when absent. */
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that asked to come again later. */
export interface RefusedForNow {
  /** Method and path. */
  readonly what: string;
  readonly status: number;
  /** Milliseconds; undefined when the answer does not say. */
  readonly retryAfter: number | undefined;
}

export interface Context {
  readonly isBackend: boolean;
  /** All that came so far; the command waited and asked again. */
  readonly refusedForNow: readonly RefusedForNow[];
  readonly tokens: { readonly manager?: string; readonly rep?: string; readonly other?: string };
  ask(path: string, options?: AskOptions): Promise<Answer>;
}

/** A list of problems out of conditions that must hold. */
export function collect(...conditions: readonly (readonly [holds: boolean, problem: string])[]): string[] {
  return conditions.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}
