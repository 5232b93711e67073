/** What the effects say about weights: figures, the step proposed, and one click that takes the steps into a draft (PDCA). */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import type { PlaybookCallbacks, WeightLine } from '../playbook-view.ts';
import { Panel } from './Panel.tsx';
import table from './table.module.css';
import styles from './WeightProposals.module.css';

export interface WeightProposalsProps {
  readonly proposals: readonly WeightLine[];
  readonly onTake: PlaybookCallbacks['takeWeights'];
}

/** Nothing at all while the effects prove nothing. */
export function WeightProposals({ proposals, onTake }: WeightProposalsProps) {
  const { messages, wording, number } = useSpeech();
  const words = messages.playbook;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (proposals.length === 0) return null;
  const isStep = ({ from, to }: WeightLine): boolean => from !== to;
  const picked = proposals.filter((line) => isStep(line) && !left.has(line.ruleId));
  const toggle = (ruleId: string) => {
    const next = new Set(left);
    if (!next.delete(ruleId)) next.add(ruleId);
    setLeft(next);
  };
  return (
    <Panel title={words.proposals(proposals.length)} lead={words.proposalsLead}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled, by keys too */}
      <div class={table.scroll} tabIndex={0}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col">{words.proposalWhy}</th>
              <th scope="col" class={table.number}>
                {words.proposalBasis}
              </th>
              <th scope="col">{words.change}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((line) => (
              <tr key={line.ruleId}>
                <th scope="row" class={table.name}>
                  {wording(line.title)}
                  <div class={table.id}>{line.ruleId}</div>
                </th>
                <td>{wording(line.sentence)}</td>
                <td class={table.number}>{number(line.basis)}</td>
                <td>
                  {isStep(line) ? (
                    <label class={styles.take}>
                      <input type="checkbox" checked={!left.has(line.ruleId)} onChange={() => toggle(line.ruleId)} />
                      {words.weight(number(line.from), number(line.to))}
                    </label>
                  ) : (
                    words.lookAgain
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {proposals.some(isStep) && (
        <div class={styles.row}>
          <Button disabled={picked.length === 0} onClick={() => onTake(picked.map(({ ruleId }) => ruleId))}>
            {words.takeWeights(picked.length)}
          </Button>
          <span class={table.id}>{words.takeWeightsHint}</span>
        </div>
      )}
    </Panel>
  );
}
