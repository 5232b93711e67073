/** The manager's side of the backend: what came of the rules, and publishing a playbook. */
import { type Effects, effectsSchema } from '../model/decision-exchange.ts';
import { type NewPlaybook, type Playbook, playbookSchema } from '../model/playbook.ts';
import { type Result, succeed } from '../platform/result.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';

/** `conflict`: somebody published meanwhile, nothing was changed. */
export type PublishPlaybookAnswer = { readonly kind: 'published'; readonly playbook: Playbook } | { readonly kind: 'conflict' };

/** Over the customers of the manager's teams. */
export async function fetchEffects(connection: Connection): Promise<Result<Effects>> {
  const answer = await requestBackend(connection, '/v1/effects');
  return answer.ok ? parseJson(effectsSchema, await answer.value.text(), 'effects of the rules') : answer;
}

/** Publishes only over the version that the manager saw. A refusal's place is the field. */
export async function publishPlaybook(
  connection: Connection,
  playbook: NewPlaybook,
  basedOn: number,
): Promise<Result<PublishPlaybookAnswer>> {
  const answer = await requestBackend(connection, '/v1/playbook', {
    method: 'POST',
    body: playbook,
    headers: { 'if-match': `"${basedOn}"` },
    accept: [412],
  });
  if (!answer.ok) return answer;
  if (answer.value.status === 412) return succeed({ kind: 'conflict' });
  const published = parseJson(playbookSchema, await answer.value.text(), 'answer to the playbook');
  return published.ok ? succeed({ kind: 'published', playbook: published.value }) : published;
}
