/** Rounds of sync in the worker, one after the other, and what follows new data: recognition, Today, search. */
import { browser } from 'wxt/browser';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState, saveState } from '../cache/state.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { keepAwake } from '../platform/keep-awake.ts';
import type { Failure } from '../platform/result.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { createSource } from '../sources/create-source.ts';
import { type Connection, fetchUntil } from '../sources/http.ts';
import type { PullOutcome } from '../sync/pull.ts';
import { pushProposals } from '../sync/push-proposals.ts';
import { syncOnce } from '../sync/sync.ts';
import { computeAgenda, isAgendaOutdated } from './agenda.ts';
import { updateSearchIndex } from './build-search.ts';
import { enforceLease } from './enforce-lease.ts';
import type { Recogniser } from './recogniser.ts';
import { findGrantedOrigins, readOpenTabs } from './sites.ts';
import { wipeCustomers } from './wipe-customers.ts';

export const sendAlarm = 'send';
export const pollMinutes = 5;

/** Whether this browser still belongs to that backend, as that person. */
async function isConnectedTo({ baseUrl, token, provider }: Connection): Promise<boolean> {
  const { connection } = await loadSettings();
  return connection?.baseUrl === baseUrl && connection.token === token && connection.provider === provider;
}

export class Rounds {
  readonly #database: ShukeDatabase;
  readonly #recogniser: Recogniser;
  /** The round that somebody asked for and that waits for its turn. */
  #waiting: Promise<void> | undefined;
  #stop = new AbortController();
  /** One at a time, so that the last one stands, which has seen the most. */
  #computing: Promise<void> = Promise.resolve();

  constructor(database: ShukeDatabase, recogniser: Recogniser) {
    this.#database = database;
    this.#recogniser = recogniser;
  }

  /**
   * Sends and fetches once; what follows from new data is brought up to date. One that is asked for waits for the round under way,
   * and serves everybody who asks before it begins.
   * @param isAsked - by a person, or by something of a person's that waits
   */
  sync(isAsked: boolean): Promise<void> {
    if (!isAsked) return keepAwake(this.#run(false, () => undefined));
    const begin = (): void => {
      if (this.#waiting === asked) this.#waiting = undefined;
    };
    if (this.#waiting) return this.#waiting;
    const asked = keepAwake(this.#run(true, begin)).finally(begin);
    this.#waiting = asked;
    return asked;
  }

  /** The customers are about to be wiped, or another backend's: no answer of the old one is waited for. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Computes what is due, of the customers of now. */
  computeAgenda(): Promise<void> {
    const compute = () => computeAgenda(this.#database, dayOf(Date.now(), localTimeZone()), new Date().toISOString());
    this.#computing = this.#computing.then(compute, compute);
    return this.#computing;
  }

  /**
   * The customers of a file have come: recognised first, then what is due and search, which takes as long as there are many. What a
   * worker's death leaves undone the next round makes up for.
   */
  followFile(): Promise<void> {
    const follow = async (): Promise<void> => {
      this.#recogniser.forget();
      await readOpenTabs(await findGrantedOrigins());
      await this.computeAgenda();
      await updateSearchIndex(this.#database, true);
    };
    return keepAwake(follow());
  }

  /** @param onTurn - called when no other round is under way */
  async #run(isAsked: boolean, onTurn: () => void): Promise<void> {
    let connection: Connection | undefined;
    let hasTurn = false;
    const openSource = async () => {
      hasTurn = true;
      onTurn();
      const settings = await loadSettings();
      if (!settings.connection || (settings.isTokenRefused && !isAsked)) return undefined;
      connection = settings.connection;
      return createSource(connection, fetchUntil(this.#stop.signal));
    };
    const outcome = await syncOnce({ database: this.#database, source: openSource, now: Date.now, isAsked });
    if (outcome.kind === 'superseded' || !hasTurn) return;
    if (!connection) return this.#keepUp();
    if (outcome.kind === 'skipped' || !(await isConnectedTo(connection))) return;
    const { result } = outcome;
    if (result.ok) await this.#follow(result.value, connection);
    else await this.#suffer(result.failure);
  }

  async #suffer(failure: Failure): Promise<void> {
    if (failure.kind === 'signed-out') await changeSettings({ isTokenRefused: true });
    // What is not sent stays, for the day on which the same person is let in again.
    const isRevoked = failure.said === 'revoked';
    if (isRevoked) await this.#wipeWithReason();
    if (isRevoked || (await enforceLease(this.#database, Date.now()))) this.#recogniser.forget();
    await this.#tryAgainLater();
  }

  /** What the backend said stays to be read. */
  async #wipeWithReason(): Promise<void> {
    const said = await loadState(this.#database, 'sync');
    await wipeCustomers(this.#database);
    if (!said) return;
    const { lastContactMs: _, ...reason } = said;
    await saveState(this.#database, 'sync', reason);
  }

  async #follow({ kind, head }: PullOutcome, connection: Connection): Promise<void> {
    const { isTokenRefused, sharesLessons } = await loadSettings();
    if (isTokenRefused) await changeSettings({ isTokenRefused: false });
    // Nobody waits for it: what fails goes with the next sync.
    if (sharesLessons) await pushProposals(this.#database, connection, new Date().toISOString());
    const today = dayOf(Date.now(), localTimeZone());
    if (kind !== 'unchanged') {
      this.#recogniser.forget();
      await readOpenTabs(await findGrantedOrigins());
    }
    if (kind !== 'unchanged' || (await isAgendaOutdated(this.#database, head, today))) await this.computeAgenda();
    await updateSearchIndex(this.#database, kind !== 'unchanged');
  }

  /** An alarm at the end of the pause: what waits must not wait for the next poll. */
  async #tryAgainLater(): Promise<void> {
    const state = await loadState(this.#database, 'sync');
    const when = Math.min(state?.waitUntilMs ?? 0, Date.now() + pollMinutes * 60_000);
    if (state?.failure && when > Date.now()) await browser.alarms.create(sendAlarm, { when });
  }

  /** Customers of a file have no news, but what is due changes every day, and search may be missing yet. */
  async #keepUp(): Promise<void> {
    const generation = await findCurrentGeneration(this.#database);
    const today = dayOf(Date.now(), localTimeZone());
    if (generation && (await isAgendaOutdated(this.#database, generation.head, today))) await this.computeAgenda();
    await updateSearchIndex(this.#database, false);
  }
}
