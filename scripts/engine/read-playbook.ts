/** A playbook file -> a checked playbook. */
import { type Playbook, playbookSchema } from '../../lib/model/playbook.ts';
import { checkPlaybook } from '../../lib/playbook/check-playbook.ts';
import { describeIssue, InputError, readText } from './read-rows.ts';

/**
 * JSON as the server takes it, with or without `version`.
 * @throws InputError with every problem that the server would name
 */
export function readPlaybook(file: string, nextVersion: number): Playbook {
  let raw: unknown;
  try {
    raw = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: not JSON`);
  }
  const whole = typeof raw === 'object' && raw !== null ? { version: nextVersion, ...raw } : raw;
  const playbook = playbookSchema.safeParse(whole);
  if (!playbook.success) throw new InputError(`${file}: ${describeIssue(playbook.error)}`);
  const { version: _version, ...publishable } = playbook.data;
  const problems = checkPlaybook(publishable);
  if (problems.length > 0)
    throw new InputError(problems.map(({ field, sentence }) => `${file}: ${field}: ${sentence}`).join('\n'));
  return playbook.data;
}
