/** Proposed key accounts that a guard doubts, with the figures that set it off. */
import type { DoubtfulKeyAccount } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { TierBadge } from '../parts/TierBadge.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

export function DoubtList({ doubtful }: { readonly doubtful: readonly DoubtfulKeyAccount[] }) {
  const { messages } = useSpeech();
  const words = messages.console;
  const accounts = [...Map.groupBy(doubtful, ({ customerId }) => customerId).values()];
  return (
    <Panel title={words.doubtful(accounts.length)} tone="alert">
      <div class={table.scroll}>
        <table class={table.table}>
          <tbody>
            {accounts.map((doubts) => {
              const [first] = doubts;
              if (first === undefined) return null;
              return (
                <tr key={first.customerId}>
                  <th scope="row" class={table.name}>
                    {first.name}
                  </th>
                  <td>
                    <TierBadge tier={first.tier} isShort />
                  </td>
                  <td>{first.scope}</td>
                  <td>
                    {doubts.map(({ guard, figures }) => (
                      <div key={guard}>
                        {words.guard[guard]}
                        {figures !== undefined && <div class={table.dim}>{figures}</div>}
                      </div>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
