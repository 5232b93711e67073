/** What each column of the file was taken for; a person can correct it, and it is remembered for the next file. */
import { Panel } from '../console/Panel.tsx';
import table from '../console/table.module.css';
import type { ImportCallbacks, ImportColumnView, ImportFieldName } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';

const allFields: readonly ImportFieldName[] = [
  'name',
  'customerId',
  'alias',
  'website',
  'contactName',
  'contactFirstName',
  'contactLastName',
  'contactRole',
  'contactEmail',
  'contactPhone',
  'owner',
  'tier',
  'relationshipType',
  'since',
  'recordLink',
];

export interface ImportColumnsProps {
  readonly columns: readonly ImportColumnView[];
  readonly mapColumn: ImportCallbacks['mapColumn'];
  readonly isOpen: boolean;
}

export function ImportColumns({ columns, mapColumn, isOpen }: ImportColumnsProps) {
  const { messages, list } = useSpeech();
  const words = messages.importing;
  const used = columns.flatMap(({ field }) => (field === undefined ? [] : [words.field[field]]));
  return (
    <Panel title={words.columns} lead={list(used)} isOpen={isOpen}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled, by keys too */}
      <div class={table.scroll} tabIndex={0}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{messages.console.column}</th>
              <th scope="col">{messages.console.meaning}</th>
              <th scope="col">{messages.console.sample}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ index, header, field, sample }) => (
              <tr key={index}>
                <th scope="row" class={table.name}>
                  {header}
                </th>
                <td>
                  <select
                    class={table.select}
                    aria-label={`${header}: ${messages.console.meaning}`}
                    value={field ?? ''}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      mapColumn(
                        index,
                        allFields.find((known) => known === value),
                      );
                    }}
                  >
                    <option value="">{messages.console.unused}</option>
                    {allFields.map((known) => (
                      <option key={known} value={known}>
                        {words.field[known]}
                      </option>
                    ))}
                  </select>
                </td>
                <td class={table.dim}>{sample}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
