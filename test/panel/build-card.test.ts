/** What the background says of a customer -> that customer's card, and no other. */
import { expect, test } from 'vitest';
import type { CustomerEvaluation } from '../../lib/messages/contract.ts';
import type { ExportHead } from '../../lib/model/export.ts';
import { buildCard } from '../../lib/panel/build-card.ts';
import { aRow } from '../tiering/examples.ts';

const row = aRow({ ownerId: 'chen' });
const head = { viewer: { id: 'chen', name: '陈晨', role: 'rep' } } as unknown as ExportHead;

function aCard(evaluation: CustomerEvaluation | undefined) {
  const binding = { customerId: row.customer.id };
  const facts = { row, local: [], decisions: [] };
  return buildCard({ facts, head, page: undefined, nameOf: () => undefined, log: { kind: 'no-message', binding }, evaluation });
}

function anEvaluationOf(customerId: string): CustomerEvaluation {
  return { customerId, suggestion: { runnersUp: [], trace: [] }, insight: {} as CustomerEvaluation['insight'] };
}

test('until the background has answered, the card says who it is and leaves open what to do', () => {
  const card = aCard(undefined);
  expect(card.customer).toEqual(row.customer);
  expect(card).not.toHaveProperty('suggestion');
  expect(card).not.toHaveProperty('insight');
});

test('an answer about the customer before never stands on the card of the next', () => {
  expect(aCard(anEvaluationOf(row.customer.id))).toHaveProperty('suggestion');
  expect(aCard(anEvaluationOf('another'))).not.toHaveProperty('suggestion');
});
