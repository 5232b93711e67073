/** An address -> for every requirement of docs/export-format.md whether it holds there. */
import { setTimeout } from 'node:timers/promises';
import { readRetryAfterMs } from '../../lib/sources/http.ts';
import { changesRequirements } from './changes-requirements.ts';
import { decisionRequirements } from './decision-requirements.ts';
import { authorRequirements, editRequirements } from './edit-requirements.ts';
import { proposalRequirements } from './proposal-requirements.ts';
import { publishingRequirements } from './publishing-requirements.ts';
import type { Answer, AskOptions, Context, Need, RefusedForNow, Requirement } from './requirement.ts';
import { signInRequirements } from './sign-in-requirements.ts';
import { snapshotRequirements } from './snapshot-requirements.ts';
import { touchpointRequirements } from './touchpoint-requirements.ts';
import { waitingRequirements } from './waiting-requirements.ts';

/** All of them, in the order of their numbers. */
export const requirements: readonly Requirement[] = [
  ...snapshotRequirements,
  ...signInRequirements,
  ...changesRequirements,
  ...touchpointRequirements,
  ...editRequirements,
  ...decisionRequirements,
  ...authorRequirements,
  ...publishingRequirements,
  ...proposalRequirements,
  ...waitingRequirements,
];

export interface ConformanceOptions {
  /** Of the backend or the folder, without a trailing slash. */
  readonly url: string;
  /** Of whoever's export is checked; absent: a static folder. */
  readonly token?: string;
  readonly managerToken?: string;
  readonly repToken?: string;
  /** Of somebody in another team. */
  readonly otherToken?: string;
  /** Touchpoints and a decision may be stored. */
  readonly mayWrite: boolean;
  /** Only these requirements; all when absent. */
  readonly only?: readonly string[];
  /** Test seam. */
  readonly fetchImpl?: typeof fetch;
}

export interface Verdict {
  readonly requirement: Requirement;
  readonly verdict: 'holds' | 'fails' | 'skipped';
  readonly problems: readonly string[];
  /** What would have to be given, of a skipped one. */
  readonly missing: readonly Need[];
}

const timeoutMs = 60_000;

/** Who asks to wait is asked again this often, and waited for so long at most each time. */
const maxTries = 4;
const maxWaitMs = 65_000;

function createContext({ url, token, managerToken, repToken, otherToken, fetchImpl = fetch }: ConformanceOptions): Context {
  const isBackend = token !== undefined;
  const refusedForNow: RefusedForNow[] = [];
  /** The answer, after having waited as a client does: at 429 and 503, as long as Retry-After says. */
  const askPatiently = async (path: string, init: () => RequestInit): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetchImpl(`${url}${path}`, init());
      if (response.status !== 429 && response.status !== 503) return response;
      const retryAfter = readRetryAfterMs(response.headers.get('retry-after'), Date.now());
      refusedForNow.push({ what: `${init().method} ${path}`, status: response.status, retryAfter });
      if (retryAfter === undefined || retryAfter > maxWaitMs || attempt === maxTries) return response;
      await setTimeout(retryAfter);
    }
  };
  const ask = async (path: string, options: AskOptions = {}): Promise<Answer> => {
    const { method = 'GET', body, headers = {} } = options;
    const sender = options.token === undefined ? token : (options.token ?? undefined);
    const response = await askPatiently(path, () => ({
      method,
      headers: {
        ...(sender === undefined ? {} : { authorization: `Bearer ${sender}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      text,
      json: () => {
        try {
          return JSON.parse(text);
        } catch {
          throw new Error(`${method} ${path}: status ${response.status}, the body is no JSON: ${text.slice(0, 80)}`);
        }
      },
    };
  };
  return {
    isBackend,
    refusedForNow,
    tokens: {
      ...(managerToken === undefined ? {} : { manager: managerToken }),
      ...(repToken === undefined ? {} : { rep: repToken }),
      ...(otherToken === undefined ? {} : { other: otherToken }),
    },
    ask,
  };
}

function findMissing(requirement: Requirement, options: ConformanceOptions): Need[] {
  const given: Readonly<Record<Need, boolean>> = {
    backend: options.token !== undefined,
    write: options.mayWrite,
    manager: options.managerToken !== undefined,
    rep: options.repToken !== undefined,
    other: options.otherToken !== undefined,
  };
  return requirement.needs.filter((need) => !given[need]);
}

/** One after the other; a requirement that cannot be checked to its end fails with what went wrong. */
export async function checkConformance(
  options: ConformanceOptions,
  onVerdict: (verdict: Verdict) => void = () => {},
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const context = createContext(options);
  for (const requirement of requirements) {
    if (options.only && !options.only.includes(requirement.id)) continue;
    const missing = findMissing(requirement, options);
    let problems: string[] = [];
    if (missing.length === 0)
      problems = await requirement
        .check(context)
        .catch((error: unknown) => [error instanceof Error ? error.message.slice(0, 300) : String(error)]);
    const verdict: Verdict = {
      requirement,
      verdict: missing.length > 0 ? 'skipped' : problems.length > 0 ? 'fails' : 'holds',
      problems,
      missing,
    };
    verdicts.push(verdict);
    onVerdict(verdict);
  }
  return verdicts;
}
