/** Every mistake in a playbook file, with its place. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { PlaybookProblem } from '../playbook-view.ts';
import { faultSentence } from './fault-sentence.ts';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

export function PlaybookProblems({ problems }: { readonly problems: readonly PlaybookProblem[] }) {
  const { messages } = useSpeech();
  const words = messages.console;
  return (
    <Panel title={messages.playbook.problems(problems.length)} tone="alert">
      <div class={table.scroll}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.fieldHead}</th>
              <th scope="col">{words.problemHead}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ field, fault }) => (
              <tr key={`${field} ${JSON.stringify(fault)}`}>
                <th scope="row" class={table.name}>
                  {field === '' ? messages.playbook.wholeFile : field}
                </th>
                <td class={table.dim}>{faultSentence(fault, messages.playbook)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
