/** What each column of the file was taken for; a manager can correct it. */
import type { ConsoleCallbacks, MappedColumn, TierListField } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

const allFields: readonly TierListField[] = ['customerId', 'tier', 'keyAccountScope', 'relationshipType', 'reason'];

export interface ColumnTableProps {
  readonly columns: readonly MappedColumn[];
  /** Absent: the mapping is only shown. */
  readonly mapColumn: ConsoleCallbacks['mapColumn'];
  readonly isOpen?: boolean;
}

export function ColumnTable({ columns, mapColumn, isOpen = false }: ColumnTableProps) {
  const { messages, list } = useSpeech();
  const words = messages.console;
  const used = columns.flatMap(({ field }) => (field === undefined ? [] : [words.field[field]]));
  return (
    <Panel title={words.columns} lead={list(used)} isOpen={isOpen}>
      <div class={table.scroll}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.meaning}</th>
              <th scope="col">{words.sample}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.index}>
                <th scope="row" class={table.name}>
                  {column.header}
                </th>
                <td>
                  {mapColumn === undefined ? (
                    column.field === undefined ? (
                      words.unused
                    ) : (
                      words.field[column.field]
                    )
                  ) : (
                    <select
                      class={table.select}
                      aria-label={`${column.header}: ${words.meaning}`}
                      value={column.field ?? ''}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        mapColumn(
                          column.index,
                          allFields.find((field) => field === value),
                        );
                      }}
                    >
                      <option value="">{words.unused}</option>
                      {allFields.map((field) => (
                        <option key={field} value={field}>
                          {words.field[field]}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
                <td class={table.dim}>{column.sample}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
