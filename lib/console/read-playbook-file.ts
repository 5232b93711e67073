/** Bytes of a file -> a playbook that may be published, or every mistake in it with its place. */

import type { PlaybookProblem } from '../../components/playbook-view.ts';
import { type NewPlaybook, newPlaybookSchema } from '../model/playbook.ts';
import type { PlaybookFault } from '../model/playbook-fault.ts';
import { checkPlaybook } from '../playbook/check-playbook.ts';
import { decodeText } from './read-text-file.ts';

export type PlaybookFile =
  | { readonly kind: 'playbook'; readonly playbook: NewPlaybook }
  /** At least one. */
  | { readonly kind: 'wrong'; readonly problems: readonly PlaybookProblem[] };

/** The backend takes no more. */
const maxBytes = 2_000_000;
const maxProblems = 100;

function wrong(...problems: PlaybookProblem[]): PlaybookFile {
  return { kind: 'wrong', problems: problems.slice(0, maxProblems) };
}

/** A `version` in the file is passed over: a downloaded playbook has one, and the backend gives the next. */
export function readPlaybookFile(bytes: Uint8Array): PlaybookFile {
  if (bytes.length > maxBytes) return wrong({ field: '', fault: { code: 'file-too-large', maxBytes } });
  const text = decodeText(bytes);
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? '');
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown reason';
    return wrong({ field: '', fault: { code: 'not-json', detail } });
  }
  const checked = newPlaybookSchema.safeParse(withoutVersion(raw));
  if (!checked.success) {
    const problems = checked.error.issues.flatMap((issue): PlaybookProblem[] => {
      const place = issue.path.map(String);
      if (issue.code !== 'unrecognized_keys') return [{ field: place.join('.'), fault: faultOf(issue) }];
      return issue.keys.map((key) => ({ field: [...place, key].join('.'), fault: { code: 'unknown-field' } }));
    });
    return wrong(...problems);
  }
  const problems = checkPlaybook(checked.data);
  return problems.length > 0
    ? wrong(...problems.map(({ field, fault }) => ({ field, fault })))
    : { kind: 'playbook', playbook: checked.data };
}

const kinds: Readonly<Record<string, Extract<PlaybookFault, { code: 'wrong-kind' }>['expected']>> = {
  number: 'number',
  int: 'whole-number',
  string: 'text',
  boolean: 'switch',
  object: 'group',
  record: 'group',
};

type Issue = NonNullable<ReturnType<typeof newPlaybookSchema.safeParse>['error']>['issues'][number];

/** What the schema found, in a form that every language can tell. */
function faultOf(issue: Issue): PlaybookFault {
  if (issue.code === 'invalid_type') {
    // The value itself is not told: only the message says that there was none.
    if (issue.message.endsWith('received undefined')) return { code: 'missing' };
    const expected = kinds[issue.expected];
    if (expected !== undefined) return { code: 'wrong-kind', expected };
  }
  if (issue.code === 'too_small') return { code: 'too-small', min: Number(issue.minimum) };
  if (issue.code === 'too_big') return { code: 'too-big', max: Number(issue.maximum) };
  if (issue.code === 'custom' && issue.params?.fault !== undefined) return issue.params.fault as PlaybookFault;
  return { code: 'other', detail: issue.message };
}

function withoutVersion(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'version'));
}
