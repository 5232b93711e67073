/** Every row with something wrong: its number, the field, what it is, and whether the row is left out. */
import { sayRowProblem } from '../../lib/i18n/say-row-problem.ts';
import { Panel } from '../console/Panel.tsx';
import table from '../console/table.module.css';
import type { ImportCallbacks, ImportProblemView } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import styles from './CheckedImportView.module.css';

export interface ImportProblemsProps {
  readonly problems: readonly ImportProblemView[];
  /** Total; may exceed the problems listed. */
  readonly count: number;
  readonly refusedCount: number;
  readonly saveRefused: ImportCallbacks['saveRefused'];
}

export function ImportProblems({ problems, count, refusedCount, saveRefused }: ImportProblemsProps) {
  const { messages, number } = useSpeech();
  const words = messages.importing;
  return (
    <Panel
      title={refusedCount > 0 ? words.leftOut(refusedCount) : words.omissions(count)}
      tone={refusedCount > 0 ? 'alert' : 'calm'}
      isOpen={refusedCount > 0}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled, by keys too */}
      <div class={table.scroll} tabIndex={0}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{messages.console.row}</th>
              <th scope="col">{messages.console.fieldHead}</th>
              <th scope="col">{messages.console.problemHead}</th>
              <th scope="col">{words.consequence}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.row}-${problem.kind}-${problem.field}`}>
                <th scope="row" class={table.row}>
                  {number(problem.row)}
                </th>
                <td>{problem.field === undefined ? '' : words.field[problem.field]}</td>
                <td class={table.dim}>{sayRowProblem(problem, words.problem)}</td>
                <td class={table.dim}>{problem.isRefused ? words.rowLeftOut : words.valueLeftOut}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > problems.length && <p class={table.more}>{words.more(count - problems.length)}</p>}
      {refusedCount > 0 && (
        <div class={styles.save}>
          <Button onClick={saveRefused}>{words.saveRefused}</Button>
        </div>
      )}
    </Panel>
  );
}
