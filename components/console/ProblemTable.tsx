/** Every row that cannot be used: its number, the field, what is wrong. */
import type { Messages } from '../../lib/i18n/en.ts';
import type { RowProblem } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

export interface ProblemTableProps {
  readonly problems: readonly RowProblem[];
  /** Total; may exceed the problems listed. */
  readonly count: number;
}

function sentenceOf({ kind, value = '', otherRow = 0, detail }: RowProblem, { problem }: Messages['console']): string {
  switch (kind) {
    case 'unknown-customer':
    case 'unknown-tier':
    case 'unknown-scope':
    case 'unknown-type':
    case 'damaged-id':
      return problem[kind](value);
    case 'duplicate':
    case 'contradiction':
      return problem[kind](otherRow);
    case 'missing':
    case 'too-long':
    case 'ragged':
      return problem[kind];
    case 'other':
      return detail ?? problem.other;
  }
}

export function ProblemTable({ problems, count }: ProblemTableProps) {
  const { messages, number } = useSpeech();
  const words = messages.console;
  return (
    <Panel title={words.problems(count)} tone="alert">
      <div class={table.scroll}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.fieldHead}</th>
              <th scope="col">{words.problemHead}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.row}-${problem.field}-${problem.kind}`}>
                <th scope="row" class={table.row}>
                  {number(problem.row)}
                </th>
                <td>{problem.field === undefined ? '' : words.field[problem.field]}</td>
                <td class={table.dim}>{sentenceOf(problem, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > problems.length && <p class={table.more}>{words.moreProblems(count - problems.length)}</p>}
    </Panel>
  );
}
