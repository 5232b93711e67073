/** Who moves where, and which reps it touches. */
import { useState } from 'preact/hooks';
import type { ConsoleCallbacks, TierListDiff } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { TierMove } from '../parts/TierMove.tsx';
import text from '../parts/text.module.css';
import { tierDirection } from '../parts/tier-order.ts';
import styles from './DiffView.module.css';
import { OverrideForm } from './OverrideForm.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

/** Rows shown at once; a list may move thousands. */
const page = 50;

export interface DiffViewProps {
  readonly diff: TierListDiff;
  readonly staffNames: Readonly<Record<string, string>>;
  /** Absent: the moves can only be looked at. */
  readonly override?: ConsoleCallbacks['overrideTier'];
}

export function DiffView({ diff, staffNames, override }: DiffViewProps) {
  const { messages, number } = useSpeech();
  const words = messages.console;
  const [filter, setFilter] = useState<'all' | 'up' | 'down'>('all');
  const [shown, setShown] = useState(page);
  const [deciding, setDeciding] = useState<string>();
  const moves = diff.moves.filter((move) => filter === 'all' || tierDirection(move.from, move.to) === filter);
  const lead = [
    words.up(diff.upCount),
    words.down(diff.downCount),
    words.unchanged(diff.unchangedCount),
    ...(diff.otherChangeCount > 0 ? [words.otherChanges(diff.otherChangeCount)] : []),
  ].join(' · ');
  const filters = { all: words.all, up: words.up(diff.upCount), down: words.down(diff.downCount) } as const;

  return (
    <Panel title={words.changes} lead={lead}>
      {diff.moves.length === 0 ? (
        <p class={table.dim}>{words.nothingMoves}</p>
      ) : (
        <>
          <h3 class={styles.title}>{words.reps}</h3>
          <ul class={styles.reps}>
            {diff.reps.map((rep) => (
              <li key={rep.staffId} class={styles.rep}>
                <b>{staffNames[rep.staffId] ?? rep.staffId}</b> {words.repLine(rep.up, rep.down)}
              </li>
            ))}
          </ul>
          <fieldset class={styles.filters}>
            <legend class={styles.legend}>{words.filter}</legend>
            {(['all', 'up', 'down'] as const).map((each) => (
              <label key={each} class={styles.filter}>
                <input type="radio" name="moves" checked={filter === each} onChange={() => setFilter(each)} />
                <span>{filters[each]}</span>
              </label>
            ))}
          </fieldset>
          <div class={table.scroll}>
            <table class={table.table}>
              <thead>
                <tr>
                  <th scope="col">{words.customer}</th>
                  <th scope="col">
                    {words.from} → {words.to}
                  </th>
                  <th scope="col">{words.owner}</th>
                  <th scope="col">{words.reason}</th>
                </tr>
              </thead>
              <tbody>
                {moves.slice(0, shown).map((move) => (
                  <tr key={move.customerId}>
                    <th scope="row" class={table.name}>
                      {move.name} <span class={styles.id}>{move.customerId}</span>
                    </th>
                    <td>
                      <TierMove from={move.from} to={move.to} />
                    </td>
                    <td>{staffNames[move.ownerId] ?? move.ownerId}</td>
                    <td class={table.dim}>
                      {deciding === move.customerId && override !== undefined ? (
                        <OverrideForm
                          move={move}
                          onCancel={() => setDeciding(undefined)}
                          onDecide={(tier, reason) => {
                            setDeciding(undefined);
                            override(move.customerId, tier, reason);
                          }}
                        />
                      ) : (
                        <>
                          {move.reason}{' '}
                          {override !== undefined && (
                            <Button look="link" onClick={() => setDeciding(move.customerId)}>
                              {words.override}
                              <span class={text.hidden}> · {move.name}</span>
                            </Button>
                          )}
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {moves.length > shown && (
            <Button class={table.more} onClick={() => setShown(shown + page)}>
              {words.showMore(Math.min(page, moves.length - shown))}
              <span class={styles.id}>
                {number(shown)} / {number(moves.length)}
              </span>
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
