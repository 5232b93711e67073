/** What passes through the worker -> the journal: requests sent, sites given and used, what the rep did. */
import { browser } from 'wxt/browser';
import { type Deed, type Journal, notePermissions, saveDeed, saveRequest, saveSiteUse } from '../cache/journal.ts';
import type { Answers, Request } from '../messages/contract.ts';
import type { MessageHandlers } from '../messages/handle.ts';
import { loadManagedSites } from '../platform/managed-sites.ts';
import { recordRequests } from '../sources/http.ts';

/** Readings of a page that changes all the time are written down together. */
const siteUseDelayMs = 3000;

type Handlers = MessageHandlers['requests'];

/** The journal is for its reader only: a mistake in it must not cost a log. */
function keep(entry: Promise<void>): void {
  entry.catch((error: unknown) => console.error('shuke: the journal was not written', error));
}

export class JournalKeeper {
  readonly #journal: Journal;
  readonly #uses = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** From now on every request of this worker is written down. */
  followRequests(): void {
    recordRequests((request) => keep(saveRequest(this.#journal, request)));
  }

  /** The same handlers; what the rep does by them is written down. */
  followDeeds(handlers: Handlers): Handlers {
    const note = (deed: Omit<Deed, 'id' | 'atMs'>): void => keep(saveDeed(this.#journal, { atMs: Date.now(), ...deed }));
    return {
      ...handlers,
      logTouchpoint: async (request) => {
        const answer = await handlers.logTouchpoint(request);
        if (answer.kind === 'saved') note(deedOfLog(request, request.touchpointId));
        return answer;
      },
      logRows: async (request) => {
        const answer = await handlers.logRows(request);
        for (const touchpointId of savedIds(request, answer)) note({ kind: 'logged', touchpointId, isFromPage: true });
        return answer;
      },
      undoTouchpoint: async (request) => {
        const answer = await handlers.undoTouchpoint(request);
        if (answer.isUndone) note({ kind: 'undone', touchpointId: request.touchpointId });
        return answer;
      },
      teach: async (request) => {
        const answer = await handlers.teach(request);
        const { kind } = request.lesson;
        note({ kind: kind === 'choice' || kind === 'link' ? 'accepted' : 'rejected' });
        return answer;
      },
    };
  }

  /** Writes down which sites were given or taken since the last time. */
  async followPermissions(): Promise<void> {
    const { origins = [] } = await browser.permissions.getAll();
    await notePermissions(this.#journal, origins, await loadManagedSites(), Date.now());
  }

  /** A page was read. @param origin - Scheme, host and port */
  noteReading(origin: string | undefined): void {
    if (origin === undefined) return;
    this.#uses.set(origin, (this.#uses.get(origin) ?? 0) + 1);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const uses = [...this.#uses];
      this.#uses.clear();
      for (const [site, count] of uses) keep(saveSiteUse(this.#journal, site, count, Date.now()));
    }, siteUseDelayMs);
  }
}

function deedOfLog({ page, clicks }: Request<'logTouchpoint'>, touchpointId: string): Omit<Deed, 'id' | 'atMs'> {
  return { kind: 'logged', touchpointId, isFromPage: page !== undefined, ...(clicks === undefined ? {} : { clicks }) };
}

function savedIds({ entries }: Request<'logRows'>, answer: Answers['logRows']): string[] {
  if (answer.kind !== 'done') return [];
  const saved = new Set(answer.outcomes.filter(({ kind }) => kind === 'saved').map(({ touchpointId }) => touchpointId));
  return entries.map(({ touchpointId }) => touchpointId).filter((id) => saved.has(id));
}
