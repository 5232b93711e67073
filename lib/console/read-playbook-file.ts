/** Bytes of a file -> a playbook that may be published, or every mistake in it with its place. */
import type { PlaybookProblem } from '../../components/playbook-view.ts';
import { type NewPlaybook, newPlaybookSchema } from '../model/playbook.ts';
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
  if (bytes.length > maxBytes) return wrong({ field: '', sentence: `the file is larger than ${maxBytes} bytes` });
  const text = decodeText(bytes);
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? '');
  } catch (error) {
    return wrong({ field: '', sentence: `this is not JSON: ${error instanceof Error ? error.message : 'unknown reason'}` });
  }
  const checked = newPlaybookSchema.safeParse(withoutVersion(raw));
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      return { field: [...issue.path, ...unknown].map(String).join('.'), sentence: issue.message };
    });
    return wrong(...problems);
  }
  const problems = checkPlaybook(checked.data);
  return problems.length > 0 ? wrong(...problems) : { kind: 'playbook', playbook: checked.data };
}

function withoutVersion(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'version'));
}
