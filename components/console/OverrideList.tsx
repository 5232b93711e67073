/** What the manager decided against the file or the figures, to be taken back one by one. */
import type { ConsoleCallbacks, TierOverride } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import text from '../parts/text.module.css';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

export interface OverrideListProps {
  readonly overrides: readonly TierOverride[];
  readonly onDrop: ConsoleCallbacks['dropOverride'];
}

/** Nothing at all as long as nothing was decided otherwise. */
export function OverrideList({ overrides, onDrop }: OverrideListProps) {
  const { messages } = useSpeech();
  const words = messages.console;
  if (overrides.length === 0) return null;
  return (
    <Panel title={words.overrides(overrides.length)} lead={words.overridesLead}>
      <div class={table.scroll}>
        <table class={table.table}>
          <tbody>
            {overrides.map(({ customerId, name, proposed, tier, reason }) => (
              <tr key={customerId}>
                <th scope="row" class={table.name}>
                  {name}
                </th>
                <td>{words.overrideInstead(messages.tierCode[tier], messages.tierCode[proposed])}</td>
                <td class={table.dim}>{reason}</td>
                <td>
                  {onDrop !== undefined && (
                    <Button look="link" onClick={() => onDrop(customerId)}>
                      {words.overrideDrop}
                      <span class={text.hidden}> · {name}</span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
