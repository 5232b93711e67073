/** What publishing a playbook changes: rules, cadence, limits. */
import { type Speech, useSpeech } from '../LocaleProvider.tsx';
import type { PlaybookChange } from '../playbook-view.ts';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

interface Line {
  readonly what: string;
  readonly id?: string;
  readonly change: string;
}

function lineOf(change: PlaybookChange, { messages, wording, number }: Speech): Line {
  const words = messages.playbook;
  const days = (value: number | null): string => (value === null ? words.noContact : words.everyDays(value));
  switch (change.kind) {
    case 'switch':
      return { what: wording(change.title), id: change.ruleId, change: change.isOn ? words.switchedOn : words.switchedOff };
    case 'weight':
      return {
        what: wording(change.title),
        id: change.ruleId,
        change: words.weight(number(change.from), number(change.to)),
      };
    case 'wording':
      return { what: wording(change.title), id: change.ruleId, change: words.reworded };
    case 'cadence':
      return {
        what: words.cadence(messages.tierCode[change.tier], messages.relationshipType[change.type]),
        change: `${days(change.from)} → ${days(change.to)}`,
      };
    case 'threshold':
      return { what: words.threshold, id: change.name, change: `${number(change.from)} → ${number(change.to)}` };
    case 'cap':
      return { what: words.cap, change: `${number(change.from)} → ${number(change.to)}` };
  }
}

export function PlaybookChanges({ changes }: { readonly changes: readonly PlaybookChange[] }) {
  const speech = useSpeech();
  const { messages } = speech;
  const words = messages.playbook;
  return (
    <Panel title={messages.console.changes} lead={words.changeCount(changes.length)}>
      {changes.length === 0 ? (
        <p class={table.dim}>{words.nothingChanges}</p>
      ) : (
        <div class={table.scroll}>
          <table class={table.table}>
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.change}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => {
                const line = lineOf(change, speech);
                return (
                  <tr key={`${change.kind} ${line.id ?? ''} ${line.what}`}>
                    <th scope="row" class={table.name}>
                      {line.what}
                      {line.id !== undefined && <div class={table.id}>{line.id}</div>}
                    </th>
                    <td>{line.change}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
