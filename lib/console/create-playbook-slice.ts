/** The console's second half: effects per rule; a file -> checked playbook -> what changes -> published. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PlaybookCallbacks, PlaybookDraft, PlaybookView, RuleLine, WeightLine } from '../../components/playbook-view.ts';
import type { Effects } from '../model/decision-exchange.ts';
import type { ExportHead } from '../model/export.ts';
import type { NewPlaybook, Playbook } from '../model/playbook.ts';
import type { Result } from '../platform/result.ts';
import { completePlaybook, settingOf } from '../playbook/complete-playbook.ts';
import { plainTitle } from '../playbook/plain-title.ts';
import { proposeWeights } from '../playbook/propose-weights.ts';
import type { Connection } from '../sources/http.ts';
import { fetchEffects, publishPlaybook } from '../sources/playbooks.ts';
import { diffPlaybooks } from './diff-playbooks.ts';
import { readPlaybookFile } from './read-playbook-file.ts';

export interface PlaybookSliceOptions {
  readonly head: ReadonlySignal<ExportHead | undefined>;
  readonly connection: () => Connection | undefined;
  /** Brings the cache and `head` up to date with the backend. */
  readonly refresh: () => Promise<void>;
  /** Hands a file to the person. */
  readonly saveFile: (name: string, text: string) => void;
}

export interface PlaybookSlice {
  readonly view: ReadonlySignal<PlaybookView>;
  readonly callbacks: PlaybookCallbacks;
  readonly loadEffects: () => Promise<void>;
}

/** Most seen first, then most decided on. */
function buildLines(effects: Effects, playbook: Playbook): RuleLine[] {
  return effects.rules
    .map(({ ruleId, shown, taken, postponed, refused, outcomes, success }): RuleLine => {
      const line = { ruleId, title: plainTitle(ruleId, playbook), isOn: settingOf(playbook, ruleId).isOn };
      const counts = { shown, taken, postponed, refused, outcomes };
      return { ...line, ...counts, ...(success === undefined ? {} : { success }) };
    })
    .sort((a, b) => b.shown - a.shown || b.taken - a.taken || (a.ruleId < b.ruleId ? -1 : 1));
}

/** What the effects prove; rules that are off teach nothing new. */
function buildProposals(effects: Effects, playbook: Playbook): WeightLine[] {
  const byId = new Map(effects.rules.map((effect) => [effect.ruleId, effect]));
  return proposeWeights(effects.rules, playbook).flatMap(({ ruleId, verdict, from, to, sentence }): WeightLine[] => {
    const effect = byId.get(ruleId);
    if (effect === undefined || !settingOf(playbook, ruleId).isOn) return [];
    const { worked, partly, failed } = effect.outcomes;
    const decided = effect.taken + effect.postponed + effect.refused;
    const basis = verdict === 'look-again' ? decided : worked + partly + failed;
    return [{ ruleId, title: plainTitle(ruleId, playbook), verdict, from, to, sentence, basis }];
  });
}

export function createPlaybookSlice({ head, connection, refresh, saveFile }: PlaybookSliceOptions): PlaybookSlice {
  const draft = signal<PlaybookDraft>({ kind: 'empty' });
  const answer = signal<Result<Effects> | undefined>(undefined);
  let work: { readonly fileName: string; readonly playbook: NewPlaybook } | undefined;

  const view = computed((): PlaybookView => {
    const playbook = head.value?.playbook;
    const loaded = answer.value;
    return {
      ...(playbook ? { version: playbook.version } : {}),
      draft: draft.value,
      proposals: loaded?.ok && playbook ? buildProposals(loaded.value, playbook) : [],
      effects:
        loaded === undefined || playbook === undefined
          ? { kind: 'loading' }
          : loaded.ok
            ? { kind: 'loaded', since: loaded.value.since, rules: buildLines(loaded.value, playbook) }
            : { kind: 'failed', detail: loaded.failure.sentence },
    };
  });

  async function loadEffects(): Promise<void> {
    const current = connection();
    if (current) answer.value = await fetchEffects(current);
  }

  /** Against the playbook in force now: a difference from an old one would promise what publishing does not do. */
  async function check(): Promise<void> {
    const current = work;
    await refresh();
    const inForce = head.peek()?.playbook;
    if (!current || work !== current || !inForce) return;
    const { version: basedOn, ...present } = inForce;
    draft.value = { kind: 'checked', fileName: current.fileName, changes: diffPlaybooks(present, current.playbook), basedOn };
  }

  async function chooseFile(file: File): Promise<void> {
    const read = readPlaybookFile(new Uint8Array(await file.arrayBuffer()));
    work = read.kind === 'playbook' ? { fileName: file.name, playbook: read.playbook } : undefined;
    if (read.kind === 'wrong') draft.value = { kind: 'wrong', fileName: file.name, problems: read.problems };
    else await check();
  }

  /** The playbook in force with the proposed weights of these rules; everything else stays. */
  async function takeWeights(ruleIds: readonly string[]): Promise<void> {
    const inForce = head.peek()?.playbook;
    const loaded = answer.peek();
    if (!inForce || !loaded?.ok) return;
    const { version: _version, ...present } = inForce;
    const steps = proposeWeights(loaded.value.rules, inForce).filter(({ ruleId }) => ruleIds.includes(ruleId));
    const rules = Object.fromEntries(steps.map(({ ruleId, to }) => [ruleId, { ...settingOf(inForce, ruleId), weight: to }]));
    work = {
      fileName: `playbook-v${inForce.version + 1}-weights.json`,
      playbook: { ...present, rules: { ...present.rules, ...rules } },
    };
    await check();
  }

  async function publish(basedOn: number): Promise<void> {
    const current = connection();
    if (!current || !work) return;
    const { fileName, playbook } = work;
    draft.value = { kind: 'publishing', fileName };
    const published = await publishPlaybook(current, playbook, basedOn);
    if (!published.ok) {
      const { place, sentence } = published.failure;
      draft.value = { kind: 'failed', fileName, detail: place === undefined ? sentence : `${place}: ${sentence}` };
    } else if (published.value.kind === 'conflict') draft.value = { kind: 'conflict', fileName, basedOn };
    else {
      work = undefined;
      draft.value = { kind: 'published', version: published.value.playbook.version };
      await refresh();
      await loadEffects();
    }
  }

  return {
    view,
    loadEffects,
    callbacks: {
      chooseFile: (file) => void chooseFile(file),
      takeWeights: (ruleIds) => void takeWeights(ruleIds),
      download() {
        const playbook = head.peek()?.playbook;
        if (playbook) saveFile(`playbook-v${playbook.version}.json`, `${JSON.stringify(completePlaybook(playbook), null, 2)}\n`);
      },
      publish: (basedOn) => void publish(basedOn),
      startOver() {
        work = undefined;
        draft.value = { kind: 'empty' };
      },
      compareAgain: () => void check(),
      reloadEffects: () => void loadEffects(),
    },
  };
}
