/** The first customers as they would come in. */
import { Panel } from '../console/Panel.tsx';
import table from '../console/table.module.css';
import type { ImportPreviewRow } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { TierBadge } from '../parts/TierBadge.tsx';

export interface ImportPreviewProps {
  readonly rows: readonly ImportPreviewRow[];
  /** All customers of the file. */
  readonly count: number;
  /** The file brings ids; otherwise they are made from the names, and nobody knows them. */
  readonly hasIds: boolean;
}

export function ImportPreview({ rows, count, hasIds }: ImportPreviewProps) {
  const { messages, list } = useSpeech();
  const words = messages.importing;
  return (
    <Panel title={words.preview}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled, by keys too */}
      <div class={table.scroll} tabIndex={0}>
        <table class={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.field.name}</th>
              <th scope="col">{words.field.tier}</th>
              <th scope="col">{words.field.website}</th>
              <th scope="col">{words.contacts}</th>
              <th scope="col">{words.field.owner}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, tier, domains, contacts, owner }) => (
              <tr key={id}>
                <th scope="row" class={table.name}>
                  {name} {hasIds && <span class={table.id}>{id}</span>}
                </th>
                <td>
                  <TierBadge tier={tier} />
                </td>
                <td class={table.dim}>{list(domains.slice(0, 3))}</td>
                <td class={table.dim}>{list(contacts.slice(0, 3))}</td>
                <td class={table.dim}>{owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > rows.length && <p class={table.more}>{words.more(count - rows.length)}</p>}
    </Panel>
  );
}
