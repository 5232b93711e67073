/** A state of the console's second tab -> a case of the gallery. */
import type { PlaybookDraft, PlaybookView, RuleLine } from '../../components/playbook-view.ts';
import { consoleCase } from './console-case.tsx';
import type { GalleryCase } from './gallery-case.ts';

export const ruleLines: readonly RuleLine[] = [
  {
    ruleId: 'keep-in-touch',
    title: { en: 'Write to the contact', zh_CN: '写邮件给对方', zh_TW: '寫信給對方' },
    isOn: true,
    shown: 1_240,
    taken: 410,
    postponed: 86,
    refused: 22,
    outcomes: { worked: 180, partly: 61, failed: 48, unknown: 30 },
    success: 0.73,
  },
  {
    ruleId: 'ask-referral',
    title: { en: 'Ask the contact for a recommendation', zh_CN: '请对方帮忙推荐', zh_TW: '請對方幫忙推薦' },
    isOn: false,
    shown: 96,
    taken: 4,
    postponed: 12,
    refused: 51,
    outcomes: { worked: 0, partly: 1, failed: 2, unknown: 1 },
  },
  {
    ruleId: 'settle-complaint',
    title: { en: 'Settle complaint … with the contact', zh_CN: '与对方解决投诉…', zh_TW: '與對方解決客訴…' },
    isOn: true,
    shown: 31,
    taken: 0,
    postponed: 0,
    refused: 0,
    outcomes: { worked: 0, partly: 0, failed: 0, unknown: 0 },
  },
];

/** Playbook v3 in force with effects of three rules, but for what is given. */
export function playbookCase(draft: PlaybookDraft, given: Partial<PlaybookView> = {}): GalleryCase {
  return consoleCase(
    {
      playbook: {
        version: 3,
        effects: { kind: 'loaded', since: '2026-05-24', rules: ruleLines },
        proposals: [],
        draft,
        ...given,
      },
    },
    { use: (root) => root.querySelectorAll<HTMLElement>('[role=tab]')[1]?.click() },
  );
}
