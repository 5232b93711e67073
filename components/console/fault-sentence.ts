/** What is wrong at one place of a playbook -> one sentence in the language of the screen. */
import type { Messages } from '../../lib/i18n/en.ts';
import type { PlaybookFault } from '../../lib/model/playbook-fault.ts';

export function faultSentence(fault: PlaybookFault, { fault: words }: Messages['playbook']): string {
  switch (fault.code) {
    case 'unknown-rule':
      return words.unknownRule;
    case 'unknown-threshold':
      return words.unknownThreshold;
    case 'outside':
      return words.outside(String(fault.value), String(fault.min), String(fault.max));
    case 'empty-sentence':
      return words.emptySentence;
    case 'unknown-figure':
      return words.unknownFigure(`{${fault.name}}`, fault.known.map((name) => `{${name}}`).join(' '));
    case 'cadence-order': {
      const { days, lowerTier, lowerDays } = fault;
      const lower = String(lowerDays);
      return days === null ? words.cadenceNone(lowerTier, lower) : words.cadenceOrder(String(days), lowerTier, lower);
    }
    case 'missing':
      return words.missing;
    case 'unknown-field':
      return words.unknownField;
    case 'wrong-kind':
      return words.wrongKind(words.kind[fault.expected]);
    case 'too-small':
      return words.tooSmall(String(fault.min));
    case 'too-big':
      return words.tooBig(String(fault.max));
    case 'file-too-large':
      return words.fileTooLarge(String(fault.maxBytes / 1_000_000));
    case 'not-json':
      return words.notJson(fault.detail);
    case 'other':
      return words.other(fault.detail);
  }
}
