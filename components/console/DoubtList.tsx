/** Proposed key accounts that a guard doubts, with the figures that set it off. */
import type { DoubtfulKeyAccount } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { TierBadge } from '../parts/TierBadge.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

export function DoubtList({ doubtful }: { readonly doubtful: readonly DoubtfulKeyAccount[] }) {
  const { messages } = useSpeech();
  const words = messages.console;
  return (
    <Panel title={words.doubtful(doubtful.length)} tone="alert">
      <div class={table.scroll}>
        <table class={table.table}>
          <tbody>
            {doubtful.map((account) => (
              <tr key={`${account.customerId}-${account.guard}`}>
                <th scope="row" class={table.name}>
                  {account.name}
                </th>
                <td>
                  <TierBadge tier={account.tier} isShort />
                </td>
                <td>{account.scope}</td>
                <td>
                  {words.guard[account.guard]}
                  {account.figures !== undefined && <div class={table.dim}>{account.figures}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
